import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path/posix';
import { promisify } from 'node:util';

/** What the page server serves. */
export interface PagesOptions {
  port: number;
  /** Folders by the path at which they appear, the longer path first; each ends with a slash. */
  folders: Readonly<Record<string, string>>;
  /** What stands for `{{name}}` in HTML files. */
  values: Readonly<Record<string, string>>;
  /** Texts that are made when they are asked for, by path; never stored by the browser. */
  made: Readonly<Record<string, () => string>>;
  /** Other origins that pages may connect to: the API, and LiveKit's for WebSocket and HTTP. */
  connect: readonly string[];
}

/** A running page server. */
export interface Pages {
  /** Address of the first page. */
  url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the demo's pages on this machine, under the strict policy that Hallway promises to work with. Their API has an
 * origin of its own, as in most deployments.
 */
export async function servePages(options: PagesOptions): Promise<Pages> {
  const { port, connect } = options;
  // Any website could let its own name resolve to this machine, and then read what is made here.
  const hosts = new Set([`localhost:${port}`, `127.0.0.1:${port}`]);
  const headers = {
    'content-security-policy': policy(connect),
    'permissions-policy': 'microphone=(self)',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const known = hosts.has(request.headers.host ?? '');
    const asked = request.method === 'GET' || request.method === 'HEAD';
    const answered = known && asked ? answer(request.url ?? '/', response, options) : Promise.resolve(false);
    answered
      .then((found) => found || response.writeHead(asked ? 404 : 405).end())
      .catch(() => response.writeHead(500).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${port}/`,
    async close() {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}

/** The policy of the strictest sites, and the hosts that a room needs. */
function policy(connect: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    `connect-src 'self' ${connect.join(' ')}`,
  ].join('; ');
}

/** @returns Whether there was anything to answer with. */
async function answer(url: string, response: ServerResponse, options: PagesOptions): Promise<boolean> {
  const path = decoded(url);
  const made = options.made[path];
  if (made) {
    response
      .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end(made());
    return true;
  }
  const prefix = Object.keys(options.folders).find((folder) => path.startsWith(folder));
  const type = TYPES[extname(path.endsWith('/') ? 'index.html' : path)];
  if (prefix === undefined || !type) return false;
  const file = join(
    options.folders[prefix]!,
    path.slice(prefix.length),
    path.endsWith('/') ? 'index.html' : '',
  );
  const content = await readFile(file).catch(() => undefined);
  if (!content) return false;
  response
    .writeHead(200, { 'content-type': type })
    .end(type.includes('html') ? filled(content, options) : content);
  return true;
}

/** The path of a request, with everything that leads out of its folder taken away. */
function decoded(url: string): string {
  const { pathname } = new URL(url, 'http://page');
  try {
    return normalize(decodeURIComponent(pathname));
  } catch {
    // Not a path that anything was linked by.
    return '';
  }
}

function filled(content: Buffer, { values }: PagesOptions): string {
  return content.toString().replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => escaped(values[name] ?? ''));
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
