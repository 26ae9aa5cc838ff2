import { expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import { endTranscribers, Transcriber } from './support/transcriber.ts';
import type { Visitor, VisitorOptions } from './support/visitor.ts';

const HZ = 1_000;
const HOST = 'Rasa Milvydė';
const GUEST = 'Kenji Moriwaka';
let bots: Transcriber[] = [];

test.afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.leave()));
  bots = [];
});
test.afterAll(() => endTranscribers());

async function transcriber(stack: Stack, room: string): Promise<Transcriber> {
  const bot = await Transcriber.admit(stack, room);
  bots.push(bot);
  return bot;
}

/** A host who talks, a speaker, and a listener who hears the host; and a transcriber. */
async function talk(stack: Stack, open: (options: VisitorOptions) => Promise<Visitor>, lang = 'en') {
  const visit = (options: VisitorOptions) => open({ ...options, lang });
  const hostToken = await stack.api.hostToken(undefined, HOST);
  const room = await stack.api.room(hostToken);
  const host = await visit({ room, userToken: hostToken, tone: HZ });
  await host.listen();
  await host.speak();
  const speakerToken = await stack.api.userToken('kenji', GUEST);
  const speaker = await visit({ room, userToken: speakerToken });
  await speaker.listen();
  await speaker.raiseHand();
  await host.button(new RegExp(`^(Accept|Kviesti į sceną:) ${GUEST}$`)).click();
  await speaker.joinStage();
  await expect(host.tile(GUEST)).toBeVisible();
  const listener = await visit({ room });
  await listener.listen();
  await expectTone(listener.page, HZ);
  const bot = await transcriber(stack, room);
  const ids = {
    host: (await stack.api.session(hostToken)).id,
    speaker: (await stack.api.session(speakerToken)).id,
  };
  return { room, host, speaker, listener, bot, ids };
}

const lines = ({ page }: Visitor) => page.locator('hallway-captions [part=line]');

/**
 * Writes until somebody who has only just joined reads it: LiveKit drops what it has for them before their channel for text
 * is open, as it does with the sound of that moment.
 */
async function writeUntil(
  read: () => Promise<void>,
  write: (segment: string) => Promise<void>,
): Promise<void> {
  let count = 0;
  await expect(async () => {
    count += 1;
    await write(`again ${count}`);
    await read();
  }).toPass({ timeout: 30_000 });
}

for (const [lang, button, count] of [
  ['en', 'Captions', '1 listener'],
  ['lt', 'Subtitrai', '1 klausytojas'],
] as const) {
  test(`host, speaker and listener read what is said, as it is said, under the names of the stage: ${lang}`, async ({
    stack,
    visit,
  }) => {
    const { host, speaker, listener, bot, ids } = await talk(stack, visit, lang);
    const all = [host, speaker, listener];
    for (const { page } of all) await expect(page.getByRole('button', { name: button })).toHaveCount(0);

    await bot.write({ segment: '1', person: ids.host, text: 'So alike tree' });
    for (const visitor of all) {
      await visitor.button(button).click();
      await expect(lines(visitor)).toHaveText(/Rasa\s*So alike tree/);
    }
    // Corrected in its place, and not once more below.
    await bot.write({ segment: '1', person: ids.host, text: 'So a lime tree', final: true });
    await bot.write({ segment: '2', person: ids.speaker, text: 'It hears a lot', final: true });
    for (const visitor of all) {
      await expect(lines(visitor)).toHaveText([/Rasa\s*So a lime tree/, /Kenji\s*It hears a lot/]);
      await expect(visitor.button(button)).toHaveAttribute('aria-pressed', 'true');
    }
    // The bot is seen and counted by nobody.
    await expect(host.page.getByText(/transcriber/i)).toHaveCount(0);
    await expect(listener.page.locator('[part=player] .count .sr')).toHaveText(count);
    // Switched on once, shown in the next room too.
    await listener.page.reload();
    await listener.listen();
    await writeUntil(
      () => expect(lines(listener).last()).toHaveText(/Rasa\s*And now\?/, { timeout: 2_000 }),
      (segment) => bot.write({ segment, person: ids.host, text: 'And now?', final: true }),
    );
  });
}

test('a listener chooses the language, and finds it again in the next room', async ({ stack, visit }) => {
  const { room, bot, ids } = await talk(stack, visit);
  const listener = await visit({ room, lang: 'lt' });
  await listener.listen();
  const both = async (segment: string, english: string, lithuanian: string) => {
    await bot.write({ segment, person: ids.host, text: english, final: true });
    await bot.write({ segment, person: ids.host, text: lithuanian, language: 'lt', final: true });
  };
  await writeUntil(
    () => expect(listener.button('Subtitrai')).toBeVisible({ timeout: 2_000 }),
    (segment) => both(segment, 'The sap moves slower', 'Sula teka lėčiau'),
  );
  await listener.button('Subtitrai').click();
  // That of the talk, until somebody chooses.
  await expect(lines(listener).last()).toHaveText(/The sap moves slower/);
  await listener.button('Subtitrų nuostatos').click();
  await listener.page.getByRole('menuitemradio', { name: 'Lietuvių' }).click();
  await expect(lines(listener).last()).toHaveText(/Sula teka lėčiau/);
  await expect(lines(listener).last().locator('span')).toHaveAttribute('lang', 'lt');
  await listener.page.getByRole('menuitemradio', { name: 'Didelis' }).click();
  await listener.page.keyboard.press('Escape');
  await listener.page.reload();
  await listener.listen();
  await writeUntil(
    () => expect(lines(listener).last()).toHaveText(/Prieš audrą/, { timeout: 2_000 }),
    (segment) => both(segment, 'Before a storm', 'Prieš audrą'),
  );
  await expect(listener.page.locator('hallway-captions .lines')).toHaveClass(/\bl\b/);
});

test('nobody but the transcriber puts words into a mouth, and a flood of them costs no sound', async ({
  stack,
  visit,
}) => {
  const { room, listener, bot, ids } = await talk(stack, visit);
  // A speaker with a client that is not ours: LiveKit takes no data from them.
  const userToken = await stack.api.userToken('noor', 'Noor Haddadi');
  const { token, id } = await stack.api.session(userToken);
  const join = await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, token);
  const foreign = await Transcriber.connect(join.body as Parameters<typeof Transcriber.connect>[0]);
  bots.push(foreign);
  for (const person of [ids.host, id]) {
    await foreign
      .write({ segment: 'x', person, text: 'I never said this', final: true })
      .catch(() => undefined);
  }
  // Of those who are not on stage the transcriber's words do not count either.
  await bot.write({ segment: 'y', person: id, text: 'Nor this', final: true });
  await bot.write({ segment: 'z', person: ids.host, text: 'Only this', final: true });
  await listener.button('Captions').click();
  await expect(lines(listener)).toHaveText(/Rasa\s*Only this/);

  // A transcriber that has gone wrong.
  await listener.page.evaluate(() => {
    const state = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { __stall: state });
    const beat = () => {
      state.longest = Math.max(state.longest, performance.now() - state.last);
      state.last = performance.now();
      setTimeout(beat, 10);
    };
    beat();
  });
  const flood = Array.from({ length: 1_600 }, (_, index) =>
    bot.write({ segment: `f${index % 500}`, person: ids.host, text: `${index}`.repeat(200) }),
  );
  const flooded = Promise.all(flood);
  await expectTone(listener.page, HZ);
  await flooded;
  await bot.write({ segment: 'end', person: ids.host, text: 'Back to normal', final: true });
  await expect(lines(listener).last()).toHaveText(/Back to normal/);
  const stall = await listener.page.evaluate(
    () => (globalThis as unknown as { __stall: { longest: number } }).__stall.longest,
  );
  // A figure and no limit: all browsers of the test take the flood on one machine, and wait for each other.
  console.log(`longest stall of the page in the flood: ${Math.round(stall)} ms`);
  await expectTone(listener.page, HZ);
  expect(await lines(listener).count()).toBeLessThanOrEqual(300);
});

test('a page places the captions apart from the room, also on a phone and from right to left', async ({
  stack,
  visit,
}) => {
  const hostToken = await stack.api.hostToken(undefined, HOST);
  const room = await stack.api.room(hostToken);
  const host = await visit({ room, userToken: hostToken, tone: HZ });
  await host.listen();
  await host.speak();
  const visitor = await visit({
    body: `<div dir="rtl"><hallway-room room="${room}"></hallway-room><hallway-captions room="${room}"></hallway-captions></div>`,
  });
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  await expect(visitor.page.getByText('Captions show here while you listen.')).toBeVisible();
  await visitor.listen();
  await expect(visitor.page.getByText('Nothing is transcribed yet.')).toBeVisible();
  const bot = await transcriber(stack, room);
  const person = (await stack.api.session(hostToken)).id;
  for (let i = 1; i <= 12; i += 1) {
    await bot.write({ segment: `${i}`, person, text: `Sentence ${i} of a talk about trees`, final: true });
  }
  await expect(lines(visitor)).toHaveCount(12);
  await expect(lines(visitor).last()).toBeInViewport();
  await expect(visitor.page.locator('hallway-captions')).toHaveCount(1);
  // Back through what was said, by keyboard, and to the latest again.
  const log = visitor.page.getByRole('log');
  await log.focus();
  await visitor.page.keyboard.press('Home');
  await expect(lines(visitor).first()).toBeInViewport();
  await visitor.button('To the latest').click();
  await expect(lines(visitor).last()).toBeInViewport();
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
