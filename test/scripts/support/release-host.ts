import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A host of release files on this machine, closed with the test. */
export interface ReleaseHost {
  url: string;
  /** Paths that were asked for. */
  asked: string[];
}

/** Starts a host that answers as told. */
export async function releaseHost(t: TestContext, answer: RequestListener): Promise<ReleaseHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** SHA-256 in hexadecimal, as a release's checksums.txt has it. */
export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
