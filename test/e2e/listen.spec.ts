import { earsOf, expectTone, listenTo } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';

const SPEAKER_HZ = 1_000;

/** Where the controls were seen. */
interface Places {
  __places: string[];
}

test('a listener hears the speaker’s own tone, is asked for nothing, and fetched no engine before intent', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: SPEAKER_HZ });
  await speaker.listen();
  await speaker.speak();

  const listener = await visit({ room });
  await expect(listener.button('Listen')).toBeVisible();
  await expect(listener.room.getByRole('heading')).toHaveText('What a street tree hears');
  await expect(listener.room.getByText('Rasa Milvydė').first()).toBeVisible();
  expect(listener.requests.filter((url) => /livekit/i.test(url))).toEqual([]);

  await listener.listen();
  const heard = await expectTone(listener.page, SPEAKER_HZ);
  expect(Math.abs(heard.peakHz - SPEAKER_HZ)).toBeLessThan(15);
  expect(listener.requests.filter((url) => /livekit/i.test(url)).length).toBeGreaterThan(0);
  expect((await earsOf(listener.page)).microphoneAsked).toBe(0);
  await expect(listener.tile('Rasa Milvydė').getByText('Speaking')).toBeAttached();
});

test('the topic is named in the language of each page', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken(), { topic: 'urban-nature' });
  for (const [lang, name] of [
    ['en', 'Urban nature'],
    ['lt', 'Miesto gamta'],
  ] as const) {
    const visitor = await visit({ room, lang });
    await visitor.listen();
    await expect(visitor.room.getByText(name, { exact: true })).toBeVisible();
  }
});

test('the count of listeners follows who comes and goes', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const onlooker = await visit({ room });
  const first = await visit({ room });
  const second = await visit({ room });
  await first.listen();
  await second.listen();
  await expect(onlooker.room.getByText('2 listeners')).toBeAttached();
  await first.button('Leave quietly').click();
  await expect(onlooker.room.getByText('1 listener', { exact: true })).toBeAttached();
  await second.page.close();
  await expect(onlooker.room.getByText('0 listeners')).toBeAttached();
});

test('what is pressed next stays where it came: nothing moves once the controls are there', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: SPEAKER_HZ });
  await speaker.listen();
  const other = await visit({ room });
  await other.listen();
  const visitor = await visit({ room });
  await visitor.page.evaluate(() => {
    const places: string[] = ((globalThis as unknown as Places).__places = []);
    const look = () => {
      const room = document.querySelector('hallway-room')?.shadowRoot;
      const bar = room?.querySelector('hallway-control-bar')?.shadowRoot;
      for (const box of bar?.querySelectorAll('.leave, .leave > .words') ?? []) {
        const { x, y } = box.getBoundingClientRect();
        const place = `${box.className} ${x} ${y}`;
        if (!places.includes(place)) places.push(place);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await visitor.listen();
  await expect(visitor.room.getByText('2 listeners')).toBeAttached();
  await visitor.button('Leave quietly').click();
  await expect(visitor.button('Listen')).toBeVisible();
  // One place each: the button and its words.
  expect(await visitor.page.evaluate(() => (globalThis as unknown as Places).__places)).toHaveLength(2);
});

test('preload="auto" is joined in silence and heard by the click', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: SPEAKER_HZ });
  await speaker.listen();
  await speaker.speak();

  const listener = await visit({ room, attributes: 'preload="auto"' });
  await expect.poll(() => listener.requests.some((url) => url.includes('/join'))).toBe(true);
  await expect(listener.button('Listen')).toBeVisible();
  expect((await listenTo(listener.page, [SPEAKER_HZ], 300)).playing).toBe(0);
  const onlooker = await visit({ room });
  await expect(onlooker.room.getByText('0 listeners')).toBeAttached();

  await listener.listen();
  await expectTone(listener.page, SPEAKER_HZ);
  await expect(onlooker.room.getByText('1 listener', { exact: true })).toBeAttached();
});

test('in Lithuanian, by keyboard alone', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const listener = await visit({ room, lang: 'lt' });
  await expect(listener.button('Klausytis')).toBeVisible();
  await listener.page.keyboard.press('Tab');
  await expect(listener.button('Klausytis')).toBeFocused();
  await listener.page.keyboard.press('Enter');
  await expect(listener.button(/Tyliai/)).toBeVisible();
  await expect(listener.page.getByText('Scenoje').first()).toBeVisible();
});
