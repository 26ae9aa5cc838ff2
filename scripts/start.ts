/**
 * `npm start`: a live room on this machine, with somebody on stage, in one command. Starts LiveKit, the reference server on
 * its embedded database, the synthetic speaker and the page server, and ends them all with Ctrl-C.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { backend } from './demo/backend.ts';
import { CLUB, HOST, seedRoom } from './demo/cast.ts';
import { keepAlive, type Service } from './demo/keep-alive.ts';
import { demoLiveKit } from './demo/livekit.ts';
import { servePages } from './demo/pages.ts';
import { seedProgramme } from './demo/programme.ts';
import { loadSecrets } from './demo/secrets.ts';
import { type SiteKeys, signPerson } from './demo/site-token.ts';
import { endLeftovers } from './leftovers.ts';
import { root, stateFolder } from './paths.ts';
import { freePort } from './ports.ts';
import { onStop, run, stopAll } from './process.ts';

const PAGE_PORT = 4400;
const API_PORT = 4401;
const ROOM_FILE = join(stateFolder, 'room');

const stopping = new AbortController();
onStop(async (reason) => {
  console.log(`\nStopping (${reason}).`);
  await stop();
  console.log('Stopped.');
  // What was asked for has been done.
  process.exit(0);
});

try {
  await main();
} catch (error) {
  await giveUp(error instanceof Error ? error.message : String(error));
}

async function main(): Promise<void> {
  mkdirSync(stateFolder, { recursive: true });
  for (const name of await endLeftovers()) step(`Ended what the last run left behind: ${name}`);

  const [pagePort, apiPort] = [await freePort('tcp', PAGE_PORT), await freePort('tcp', API_PORT)];
  const api = `http://127.0.0.1:${apiPort}`;
  const secrets = loadSecrets(join(stateFolder, 'secrets.json'));
  const site: SiteKeys = { secret: secrets.site, issuer: 'sound-and-field', audience: 'hallway' };

  const livekit = await demoLiveKit(secrets.livekit, `${api}/v1/livekit/webhook`, stopping.signal, giveUp);
  step(livekit.about);

  await timed('One-tag bundle built', buildBundle);

  const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${pagePort}`);
  let dataFolder = stateFolder;
  const server = backend({
    port: apiPort,
    livekit,
    origins,
    secrets,
    site,
    onDataMoved: (folder) => (dataFolder = folder),
  });
  await timed(`Server and its database at ${api}`, () => keepAlive(server, stopping.signal, giveUp));

  const room = await seedRoom(api, site, lastRoom());
  writeFileSync(ROOM_FILE, room);
  await seedProgramme(api, site, CLUB);
  await timed('Music box on stage', () => keepAlive(musicBox(api, room, site), stopping.signal, giveUp));

  const pages = await servePages({
    port: pagePort,
    folders: { '/hallway/': join(root, 'dist', 'cdn'), '/': join(root, 'examples', 'demo') },
    values: { api, room, club: CLUB, person: '@rasa' },
    made: { '/demo/host-token': () => signPerson(site, HOST) },
    connect: [api, ...mediaHosts(livekit.url)],
  });
  console.log(`
  Listen here            ${pages.url}
  … lietuviškai          ${pages.url}lt.html
  The club's own page    ${pages.url}club.html
  Be the host here       ${pages.url}host.html

  Ctrl-C stops everything. Data stays in ${dataFolder}.
`);
}

async function buildBundle(): Promise<void> {
  const built = await run(process.execPath, [join(root, 'scripts', 'build.ts'), 'cdn'], { cwd: root });
  if (!built.ok) throw new Error(`The bundle could not be built:\n${stripVTControlCharacters(built.output)}`);
}

function musicBox(api: string, room: string, site: SiteKeys): Service {
  const speaking = Promise.withResolvers<void>();
  return {
    name: 'The music box',
    args: [join(root, 'scripts', 'demo', 'music-box.ts')],
    options: {
      cwd: root,
      env: { ...process.env, DEMO_API: api, DEMO_ROOM: room, DEMO_SITE: JSON.stringify(site) },
      onLine: (line) => {
        if (line === 'speaking') speaking.resolve();
      },
    },
    ready: async (child) => {
      const ended = child.exited.then(() => {
        throw new Error(`The music box did not come on stage:\n${child.tail.join('\n')}`);
      });
      await Promise.race([speaking.promise, ended]);
    },
  };
}

/** The room of the last run; undefined at the first. */
function lastRoom(): string | undefined {
  try {
    return readFileSync(ROOM_FILE, 'utf8');
  } catch {
    // Never written.
    return undefined;
  }
}

/** What a page connects to for LiveKit: WebSocket and HTTP; LiveKit Cloud sends it on to hosts by region. */
function mediaHosts(url: string): string[] {
  const { host, protocol } = new URL(url);
  const schemes = protocol === 'wss:' ? ['wss', 'https'] : ['ws', 'http'];
  const names = host.endsWith('.livekit.cloud') ? [host, '*.livekit.cloud'] : [host];
  return names.flatMap((name) => schemes.map((scheme) => `${scheme}://${name}`));
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = Date.now();
  await work();
  step(`${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function step(what: string): void {
  console.log(`✔ ${what}`);
}

async function giveUp(message: string): Promise<void> {
  console.error(`\n${message}`);
  await stop();
  process.exit(1);
}

async function stop(): Promise<void> {
  stopping.abort();
  await stopAll();
}
