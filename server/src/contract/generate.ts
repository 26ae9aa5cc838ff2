/**
 * Writes `server/openapi.json` from the contract: `node server/src/contract/generate.ts`. A test fails when the file is
 * not what this would write.
 */
import { writeFile } from 'node:fs/promises';

import { apiDocument } from './document.ts';

/** The file that is committed. */
export const DOCUMENT_FILE = new URL('../../openapi.json', import.meta.url);

/** The contract as it stands in the file. */
export function documentText(): string {
  return `${JSON.stringify(apiDocument(), null, 2)}\n`;
}

if (import.meta.main) await writeFile(DOCUMENT_FILE, documentText());
