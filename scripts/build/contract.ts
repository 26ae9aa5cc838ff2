/**
 * `node scripts/build/contract.ts`: writes the page's types of the API, `src/contract/api.ts`, from the server's
 * `openapi.json`. A test fails while the two differ.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { root } from '../paths.ts';
import { tool } from '../tools.ts';

/** Where the generated types are, from the root. */
export const CONTRACT = 'src/contract/api.ts';

const HEADER =
  '/* Generated from server/openapi.json by scripts/build/contract.ts: change the server’s schemas instead. */\n';

/** The text of {@link CONTRACT} as the server's contract of now makes it: its schemas; how they are asked for is in routes. */
export async function contractTypes(): Promise<string> {
  const api = JSON.parse(readFileSync(join(root, 'server/openapi.json'), 'utf8')) as OpenAPI3;
  const types = astToString(await openapiTypes({ ...api, paths: {} }, { immutable: true }));
  return execFileSync(process.execPath, [tool('oxfmt', 'oxfmt'), '--stdin-filepath', CONTRACT], {
    cwd: root,
    input: HEADER + types,
    encoding: 'utf8',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, CONTRACT), await contractTypes());
}
