import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The list of what the scripts of a bundle must be, beside them. */
export const INTEGRITY = 'integrity.json';

/**
 * Writes `integrity.json`: for each script of a folder its hash, as `integrity` attributes and the `integrity` of an import
 * map hold it (https://www.w3.org/TR/sri/).
 */
export function writeIntegrity(folder: string): void {
  const scripts = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .toSorted();
  const list = Object.fromEntries(
    scripts.map((file) => [file, integrityOf(readFileSync(join(folder, file)))]),
  );
  writeFileSync(join(folder, INTEGRITY), `${JSON.stringify(list, null, 2)}\n`);
}

/** The hash of a file, in the form of the standard. */
export function integrityOf(code: string | Buffer): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}
