import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor, VisitorOptions } from './support/visitor.ts';

/** What people read, by language. */
const WORDS = {
  en: {
    listen: 'Listen',
    react: 'React',
    clap: 'Clap',
    heart: 'Heart',
    wow: 'Wow',
    everyone: 'Everyone may react',
    invite: 'Accept Tomas Grinvalas',
    raise: 'Raise hand',
    join: 'Join',
    muted: 'Unmute microphone',
    summary: 'Reactions: 3 claps, 1 heart.',
  },
  lt: {
    listen: 'Klausytis',
    react: 'Reaguoti',
    clap: 'Plojimas',
    heart: 'Širdelė',
    wow: 'Nuostaba',
    everyone: 'Reaguoti gali visi',
    invite: 'Kviesti į sceną: Tomas Grinvalas',
    raise: 'Pakelti ranką',
    join: 'Prisijungti',
    muted: 'Įjungti mikrofoną',
    summary: 'Reakcijos: 3 plojimai ir 1 širdelė.',
  },
} as const;

/** How many signs rise on a page now. */
const flying = (page: Page) =>
  page
    .locator('hallway-reactions .sign')
    .evaluateAll((signs) => signs.filter((sign) => sign.getAnimations().length > 0).length);

/** What is counted on a page where nothing may move: how many of each kind. */
const tally = (page: Page) => page.locator('hallway-reactions .tally > span');

/** Waits until the page's live region says this, which it does for a second. */
function hears(page: Page, text: string): Promise<void> {
  return page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const region = document.querySelector('[data-hallway="announcements"]')!;
        new MutationObserver(() => {
          if (region.textContent === wanted) resolve();
        }).observe(region, { childList: true });
      }),
    text,
  );
}

async function react(visitor: Visitor, open: string, ...kinds: string[]): Promise<void> {
  await visitor.button(open).click();
  for (const kind of kinds) await visitor.button(kind).click();
  await visitor.page.keyboard.press('Escape');
  await expect(visitor.button(kinds[0]!)).toHaveCount(0);
}

/** A room with its host and a listener, both of whom are in it. */
async function open(
  stack: Stack,
  visit: (options: VisitorOptions) => Promise<Visitor>,
  lang: keyof typeof WORDS = 'en',
) {
  const userToken = await stack.api.hostToken();
  const room = await stack.api.room(userToken);
  const host = await visit({ room, userToken, lang });
  await host.listen();
  const listener = await visit({ room, lang });
  await listener.listen();
  return { room, host, listener, userToken };
}

for (const lang of ['en', 'lt'] as const) {
  const words = WORDS[lang];
  test(`${lang}: a listener claps: host, speaker and listener see it, with or without motion`, async ({
    stack,
    visit,
  }) => {
    const { room, host, listener } = await open(stack, visit, lang);
    const userToken = await stack.api.userToken('tomas', 'Tomas Grinvalas');
    const speaker = await visit({ room, userToken, lang });
    for (const { page } of [speaker, listener]) await page.emulateMedia({ reducedMotion: 'reduce' });
    await speaker.listen();
    await speaker.button(words.raise).click();
    await host.button(words.invite).click();
    await speaker.button(words.join).click();
    await expect(speaker.button(/^(Mute|Unmute|Išjungti|Įjungti) /).first()).toBeVisible();

    const heard = hears(host.page, words.summary);
    await react(listener, words.react, words.clap, words.clap, words.clap, words.heart);
    await expect.poll(() => flying(host.page), { intervals: [50] }).toBeGreaterThan(0);
    for (const { page } of [speaker, listener]) await expect(tally(page)).toHaveText(['3', '1']);
    await heard;

    await react(speaker, words.react, words.wow);
    await expect(tally(listener.page).last()).toHaveText('1');
    await expect.poll(() => flying(host.page), { intervals: [50] }).toBeGreaterThan(0);
  });

  test(`${lang}: the host switches reactions off and on`, async ({ stack, visit }) => {
    const { room, host, listener } = await open(stack, visit, lang);
    await expect(listener.button(words.react)).toBeVisible();
    await host.button(words.react).click();
    await host.page.getByRole('checkbox', { name: words.everyone }).uncheck();
    await expect(listener.button(words.react)).toHaveCount(0);
    await expect(host.button(words.clap)).toHaveCount(0);

    const guest = await stack.api.session(await stack.api.userToken('late', 'Late Guest'));
    const clap = () =>
      stack.api.call('POST', `/v1/rooms/${room}/reactions`, { counts: { clap: 1 } }, guest.token);
    await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, guest.token);
    expect((await clap()).status).toBe(409);

    await host.page.getByRole('checkbox', { name: words.everyone }).check();
    await expect(listener.button(words.react)).toBeVisible();
    expect((await clap()).status).toBe(204);
  });
}

test('only pages that show the player ask for reactions, and leaving ends it', async ({ stack, visit }) => {
  const { room, listener } = await open(stack, visit);
  const asks = (visitor: Visitor) =>
    visitor.requests.filter((url) => url.includes('/v1/events')).map((url) => url.includes('reactions='));
  await expect.poll(() => asks(listener).at(-1)).toBe(true);
  const card = await visit({ room });
  await expect(card.button('Listen')).toBeVisible();
  await expect.poll(() => asks(card).length).toBeGreaterThan(0);
  expect(asks(card)).not.toContain(true);
  await listener.button('Leave quietly').click();
  await expect.poll(() => asks(listener).at(-1)).toBe(false);
});

test('a thousand reactions are shown without laying the page out', async ({ stack, visit }) => {
  const { room, listener, userToken } = await open(stack, visit);
  const { token } = await stack.api.session(userToken);
  const burst = async () => {
    for (let n = 0; n < 20; n += 1) {
      const counts = { clap: 5, heart: 3, wow: 2 };
      await stack.api.call('POST', `/v1/rooms/${room}/reactions`, { counts }, token);
    }
  };
  await burst();
  await expect.poll(() => flying(listener.page), { intervals: [50] }).toBeGreaterThan(0);
  await expect.poll(() => flying(listener.page)).toBe(0);

  const cdp = await listener.context.newCDPSession(listener.page);
  await cdp.send('Performance.enable');
  const layouts = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
  };
  const before = await layouts();
  for (let round = 0; round < 4; round += 1) await burst();
  await expect.poll(() => flying(listener.page), { intervals: [50] }).toBeGreaterThan(0);
  const laidOut = (await layouts()) - before;
  console.log(`${laidOut} layouts while 800 reactions rose`);
  // Not one for each: others may come to the room, and be counted, meanwhile.
  expect(laidOut).toBeLessThan(5);
});
