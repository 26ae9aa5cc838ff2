import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { root } from '../../scripts/paths.ts';
import { makeClub } from '../../test/e2e/support/clubs.ts';
import { type Stack, startStack } from '../../test/e2e/support/stack.ts';
import { replaced } from '../../test/package/support/consumer.ts';
import { type StaticHost, startStatic } from './static.ts';

const EXAMPLE = join(root, 'examples/landing');
const BUNDLE = join(root, 'dist/cdn');
const CLUB = 'sound-and-field';
const TALKS = ['What a street tree hears', 'Rivers under the ice', 'The last quiet hour of a market'];
const FOLLOWERS = 12;
const DAY_MS = 86_400_000;
const YEAR = 'public, max-age=31536000, immutable';

/** The landing page of the examples, as it is in the world: static, compressed, under a strict policy, its bundle elsewhere. */
export interface Landing {
  /** Address of the page. */
  readonly url: string;
  /** Of the same page without our script. */
  readonly bare: string;
  /** Where our script comes from; nothing else does. */
  readonly cdn: string;
  close(): Promise<void>;
}

/** Starts page, bundle and a real server with the club that the page is about. */
export async function startLanding(browser: Browser): Promise<Landing> {
  let policy = '';
  const page = await startStatic((path) =>
    path.endsWith('.html')
      ? { 'content-security-policy': policy, 'cache-control': 'no-cache' }
      : { 'cache-control': YEAR },
  );
  const cdn = await startStatic((path) => ({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    // The one file whose name stays, as the server of the project itself has it.
    'cache-control': path === '/hallway.js' ? 'public, max-age=300' : YEAR,
  }));
  for (const name of readdirSync(BUNDLE)) cdn.add(`/${name}`, readFileSync(join(BUNDLE, name)));
  const stack = await startStack({}, undefined, [page.origin]);
  const api = stack.backend.origin;
  policy = [
    "default-src 'none'",
    `script-src ${cdn.origin}`,
    `connect-src 'self' ${api}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  addPages(page, { 'https://cdn.example.org': cdn.origin, 'https://api.example.org': api });
  page.add('/club.jpg', await picture(browser));
  await fill(stack, `${page.origin}/club.jpg`);
  return {
    url: `${page.origin}/index.html`,
    bare: `${page.origin}/bare.html`,
    cdn: cdn.origin,
    async close() {
      await stack.close();
      await page.close();
      await cdn.close();
    },
  };
}

function addPages(page: StaticHost, addresses: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(EXAMPLE)) {
    page.add(`/${name}`, replaced(readFileSync(join(EXAMPLE, name), 'utf8'), addresses));
  }
  const bare = readFileSync(join(EXAMPLE, 'index.html'), 'utf8').replace(/<script.*?<\/script>/s, '');
  page.add('/bare.html', bare);
}

/** A club with all that its elements can show: a picture, a size, and talks to come. */
async function fill(stack: Stack, pictureUrl: string): Promise<void> {
  const { api } = stack;
  const description = 'We listen to places, and to the people who know them.';
  const { admin } = await makeClub(api, { name: CLUB, title: 'Sound & Field', description, pictureUrl });
  for (let i = 0; i < FOLLOWERS; i += 1) {
    const { token } = await api.session();
    const { status } = await api.call('PUT', `/v1/clubs/${CLUB}/follow`, {}, token);
    if (status !== 200) throw new Error(`not followed: ${status}`);
  }
  for (const [index, title] of TALKS.entries()) {
    const startsAt = new Date(Date.now() + (index + 1) * 14 * DAY_MS).toISOString();
    const talk = { name: `talk-${index}`, title, club: CLUB, language: 'en', startsAt };
    const { status } = await api.call('POST', '/v1/rooms', talk, admin.token);
    if (status !== 201) throw new Error(`talk not made: ${status}`);
  }
}

/** A photograph's worth of colours, as large as a sharp screen needs it for a card. */
async function picture(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 144, height: 144 } });
  await page.setContent(
    '<style>html { background: radial-gradient(circle at 30% 20%, #7fd09a, transparent), linear-gradient(#1f6b3a, #d8b45a) }</style>',
  );
  const bytes = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return bytes;
}
