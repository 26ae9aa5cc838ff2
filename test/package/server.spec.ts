import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/ports.ts';
import { root } from '../../scripts/paths.ts';
import { Child } from '../../scripts/process.ts';
import { Api } from '../e2e/support/api.ts';
import { expect, test } from './support/fixtures.ts';
import { npm, pack } from './support/tools.ts';

test('the packed server runs from an empty folder: its command, its database, its API, its pages, its recorder', async ({
  kit,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'hallway-server-'));
  // As root, PostgreSQL runs as an account of its own, which has to pass through.
  await chmod(folder, 0o711);
  const tarball = await pack(join(root, 'server'), folder);
  const project = await kit.empty('publint-server');
  await project.tool('publint', tarball, '--strict');
  await npm(['install', '--ignore-scripts', tarball], folder);
  expect(await npm(['exec', '--', 'hallway-server', '--help'], folder)).toContain('hallway-server [serve]');

  const port = await freePort('tcp');
  const installed = join(folder, 'node_modules/hallway-server');
  const scripts = globSync('dist/**/*.js', { cwd: installed, exclude: ['dist/widget/**'] });
  const ofSources = scripts.filter((file) =>
    /URL\(\s*['"`][^'"`]*\.ts['"`]/.test(readFileSync(join(installed, file), 'utf8')),
  );
  expect(ofSources, 'scripts that name a source, which is not there').toEqual([]);
  const { HALLWAY_DATA_DIR: _theirs, ...env } = kit.stack.env;
  const server = new Child(process.execPath, [join(installed, 'bin/hallway-server.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...env,
      PORT: String(port),
      HALLWAY_DATA_DIR: join(folder, 'data'),
      HALLWAY_RECORDING_DIR: join(folder, 'recordings'),
      HALLWAY_SECRET: randomBytes(24).toString('hex'),
    },
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await expect
      .poll(() => ready(origin), { message: 'the server is ready', timeout: 60_000 })
      .toBe(true)
      .catch((error: unknown) => {
        throw new Error(server.tail.join('\n'), { cause: error });
      });
    const document = JSON.parse(await readFile(join(installed, 'openapi.json'), 'utf8')) as object;
    expect(await (await fetch(`${origin}/openapi.json`)).json()).toEqual(document);
    expect((await fetch(`${origin}/widget/hallway.js`)).headers.get('content-type')).toContain('javascript');
    await page.goto(`${origin}/r/there-is-none`);
    await expect(page.getByRole('heading')).toBeVisible();
    await record(new Api(origin, kit.stack.env));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Records a room in which nobody speaks: the recorder is a program of its own, which a package can lack. */
async function record(api: Api): Promise<void> {
  const hostToken = await api.hostToken();
  const room = await api.room(hostToken);
  const { token } = await api.session(hostToken);
  const call = (method: string, path = '') => api.call(method, `/v1/rooms/${room}${path}`, undefined, token);
  const state = async () => ((await call('GET')).body as Recorded).room.recordingState;
  expect((await call('POST', '/recording/start')).status).toBeLessThan(300);
  await expect.poll(state).toBe('recording');
  const begun = Date.now();
  await expect.poll(() => Date.now() - begun).toBeGreaterThan(2_000);
  expect((await call('POST', '/end')).status).toBe(200);
  await expect.poll(state).toBe('kept');
  const { audio } = (await call('GET', '/recording')).body as { audio: string };
  const sound = await fetch(api.origin + audio);
  expect(sound.headers.get('content-type')).toBe('audio/mpeg');
  expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(2_000);
}

interface Recorded {
  readonly room: { readonly recordingState: string };
}

async function ready(origin: string): Promise<boolean> {
  // Until it listens there is nobody to say no.
  return (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok ?? false;
}
