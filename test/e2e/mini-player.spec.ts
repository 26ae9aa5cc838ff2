import { expectNoTone, expectTone, giveEars, listenTo } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import { OwnChromium } from './support/own-chromium.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor, VisitorOptions } from './support/visitor.ts';

const HOST_HZ = 1_000;
const SPEAKER_HZ = 1_400;
const HOST = 'Rasa Milvydė';
const SPEAKER = 'Kenji Moriwaka';
type Visit = (options: VisitorOptions) => Promise<Visitor>;

/** A host and a speaker who talk. */
async function talk(stack: Stack, visit: Visit) {
  const hostToken = await stack.api.hostToken(undefined, HOST);
  const room = await stack.api.room(hostToken);
  const host = await visit({ room, userToken: hostToken, tone: HOST_HZ });
  await host.listen();
  await host.speak();
  const userToken = await stack.api.userToken(`kenji-${room}`, SPEAKER);
  const speaker = await visit({ room, userToken, tone: SPEAKER_HZ });
  await speaker.listen();
  await speaker.raiseHand();
  await host.button(`Accept ${SPEAKER}`).click();
  await speaker.joinStage();
  await expectTone(host.page, SPEAKER_HZ);
  return { room, host, speaker };
}

/** A site of one page that swaps what is in view, as its router does; and notes what the page sees of the system's controls. */
function site(room: string): VisitorOptions {
  return {
    body: `<nav><button id="away">Elsewhere</button></nav><main><hallway-room room="${room}"></hallway-room></main>
      <hallway-mini-player></hallway-mini-player>`,
    modules: [
      `
      const main = document.querySelector('main');
      const actions = (globalThis.__actions = {});
      const session = navigator.mediaSession;
      const set = session.setActionHandler.bind(session);
      session.setActionHandler = (action, handler) => { actions[action] = handler; set(action, handler); };
      document.querySelector('#away').onclick = () => main.replaceChildren('Another view');
      document.addEventListener('hallway-room-select-request', (event) => {
        event.preventDefault();
        const tag = document.createElement('hallway-room');
        tag.room = event.detail.room;
        tag.setAttribute('room', event.detail.room);
        main.replaceChildren(tag);
      });
      `,
    ],
  };
}

interface SeenBySystem {
  readonly title: string | undefined;
  readonly artist: string | undefined;
  readonly state: MediaSessionPlaybackState;
  readonly actions: readonly string[];
}

/** What the page has told the system. */
const told = ({ page }: Visitor) =>
  page.evaluate((): SeenBySystem => {
    const { metadata, playbackState } = navigator.mediaSession;
    const actions = (globalThis as unknown as { __actions: Record<string, unknown> }).__actions;
    return {
      title: metadata?.title,
      artist: metadata?.artist,
      state: playbackState,
      actions: Object.keys(actions).filter((action) => actions[action]),
    };
  });

/** The person presses a key on the keyboard, or a button on the lock screen. */
const press = ({ page }: Visitor, action: MediaSessionAction) =>
  page.evaluate((name) => {
    const actions = (globalThis as unknown as { __actions: Record<string, MediaSessionActionHandler> })
      .__actions;
    actions[name]!({ action: name });
  }, action);

const WORDS = {
  en: {
    speaks: /(Rasa|Kenji) is speaking · 1/,
    pause: 'Pause the sound',
    paused: 'Sound is paused',
    play: 'Play the sound',
    raise: 'Raise hand',
    raised: 'Hand raised, 1st in queue',
    join: 'Join',
    mute: 'Mute microphone',
    open: /^Open the room/,
    leave: 'Leave quietly',
  },
  lt: {
    speaks: /Kalba (Rasa|Kenji) · 1/,
    pause: 'Pristabdyti garsą',
    paused: 'Garsas pristabdytas',
    play: 'Leisti garsą',
    raise: 'Pakelti ranką',
    raised: 'Ranka pakelta, vieta eilėje: 1',
    join: 'Prisijungti',
    mute: 'Išjungti mikrofoną',
    open: /^Atverti kambarį/,
    leave: 'Tyliai išeiti',
  },
} as const;

for (const lang of ['en', 'lt'] as const) {
  test(`${lang}: a listener browses on, takes the stage from the mini player, and goes back`, async ({
    stack,
    visit,
  }) => {
    const words = WORDS[lang];
    const { room, host } = await talk(stack, visit);
    const userToken = await stack.api.userToken(`noor-${room}`, 'Noor Haddadi');
    const listener = await visit({ ...site(room), lang, userToken, tone: 2_000 });
    await listener.listen();
    await expectTone(listener.page, HOST_HZ);
    const mini = listener.page.locator('hallway-mini-player');
    await expect(mini).toBeHidden();

    await listener.button('Elsewhere').click();
    await expect(mini).toBeVisible();
    await expect(mini).toContainText('What a street tree hears');
    await expect(mini).toContainText(words.speaks);
    await expectTone(listener.page, HOST_HZ);
    await expectTone(listener.page, SPEAKER_HZ);

    await mini.getByRole('button', { name: words.pause }).click();
    await expect(mini).toContainText(words.paused);
    await expectNoTone(listener.page, HOST_HZ);
    // Paused is not left.
    await expect(host.page.locator('[part=player] .count .sr')).toHaveText('1 listener');
    await mini.getByRole('button', { name: words.play }).click();
    await expectTone(listener.page, HOST_HZ);

    await mini.getByRole('button', { name: words.raise }).click();
    await expect(mini.getByRole('button', { name: words.raised })).toBeVisible();
    await host.button('Accept Noor Haddadi').click();
    await mini.getByRole('button', { name: words.join, exact: true }).click();
    await expect(mini.getByRole('button', { name: words.mute })).toBeVisible();
    await expectTone(host.page, 2_000);

    await mini.getByRole('link', { name: words.open }).click();
    await expect(listener.room).toBeVisible();
    await expect(mini).toBeHidden();
    await expectTone(listener.page, HOST_HZ);
    await listener.button('Elsewhere').click();
    await mini.getByRole('button', { name: words.leave }).click();
    await expectNoTone(listener.page, HOST_HZ);
    await expect(mini).toBeHidden();
    await expect(host.tile('Noor Haddadi')).toHaveCount(0);
  });
}

test('the lock screen and media keys pause, play and stop; on a phone, and while the room is in view', async ({
  stack,
  visit,
}) => {
  const { room } = await talk(stack, visit);
  const listener = await visit(site(room));
  await listener.page.setViewportSize({ width: 320, height: 640 });
  expect((await told(listener)).title).toBeUndefined();
  await listener.listen();
  await expectTone(listener.page, HOST_HZ);
  expect(await told(listener)).toEqual({
    title: 'What a street tree hears',
    artist: HOST,
    state: 'playing',
    actions: ['play', 'pause', 'stop'],
  });
  await press(listener, 'pause');
  await expectNoTone(listener.page, HOST_HZ);
  expect((await told(listener)).state).toBe('paused');
  await listener.button('Elsewhere').click();
  await press(listener, 'play');
  await expectTone(listener.page, HOST_HZ);
  const mini = listener.page.locator('hallway-mini-player');
  await expect(mini).toBeVisible();
  expect(await listener.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await press(listener, 'stop');
  await expectNoTone(listener.page, HOST_HZ);
  await expect(mini).toBeHidden();
  expect(await told(listener)).toEqual({ title: undefined, artist: undefined, state: 'none', actions: [] });
});

test('one voice is turned down and not the other, on this page and in the next visit to a room', async ({
  stack,
  visit,
}) => {
  const { room } = await talk(stack, visit);
  const listener = await visit(site(room));
  await listener.listen();
  await expectTone(listener.page, HOST_HZ);
  await expectTone(listener.page, SPEAKER_HZ);
  const levels = async () => (await listenTo(listener.page, [HOST_HZ, SPEAKER_HZ], 1_500)).at;
  const before = await levels();
  const turn = async (value: string) => {
    await listener.tile(SPEAKER).getByRole('button').click();
    await listener.page.getByRole('slider', { name: `Volume of ${SPEAKER}` }).fill(value);
    await listener.page.keyboard.press('Escape');
  };
  await turn('10');
  // 20 dB for a tenth of the voltage; the other one stays.
  await expect
    .poll(async () => Math.abs((await levels())[SPEAKER_HZ]! - (before[SPEAKER_HZ]! - 20)), {
      timeout: 15_000,
    })
    .toBeLessThan(4);
  const turned = await levels();
  console.log(
    `speaker ${before[SPEAKER_HZ]!.toFixed(1)} → ${turned[SPEAKER_HZ]!.toFixed(1)} dB, host ${before[HOST_HZ]!.toFixed(1)} → ${turned[HOST_HZ]!.toFixed(1)} dB`,
  );
  expect(Math.abs(turned[HOST_HZ]! - before[HOST_HZ]!)).toBeLessThan(4);
  await turn('0');
  await expectNoTone(listener.page, SPEAKER_HZ);
  await expectTone(listener.page, HOST_HZ);
  // Kept while this page stays.
  await listener.button('Leave quietly').click();
  await listener.listen();
  await expectTone(listener.page, HOST_HZ);
  await expectNoTone(listener.page, SPEAKER_HZ);
  await turn('100');
  await expectTone(listener.page, SPEAKER_HZ);
});

test('a hidden tab goes on, and a frozen one comes back, with the room’s tag gone', async ({
  stack,
  visit,
}) => {
  const { room } = await talk(stack, visit);
  const browser = await OwnChromium.start();
  try {
    const { page } = browser;
    await giveEars(page);
    const { body = '', modules = [] } = site(room);
    await browser.goto(stack.site.page(body, { modules, script: `data-api="${stack.backend.origin}"` }));
    const click = (name: string) =>
      expect
        .poll(
          () =>
            browser.evaluate((wanted) => {
              const find = (root: ParentNode): HTMLElement | undefined => {
                for (const element of root.querySelectorAll<HTMLElement>('*')) {
                  if (
                    element.localName === 'button' &&
                    (element.ariaLabel ?? element.textContent.trim()) === wanted
                  ) {
                    return element;
                  }
                  const inside = element.shadowRoot && find(element.shadowRoot);
                  if (inside) return inside;
                }
                return undefined;
              };
              const button = find(document);
              button?.click();
              return Boolean(button);
            }, name),
          { message: `presses ${name}` },
        )
        .toBe(true);
    await click('Listen');
    await expectTone(page, HOST_HZ);
    await click('Elsewhere');
    await browser.hide();
    await expect.poll(() => browser.evaluate(() => document.visibilityState)).toBe('hidden');
    await expectTone(page, HOST_HZ);
    await expectTone(page, SPEAKER_HZ);

    const seen = await browser.evaluate(() => {
      const events: string[] = [];
      for (const type of ['freeze', 'resume']) document.addEventListener(type, () => events.push(type));
      Object.assign(globalThis, { __events: events });
      return document.visibilityState;
    });
    expect(seen).toBe('hidden');
    await browser.freeze();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await browser.resume();
    const woken = Date.now();
    await browser.show();
    await expectTone(page, HOST_HZ, 20_000);
    console.log(`heard again ${((Date.now() - woken) / 1_000).toFixed(1)} s after the freeze`);
    expect(await browser.evaluate(() => (globalThis as unknown as { __events: string[] }).__events)).toEqual([
      'freeze',
      'resume',
    ]);
    expect(await browser.evaluate(() => navigator.mediaSession.playbackState)).toBe('playing');
    await click('Leave quietly');
    await expectNoTone(page, HOST_HZ);
  } finally {
    await browser.close();
  }
});
