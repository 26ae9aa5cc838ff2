import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { freePort } from '../../../scripts/ports.ts';
import { root } from '../../../scripts/paths.ts';
import { makeClub } from '../../e2e/support/clubs.ts';
import { type Stack, startStack } from '../../e2e/support/stack.ts';
import { Consumer, copyExample } from './consumer.ts';
import { installTools, npm, pack, runFolder } from './tools.ts';

/** The club and the room that the examples are about. */
export const CLUB = 'sound-and-field';
export const ROOM = 'street-trees';
const TALKS = ['Rivers under the ice', 'The last quiet hour of a market', 'Night trains'];

/** What was packed and installed, and the deployment that its consumers talk to. */
export interface Kit {
  readonly stack: Stack;
  /** The file that npm would get. */
  readonly tarball: string;
  /** What it unpacks to. */
  readonly package: string;
  /** The word of the site for the host of the room. */
  readonly host: string;
  /** An empty folder with nothing installed around it. */
  readonly developer: Consumer;
  /** A port at which a consumer may serve pages itself, whose origin the server knows. */
  readonly port: number;
  /** Addresses of the examples, and what stands for them. */
  readonly addresses: Readonly<Record<string, string>>;
  /** An example, copied to where the package is installed, into a folder of its name or of another one. */
  example(name: string, folder?: string): Promise<Consumer>;
  /** An empty project there. */
  empty(name: string): Promise<Consumer>;
}

/** Playwright's `test` with the packed package, a real backend, and the club and room of the examples. */
export const test = base.extend<object, { kit: Kit }>({
  kit: [
    // Playwright reads the names of the fixtures that are needed from this pattern, so it must be one.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const tools = await installTools();
      const folder = await runFolder(tools);
      const empty = await mkdtemp(join(tmpdir(), 'hallway-developer-'));
      const port = await freePort('tcp');
      const folders = { '/consumers/': folder, '/developer/': empty };
      const stack = await startStack(folders, undefined, [`http://localhost:${port}`]);
      try {
        const developer = new Consumer(empty, `${stack.site.origin}/developer`, tools);
        await use({ ...(await prepare(folder, tools, stack)), developer, port });
      } finally {
        await stack.close();
        for (const path of [folder, empty]) await rm(path, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

export { expect } from '@playwright/test';

async function prepare(
  folder: string,
  tools: string,
  stack: Stack,
): Promise<Omit<Kit, 'developer' | 'port'>> {
  const tarball = await pack(root, folder);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'site', private: true, type: 'module' }),
  );
  await npm(['install', '--ignore-scripts', tarball], folder);
  const club = { name: CLUB, title: 'Sound & Field', description: 'We listen to places.' };
  const { admin } = await makeClub(stack.api, club);
  const startsAt = new Date(Date.now() + 14 * 86_400_000).toISOString();
  for (const [index, title] of TALKS.entries()) {
    const talk = { name: `talk-${index}`, title, club: CLUB, language: 'en', startsAt };
    const { status } = await stack.api.call('POST', '/v1/rooms', talk, admin.token);
    if (status !== 201) throw new Error(`talk not made: ${status}`);
  }
  const host = await stack.api.hostToken();
  await stack.api.room(host, { name: ROOM });
  const url = `${stack.site.origin}/consumers`;
  const addresses = {
    'https://cdn.example.org': `${url}/node_modules/hallway-elements/dist/cdn`,
    'https://api.example.org': stack.backend.origin,
  };
  const empty = async (name: string) => {
    await mkdir(join(folder, name));
    return new Consumer(join(folder, name), `${url}/${name}`, tools);
  };
  return {
    stack,
    tarball,
    package: join(folder, 'node_modules/hallway-elements'),
    host,
    addresses,
    empty,
    async example(name, as = name) {
      const consumer = await empty(as);
      await copyExample(name, consumer.folder, addresses);
      return consumer;
    },
  };
}
