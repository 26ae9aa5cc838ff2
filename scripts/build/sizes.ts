import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** One file of a build. */
export interface FileSize {
  file: string;
  raw: number;
  brotli: number;
}

/** Bytes of a text after brotli at its best, as a server that compresses once sends it. */
export function brotliSize(text: string | Buffer): number {
  const bytes = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** Sizes of the scripts in a folder, the largest first. */
export function scriptSizes(folder: string): FileSize[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const code = readFileSync(join(folder, file));
      return { file, raw: code.length, brotli: brotliSize(code) };
    })
    .sort((a, b) => b.brotli - a.brotli);
}

/** A table for people. */
export function sizeTable(sizes: readonly FileSize[]): string {
  const width = Math.max(...sizes.map(({ file }) => file.length));
  const row = (file: string, raw: string, brotli: string) =>
    `${file.padEnd(width)}  ${raw.padStart(9)}  ${brotli.padStart(9)}`;
  const bytes = (size: number) => size.toLocaleString('en');
  return [
    row('file', 'bytes', 'brotli'),
    ...sizes.map(({ file, raw, brotli }) => row(file, bytes(raw), bytes(brotli))),
  ].join('\n');
}
