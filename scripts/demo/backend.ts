import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExistingServer } from '../livekit/existing.ts';
import { root, stateFolder } from '../paths.ts';
import type { Child } from '../process.ts';
import type { Service } from './keep-alive.ts';
import type { Secrets } from './secrets.ts';
import type { SiteKeys } from './site-token.ts';

/** What the reference server is told. */
export interface BackendOptions {
  port: number;
  livekit: Pick<ExistingServer, 'url' | 'apiKey' | 'apiSecret'>;
  /** Origins whose pages may call it. */
  origins: readonly string[];
  secrets: Secrets;
  site: SiteKeys;
  /** Told where the server keeps its data when it could not do so in the usual folder. */
  onDataMoved: (folder: string) => void;
}

/** Making the database takes two seconds the first time; repairing it after a power cut may take longer. */
const READY_MS = 90_000;
/** Requests finish, pages are told, the database writes its last checkpoint. */
const GRACE_MS = 30_000;

/**
 * The reference server with its embedded database. Whatever of its settings the environment holds already goes before
 * ours, so that the demo can be run on another PostgreSQL (DATABASE_URL) or data folder (HALLWAY_DATA_DIR).
 */
export function backend({ port, livekit, origins, secrets, site, onDataMoved }: BackendOptions): Service {
  return {
    name: 'The server',
    args: [join(root, 'server', 'src', 'main.ts')],
    options: {
      cwd: root,
      graceMs: GRACE_MS,
      onLine: (line) => {
        const moved = dataMoved(line);
        if (moved) onDataMoved(moved);
      },
      env: {
        HALLWAY_LOG: 'warn',
        HALLWAY_RECORDING_DIR: join(stateFolder, 'recordings'),
        // Left to the server where it is the usual folder: then it knows what to do when root's home hides that folder.
        ...(process.env.HALLWAY_STATE && { HALLWAY_DATA_DIR: join(stateFolder, 'data') }),
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: livekit.apiKey,
        LIVEKIT_API_SECRET: livekit.apiSecret,
        HALLWAY_ORIGINS: origins.join(),
        HALLWAY_SECRET: secrets.session,
        HALLWAY_ADMIN_KEY: secrets.operator,
        HALLWAY_SITE_SECRET: site.secret,
        HALLWAY_SITE_ISSUER: site.issuer,
        HALLWAY_SITE_AUDIENCE: site.audience,
      },
    },
    ready: (child) => untilReady(child, `http://127.0.0.1:${port}/readyz`),
  };
}

async function untilReady(child: Child, url: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await answers(url))) {
    if (!child.alive) throw new Error(`The server did not start:\n${child.tail.join('\n')}`);
    if (Date.now() > deadline) throw new Error(`The server is not ready yet:\n${child.tail.join('\n')}`);
    await sleep(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    // Not listening yet: the caller asks again.
    return false;
  }
}

/** The folder that a line of the server's log names as the one it took instead of the usual one. */
function dataMoved(line: string): string | undefined {
  if (!line.includes('data_dir_moved')) return undefined;
  return (JSON.parse(line) as { text?: string }).text;
}
