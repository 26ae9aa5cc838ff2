import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Files on an origin of their own, served as hosts of static files do: small, and with leave to be kept. */
export interface StaticHost {
  readonly origin: string;
  /** Has this file under this path, which begins with a slash. */
  add(path: string, content: string | Buffer): void;
  close(): Promise<void>;
}

/**
 * Starts one.
 * @param headers - Of its own, for a path.
 */
export async function startStatic(headers: (path: string) => Record<string, string>): Promise<StaticHost> {
  const files = new Map<string, { plain: Buffer; small: Buffer | undefined }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = files.get(pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const small = request.headers['accept-encoding']?.includes('br') ? file.small : undefined;
    response
      .writeHead(200, {
        'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(small && { 'content-encoding': 'br' }),
        ...headers(pathname),
      })
      .end(small ?? file.plain);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add(path, content) {
      const plain = Buffer.from(content);
      files.set(path, { plain, small: path.endsWith('.jpg') ? undefined : brotliCompressSync(plain) });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
