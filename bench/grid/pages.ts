import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** The built peers, on an address of their own. */
export interface Pages {
  /** The page of a peer; what follows a `?` is handed to it. */
  url(peer: string): string;
  close(): Promise<void>;
}

/** Serves one page for each built peer. */
export async function servePages(folder: string): Promise<Pages> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const type = TYPES[extname(pathname)];
    if (!type) {
      const peer = pathname.slice(1);
      const style = await readFile(join(folder, peer, `${peer}.css`)).catch(() => undefined);
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>${peer}</title>` +
          (style ? `<link rel="stylesheet" href="/${peer}/${peer}.css">` : '') +
          `<body><script type="module" src="/${peer}/${peer}.js"></script></body></html>`,
      );
      return;
    }
    try {
      const file = await readFile(join(folder, normalize(pathname)));
      response.setHeader('content-type', type);
      response.end(file);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (peer) => `http://127.0.0.1:${port}/${peer}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
