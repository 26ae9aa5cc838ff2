import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../scripts/paths.ts';
import { makeClub } from './support/clubs.ts';
import { expect, test } from './support/fixtures.ts';
import { startSite } from './support/site.ts';

const BUNDLE = join(root, 'dist/cdn');
/** The file with a name that stays, brotli. */
const LOADER_MAX = 2_500;
/** It and the first file that it fetches for a page with a room, brotli. */
const FIRST_ROOM_MAX = 10_000;

const integrity = () =>
  JSON.parse(readFileSync(join(BUNDLE, 'integrity.json'), 'utf8')) as Record<string, string>;

test('comes from a folder of another origin, twice, and finds tags wherever and whenever they appear', async ({
  stack,
  visit,
}) => {
  const cdn = await startSite({ '/a/b/v1/': BUNDLE });
  try {
    const { name } = await makeClub(stack.api);
    const room = await stack.api.room(await stack.api.hostToken());
    const script = (query: string) =>
      `<script type="module" crossorigin src="${cdn.origin}/a/b/v1/hallway.js${query}" data-api="${stack.backend.origin}" data-lang="lt" data-theme="dark"></script>`;
    const later = `
      const host = document.querySelector('#host').attachShadow({ mode: 'open' });
      host.append(document.createElement('p'));
      globalThis.insert = () => {
        const card = document.createElement('hallway-club-card');
        card.setAttribute('club', '${name}');
        host.firstChild.append(card);
        const other = document.createElement('hallway-room');
        other.setAttribute('room', '${room}');
        document.body.append(other);
      };`;
    const body = `<div id="host"></div>${script('')}${script('')}${script('?v=2')}`;
    const visitor = await visit({ body, bare: true, modules: [later], frames: [cdn.origin], lang: '' });
    const { page } = visitor;
    await expect.poll(() => visitor.requests.filter((url) => url.includes('/cards-')).length).toBe(1);
    await page.evaluate(() => (globalThis as unknown as { insert(): void }).insert());
    await expect(visitor.button('Sekti')).toBeVisible();
    await expect(visitor.button('Klausytis')).toBeVisible();
    const scheme = await visitor.button('Sekti').evaluate((button) => getComputedStyle(button).colorScheme);
    expect(scheme).toBe('dark');
    expect(visitor.said.filter((text) => /is taken|uncaught/.test(text))).toEqual([]);
    expect(visitor.requests.filter((url) => url.includes('/v1/clubs')).length, 'asked for once').toBe(1);
  } finally {
    await cdn.close();
  }
});

test('its scripts are what the list says, or they do not run', async ({ stack, visit }) => {
  const cdn = await startSite({ '/v1/': BUNDLE });
  try {
    const { name } = await makeClub(stack.api);
    const list = integrity();
    const whole = Object.entries(list).map(([file, hash]) => [`${cdn.origin}/v1/${file}`, hash]);
    const map = JSON.stringify({ integrity: Object.fromEntries(whole) });
    const own = `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
    const tag = `<script type="module" crossorigin src="${cdn.origin}/v1/hallway.js" data-api="${stack.backend.origin}" integrity="${list['hallway.js']}"></script>`;
    const body = `<script type="importmap">${map}</script>${tag}<hallway-club-card club="${name}"><b>Sound</b></hallway-club-card>`;
    const options = { body, bare: true, frames: [cdn.origin, own] };
    const visitor = await visit(options);
    await expect(visitor.button('Follow')).toBeVisible();

    for (const changed of ['hallway.js', /cards-/]) {
      const other = await visit({ body: '', bare: true });
      const altered = new RegExp(changed);
      await other.page.route(altered, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()};globalThis.evil = 1;` });
      });
      const refused = other.page.waitForEvent('console', {
        predicate: (said) => /integrity/i.test(said.text()),
      });
      await other.page.goto(stack.site.page(body, { bare: true, frames: options.frames }));
      await refused;
      expect(await other.page.evaluate(() => 'evil' in globalThis)).toBe(false);
      await expect(other.page.getByText('Sound'), 'what is inside the tag stands').toBeVisible();
    }
  } finally {
    await cdn.close();
  }
});

test('the file whose name stays is small, and so is all that a page with a room loads first', () => {
  const size = (file: string) => brotliCompressSync(readFileSync(join(BUNDLE, file))).length;
  const loader = size('hallway.js');
  const named = readFileSync(join(BUNDLE, 'hallway.js'), 'utf8');
  const rooms = /rooms-[\w-]+\.js/.exec(named)?.[0] ?? '';
  const all = loader + size(rooms);
  console.log(`hallway.js: ${loader} bytes, a page with a room ${all}, brotli`);
  expect(loader).toBeLessThanOrEqual(LOADER_MAX);
  expect(all).toBeLessThanOrEqual(FIRST_ROOM_MAX);
});
