import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.map': 'application/json',
};

/** The host page that embeds Hallway: an origin of its own, with the strict policy that we promise to work under. */
export interface Site {
  readonly origin: string;
  /** Serves this body as a page and returns its address. `bundle` is on it unless `bare`. */
  page(body: string, options?: PageOptions): string;
  /** Serves this text under an address that ends so, and returns its path. */
  file(extension: string, body: string): string;
  /** Adds hosts to `connect-src`. */
  allow(...hosts: readonly string[]): void;
  close(): Promise<void>;
}

/** What a test page has besides its body. */
export interface PageOptions {
  /** Attributes of the one script tag, for example `data-api="…"`. */
  readonly script?: string;
  /** More scripts, each served as a file of its own since inline ones are forbidden. */
  readonly modules?: readonly string[];
  /** Addresses of further scripts. */
  readonly scripts?: readonly string[];
  /** No bundle at all. */
  readonly bare?: boolean;
  readonly lang?: string;
  /** Origins whose pages it shows in frames, and whose scripts it runs. */
  readonly frames?: readonly string[];
  /** No policy, as most sites have none: what is pasted there may hold styles. */
  readonly lax?: boolean;
}

/**
 * Starts the host page's server on a free port of loopback.
 * @param folders - URL prefix to folder on disk, for example `{ '/hallway/': 'dist/cdn' }`.
 */
export async function startSite(folders: Readonly<Record<string, string>>): Promise<Site> {
  const made = new Map<string, { type: string; body: string; frames: readonly string[] | null }>();
  const hosts = new Set<string>();
  const policy = (frames: readonly string[]) =>
    [
      "default-src 'self'",
      `script-src ${["'self'", ...frames].join(' ')}`,
      `frame-src ${["'self'", ...frames].join(' ')}`,
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      `connect-src 'self' ${[...hosts].join(' ')}`,
      // Recordings are played from the API.
      `media-src 'self' ${[...hosts].filter((host) => host.startsWith('http')).join(' ')}`,
    ].join('; ');

  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = made.get(pathname);
    if (page) {
      response
        .writeHead(200, {
          'content-type': page.type,
          ...(page.frames && { 'content-security-policy': policy(page.frames) }),
        })
        .end(page.body);
      return;
    }
    for (const [prefix, folder] of Object.entries(folders)) {
      const file = join(folder, normalize(pathname.slice(prefix.length)));
      if (pathname.startsWith(prefix) && file.startsWith(folder) && existsSync(file)) {
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, {
          'content-type': type,
          'cache-control': 'max-age=3600',
          'access-control-allow-origin': '*',
        });
        createReadStream(file).pipe(response);
        return;
      }
    }
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let count = 0;
  const add = (extension: string, body: string, frames: readonly string[] | null = []): string => {
    count += 1;
    made.set(`/made/${count}${extension}`, { type: TYPES[extension]!, body, frames });
    return `/made/${count}${extension}`;
  };
  return {
    origin,
    file: (extension, body) => add(extension, body),
    allow: (...more) => more.forEach((host) => hosts.add(host)),
    page(
      body,
      { script = '', modules = [], scripts = [], bare = false, lang = 'en', frames = [], lax = false } = {},
    ) {
      const bundle = bare ? '' : `<script type="module" src="/hallway/hallway.js" ${script}></script>`;
      const extra = [...modules.map((code) => add('.js', code)), ...scripts]
        .map((src) => `<script type="module" src="${src}"></script>`)
        .join('');
      const style = `<link rel="stylesheet" href="${add('.css', '* { box-sizing: border-box } body { margin: 16px; font-family: sans-serif }')}">`;
      const head = `<meta charset="utf-8"><title>Host page</title>${style}${bundle}${extra}`;
      return (
        origin +
        add(
          '.html',
          `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`,
          lax ? null : frames,
        )
      );
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
