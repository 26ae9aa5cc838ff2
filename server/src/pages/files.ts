import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

import type { AppContext } from '../http/context.ts';

const compress = promisify(brotliCompress);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
/** One file of one folder, of the kinds that we serve. */
const NAME = /^[A-Za-z0-9][\w.-]{0,80}\.(?:js|css|txt)$/;

interface Kept {
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly tag: string;
  readonly changed: number;
}

/** The scripts and the style of our own pages. */
const OWN = fileURLToPath(new URL('browser/', import.meta.url));
/** Files of {@link OWN} that pages name, by an address that changes with them. */
const NAMED = ['page.css', 'frame.js', 'builder.css', 'builder.js'] as const;
const HASHES = new Map(NAMED.map((name) => [name, hash(readFileSync(join(OWN, name)))]));

/** Where a page finds the files that it names. */
export interface PageFiles {
  address(name: (typeof NAMED)[number]): string;
}

/** The files of pages below a path. */
export function pageFiles(prefix: string): PageFiles {
  return { address: (name) => `${prefix}/assets/${name}?v=${HASHES.get(name)}` };
}

/** Serves the small files of one folder from memory, compressed where the browser takes it. */
export class Folder {
  readonly #path: string;
  readonly #kept = new Map<string, Promise<Kept>>();

  constructor(path: string = OWN) {
    this.#path = path;
  }

  /**
   * Answers with a file; undefined where there is none of that name. Any page of any origin may use it.
   * @param cache for `Cache-Control`
   */
  async serve(c: AppContext, name: string, cache: string): Promise<Response | undefined> {
    const file = NAME.test(name) ? await this.#read(name) : undefined;
    if (!file) return undefined;
    c.header('cache-control', cache);
    c.header('etag', file.tag);
    c.header('vary', 'accept-encoding');
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    if (c.req.header('if-none-match')?.includes(file.tag)) return c.body(null, 304);
    c.header('content-type', TYPES[extname(name)]);
    const small = /\bbr\b/.test(c.req.header('accept-encoding') ?? '');
    if (small) c.header('content-encoding', 'br');
    return c.body(new Uint8Array(small ? file.brotli : file.plain), 200);
  }

  async #read(name: string): Promise<Kept | undefined> {
    const path = join(this.#path, name);
    try {
      const { mtimeMs } = await stat(path);
      const known = await this.#kept.get(name);
      if (known?.changed === mtimeMs) return known;
      const fresh = load(path, mtimeMs);
      this.#kept.set(name, fresh);
      return await fresh;
    } catch {
      // Not there, or not ours to read: the same to who asks.
      this.#kept.delete(name);
      return undefined;
    }
  }
}

async function load(path: string, changed: number): Promise<Kept> {
  const plain = await readFile(path);
  return { plain, brotli: await compress(plain), tag: `W/"${hash(plain)}"`, changed };
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}
