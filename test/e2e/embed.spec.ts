import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as engine, type Frame, type Page } from '@playwright/test';
import { chromium } from '../chromium.ts';
import { earsOf, expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import { startSite } from './support/site.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor } from './support/visitor.ts';

const SPEAKER_HZ = 1_000;
const VISITOR_HZ = 1_400;

/** The code that another site gets for a page, found as it would find it: by the link in the page's head. */
async function codeFor(stack: Stack, room: string): Promise<string> {
  const { body: page } = await stack.api.call('GET', `/r/${room}`);
  const [, href = ''] = /type="application\/json\+oembed"\s+href="([^"]+)"/.exec(page as string) ?? [];
  const answer = await fetch(href.replaceAll('&amp;', '&'));
  return ((await answer.json()) as { html: string }).html;
}

/** The frame of a page, once what is in it has loaded. */
async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame!.waitForLoadState();
  return frame!;
}

/** Waits until the frame is as high as what is in it. @returns that height */
async function fits(page: Page, frame: Frame): Promise<number> {
  const inside = () =>
    frame.locator('#frame').evaluate((box) => Math.ceil(box.getBoundingClientRect().height));
  const outside = () => page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);
  await expect.poll(async () => (await outside()) - (await inside())).toBe(0);
  return inside();
}

test('a page of another origin embeds the code from oEmbed, hears the room, and speaks in it', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: SPEAKER_HZ });
  await speaker.listen();
  await speaker.speak();

  const code = await codeFor(stack, room);
  const visitor = await visit({ body: code, bare: true, frames: [stack.backend.origin], tone: VISITOR_HZ });
  const frame = await frameOf(visitor.page);
  const listen = frame.getByRole('button', { name: 'Listen' });
  await expect(listen).toBeVisible();
  const card = await fits(visitor.page, frame);

  await listen.click();
  await expect(frame.getByRole('button', { name: 'Leave quietly' })).toBeVisible();
  await expectTone(frame, SPEAKER_HZ);
  expect(await fits(visitor.page, frame)).toBeGreaterThan(card);

  // The page around it may say what it likes: only the frame's own origin is listened to.
  const height = (await visitor.page.locator('iframe').boundingBox())!.height;
  await visitor.page.evaluate(() => postMessage({ type: 'hallway-embed-height', height: 3_000 }));
  await visitor.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect((await visitor.page.locator('iframe').boundingBox())!.height).toBe(height);

  await frame.getByRole('button', { name: 'Raise hand' }).click();
  const session = await stack.api.session(host);
  await expect
    .poll(async () => {
      const queue = await stack.api.call('GET', `/v1/rooms/${room}/hands`, undefined, session.token);
      return (queue.body as { count: number }).count;
    })
    .toBe(1);
  const { body } = await stack.api.call('GET', `/v1/rooms/${room}/hands`, undefined, session.token);
  const { id } = (body as { hands: { person: { id: string } }[] }).hands[0]!.person;
  await stack.api.call('PUT', `/v1/rooms/${room}/stage/${id}/invite`, undefined, session.token);
  await frame.getByRole('button', { name: 'Join', exact: true }).click();
  const microphone = frame.getByRole('button', { name: 'Unmute microphone' });
  await expect(
    microphone.or(frame.getByRole('button', { name: 'Mute microphone', exact: true })),
  ).toBeVisible();
  if (await microphone.isVisible()) await microphone.click();
  await expectTone(speaker.page, VISITOR_HZ);
  await expectQuietFrame(frame);
});

async function expectQuietFrame(frame: Frame): Promise<void> {
  const { errors, violations } = await earsOf(frame);
  expect(errors).toEqual([]);
  expect(violations).toEqual([]);
}

test('in Lithuanian, by keyboard alone, the public page and its frame', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const visitor = await visit({
    body: `<iframe src="${stack.backend.origin}/embed/room/${room}?lang=lt" allow="autoplay"></iframe>
      <script src="${stack.backend.origin}/embed.js"></script>`,
    bare: true,
    frames: [stack.backend.origin],
  });
  const frame = await frameOf(visitor.page);
  await pressListen(visitor, frame);
  await visitor.page.goto(`${stack.backend.origin}/r/${room}?lang=lt`);
  await expect(visitor.page).toHaveTitle('What a street tree hears – „Hallway“');
  await pressListen(visitor, visitor.page);
});

async function pressListen(visitor: Visitor, page: Page | Frame): Promise<void> {
  const listen = page.getByRole('button', { name: 'Klausytis' });
  await expect(listen).toBeVisible();
  await visitor.page.keyboard.press('Tab');
  await expect(listen).toBeFocused();
  await visitor.page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Tyliai/ })).toBeVisible();
}

test('a page of an origin that is not in the list shows nothing of it', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const outside = await startSite({});
  try {
    const visitor = await visit({ body: '', bare: true });
    await visitor.page.goto(
      outside.page(await codeFor(stack, room), { bare: true, frames: [stack.backend.origin] }),
    );
    const frame = await frameOf(visitor.page);
    await expect.poll(() => frame.url()).toMatch(/^chrome-error:/);
    await expect(frame.getByRole('button', { name: 'Listen' })).toHaveCount(0);
    expect(visitor.said.some((line) => line.includes('frame-ancestors'))).toBe(true);
  } finally {
    await outside.close();
  }
});

test('a sandboxed frame that is shut off from its server says so', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const src = `${stack.backend.origin}/embed/room/${room}`;
  const visitor = await visit({
    body: `<iframe sandbox="allow-scripts" src="${src}?lang=en"></iframe>`,
    bare: true,
    frames: [stack.backend.origin],
  });
  const frame = await frameOf(visitor.page);
  await expect(frame.getByText('shuts it off from its own server')).toBeVisible();
  const link = frame.getByRole('link', { name: 'Open it on its own page' });
  expect(await link.first().getAttribute('href')).toBe(`${stack.backend.origin}/r/${room}`);
  await expect(frame.locator('hallway-room')).toHaveCount(0);
});

/** Chromium's `CookieControlsMode::kOff`: frames of other sites have storage, one for each site around them. */
const ALLOW_THIRD_PARTIES = 0;

/** A browser with a profile of its own. */
async function withProfile(preferences: object, use: (page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await engine.launchPersistentContext(folder, chromium());
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a browser that keeps nothing is told what that means, and hears all the same', async ({ stack }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const body = `<iframe src="${stack.backend.origin}/embed/room/${room}?lang=lt" allow="autoplay"></iframe>`;
  const page = stack.site.page(body, { bare: true, frames: [stack.backend.origin] });
  // As a person sets it in Chromium: all storage of all sites is refused.
  await withProfile({ profile: { default_content_setting_values: { cookies: 2 } } }, async (visitor) => {
    await visitor.goto(page);
    const frame = await frameOf(visitor);
    await expect(frame.getByText('nieko neįsimena')).toBeVisible();
    await frame.getByRole('button', { name: 'Klausytis' }).click();
    await expect(frame.getByRole('button', { name: /Tyliai/ })).toBeVisible();
  });
});

test('storage that is kept apart for each site is not taken for none, and refused storage is', async ({
  stack,
  visit,
}) => {
  const room = await stack.api.room(await stack.api.hostToken());
  // Another site than the page's: browsers go by host name, not by port.
  const origin = stack.backend.origin.replace('127.0.0.1', 'localhost');
  const body = `<iframe src="${origin}/embed/room/${room}?lang=en" allow="autoplay"></iframe>`;
  const listens = async (page: Page, kept: boolean): Promise<void> => {
    const frame = await frameOf(page);
    await frame.getByRole('button', { name: 'Listen' }).click();
    await expect(frame.getByRole('button', { name: 'Leave quietly' })).toBeVisible();
    await expect(frame.getByText('Your browser keeps nothing')).toBeVisible({ visible: !kept });
  };
  await withProfile({ profile: { cookie_controls_mode: ALLOW_THIRD_PARTIES } }, async (page) => {
    await page.goto(stack.site.page(body, { bare: true, frames: [origin] }));
    await listens(page, true);
  });
  // By default this Chromium refuses storage to frames of other sites.
  const visitor = await visit({ body, bare: true, frames: [origin] });
  await listens(visitor.page, false);
});

const FOLLOWS = [
  ['club', 'en', 'Follow', 'Following'],
  ['person', 'lt', 'Sekti', 'Sekate'],
] as const;
for (const [kind, lang, follow, following] of FOLLOWS) {
  test(`a ${kind} is followed in a frame and shown on its page (${lang})`, async ({ stack, visit }) => {
    const { token, id } = await stack.api.session(await stack.api.hostToken());
    const club = `club-${id.slice(2, 10)}`;
    await stack.api.call('POST', '/v1/clubs', { name: club, title: 'Sound & Field' }, token);
    const name = kind === 'club' ? club : id;
    const visitor = await visit({
      body: `<iframe src="${stack.backend.origin}/embed/${kind}/${name}?lang=${lang}"></iframe>
        <script src="${stack.backend.origin}/embed.js"></script>`,
      bare: true,
      frames: [stack.backend.origin],
    });
    const frame = await frameOf(visitor.page);
    await frame.getByRole('button', { name: follow, exact: true }).click();
    await expect(frame.getByRole('button', { name: following, exact: true })).toBeVisible();
    await fits(visitor.page, frame);
    // The button says so ahead of the server's answer.
    const path = kind === 'club' ? `/v1/clubs/${name}` : `/v1/people/${name}`;
    const followers = async () => JSON.stringify((await stack.api.call('GET', path)).body);
    await expect.poll(followers).toContain('"followers":1');
    await expectQuietFrame(frame);

    await visitor.page.goto(`${stack.backend.origin}/${kind === 'club' ? 'c' : 'p'}/${name}?lang=${lang}`);
    const count = visitor.page.getByText(lang === 'lt' ? '1 sekėjas' : '1 follower');
    await expect(count.filter({ visible: true })).toHaveCount(1);
    await expect(visitor.button(lang === 'lt' ? 'Dalytis' : 'Share')).toBeVisible();
  });
}
