import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LiveKit, startLiveKit } from '../../../scripts/livekit/run.ts';
import { freePort } from '../../../scripts/ports.ts';
import { Api } from './api.ts';
import { BackendProcess } from './backend-process.ts';
import { type Site, startSite } from './site.ts';

/** The whole of a deployment on this machine: media server, backend with its own database, and a site that embeds us. */
export interface Stack {
  readonly livekit: LiveKit;
  readonly backend: BackendProcess;
  readonly site: Site;
  readonly api: Api;
  /** What the backend was started with, for a second process beside it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const BUNDLE = fileURLToPath(new URL('../../../dist/cdn', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/**
 * Starts one; every port is free, every secret new, all data in a folder that goes with it.
 * @param folders - What the site serves besides the bundle: URL prefix to folder.
 * @param livekitUrl - Address for visitors where it is not LiveKit's own, such as that of a slow link before it.
 * @param origins - Of further pages that call the API.
 */
export async function startStack(
  folders: Readonly<Record<string, string>> = {},
  livekitUrl: (own: string) => string = (own) => own,
  origins: readonly string[] = [],
): Promise<Stack> {
  const site = await startSite({ '/hallway/': BUNDLE, '/copy/': BUNDLE, '/modules/': MODULES, ...folders });
  const [port, secondPort] = [await freePort('tcp'), await freePort('tcp')];
  const hook = (of: number) => `http://127.0.0.1:${of}/v1/livekit/webhook`;
  const livekit = await startLiveKit({ webhooks: [hook(port), hook(secondPort)] });
  const data = mkdtempSync(join(tmpdir(), 'hallway-e2e-'));
  // As root, PostgreSQL runs as an account of its own, which has to pass through.
  chmodSync(data, 0o711);
  const env = {
    HALLWAY_DATA_DIR: data,
    HALLWAY_RECORDING_DIR: join(data, 'recordings'),
    LIVEKIT_URL: livekitUrl(livekit.url),
    LIVEKIT_INTERNAL_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    HALLWAY_SECRET: randomBytes(24).toString('hex'),
    HALLWAY_ADMIN_KEY: randomBytes(24).toString('hex'),
    HALLWAY_ORIGINS: [site.origin, ...origins].join(','),
    HALLWAY_SITE_SECRET: randomBytes(24).toString('hex'),
    HALLWAY_SITE_ISSUER: 'https://site.example',
    HALLWAY_SITE_AUDIENCE: 'hallway',
    /** Where a second process may listen and hear LiveKit's webhooks. */
    SECOND_PORT: String(secondPort),
  };
  const backend = await BackendProcess.start(env, port);
  site.allow(backend.origin, `http://127.0.0.1:${secondPort}`, livekit.url, livekit.httpUrl);
  return {
    livekit,
    backend,
    site,
    env,
    api: new Api(backend.origin, env),
    async close() {
      await backend.stop();
      await livekit.stop();
      await site.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
