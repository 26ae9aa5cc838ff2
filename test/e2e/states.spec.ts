import { expectTone, listenTo } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';

/** What a card may go through without a person at the other end: how it comes to be, and what must be read there. */
test('a wrong room says so, without a retry', async ({ visit }) => {
  const visitor = await visit({ room: 'no-such-room' });
  await expect(visitor.room.getByText('No such room')).toBeVisible();
  await expect(visitor.button('Listen')).toHaveCount(0);
});

test('an ended room says so; one that ends while heard, too', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const visitor = await visit({ room });
  await visitor.listen();
  const { token } = await stack.api.session(host);
  expect((await stack.api.call('POST', `/v1/rooms/${room}/end`, undefined, token)).status).toBeLessThan(300);
  await expect(visitor.room.getByText(/ended/i).first()).toBeVisible();
  await expect(visitor.button('Leave quietly')).toHaveCount(0);
  const later = await visit({ room });
  await expect(later.room.getByText('Ended').first()).toBeVisible();
  await expect(later.button('Listen')).toHaveCount(0);
});

test('a full room says so and lets in when there is a place', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken(), { capacity: 2 });
  const [one, two] = [await visit({ room }), await visit({ room })];
  await one.listen();
  await two.listen();
  const late = await visit({ room });
  await late.button('Listen').click();
  await expect(late.room.getByText('The room is full')).toBeVisible();
  await two.button('Leave quietly').click();
  await expect(two.button('Listen')).toBeVisible();
  // The pointer rests where Listen is now, so that page may have asked for its seat again, which is kept for 20 s.
  await expect(async () => {
    await late
      .button(/Try again|Listen/)
      .first()
      .click();
    await expect(late.button('Leave quietly')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
});

test('a banned viewer reads why', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const guestToken = await stack.api.userToken('banned-one', 'Saulius');
  const guest = await stack.api.session(guestToken);
  await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, guest.token);
  const { token } = await stack.api.session(host);
  await stack.api.call('POST', `/v1/rooms/${room}/people/${guest.id}/ban`, undefined, token);
  const visitor = await visit({ room, userToken: guestToken });
  await visitor.button('Listen').click();
  await expect(visitor.room.getByText('You cannot enter this room')).toBeVisible();
});

test('no API: offline, with a countdown and Try now', async ({ stack, visit }) => {
  const nobody = 'http://127.0.0.1:9';
  stack.site.allow(nobody);
  const visitor = await visit({ room: 'any', api: nobody });
  await expect(visitor.room.getByText('Offline')).toBeVisible();
  await expect(visitor.button('Try now')).toBeVisible();
});

for (const [what, api] of [
  ['that is no address', 'not a url'],
  ['that is not a Hallway API', 'SITE'],
  ['that is missing', null],
] as const) {
  test(`an api value ${what} is told to the site’s owner`, async ({ stack, visit }) => {
    const visitor = await visit({ room: 'any', api: api === 'SITE' ? stack.site.origin : api });
    await expect(visitor.room.getByText('This page is not set up right')).toBeVisible();
  });
}

test('blocked autoplay asks for a tap, and plays after it', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: 1_000 });
  await speaker.listen();
  await speaker.speak();
  // The page's own script presses and looks: that is no person's gesture, so the browser plays nothing. What Playwright
  // does in a page, even a look, counts as one.
  const press = `
    const find = (root, text) => [...root.querySelectorAll('*')].flatMap((e) => [
      ...(e.localName === 'button' && e.textContent.includes(text) ? [e] : []),
      ...(e.shadowRoot ? [find(e.shadowRoot, text)].filter(Boolean) : []),
    ])[0];
    let pressed = false;
    setInterval(() => {
      const listen = find(document, 'Listen');
      if (listen && !pressed) { pressed = true; listen.click(); }
      if (find(document, 'Tap to listen')) console.log('asks for a tap');
    }, 100);`;
  const strict = ['--autoplay-policy=document-user-activation-required'];
  const visitor = await visit({ room, flags: strict, modules: [press] });
  await expect.poll(() => visitor.said).toContain('asks for a tap');
  await visitor.button('Tap to listen').click();
  await expectTone(visitor.page, 1_000);
  await expect(visitor.button('Tap to listen')).toHaveCount(0);
});

test('without WebRTC the card stands and says what is missing', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const visitor = await visit({ room });
  await visitor.page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    Reflect.deleteProperty(globalThis, 'webkitRTCPeerConnection');
  });
  await visitor.page.reload();
  await expect(visitor.room.getByText('What a street tree hears')).toBeVisible();
  const listen = visitor.button('Listen');
  if (await listen.isVisible()) await listen.click();
  await expect(visitor.room.getByText('This browser cannot play live rooms')).toBeVisible();
});

test('a microphone that goes in the middle is told; listening goes on', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const other = await stack.api.userToken('moderator', 'Kenji Moriwaka');
  const speaker = await visit({ room, userToken: host, tone: 1_000 });
  await speaker.listen();
  await speaker.speak();
  const guest = await visit({ room, userToken: other, tone: 1_400 });
  await guest.page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      Object.assign(globalThis, {
        unplug: () => stream.getTracks().forEach((t) => (t.stop(), t.dispatchEvent(new Event('ended')))),
      });
      return stream;
    };
  });
  await guest.page.reload();
  await guest.listen();
  await guest.raiseHand();
  await speaker.button('Accept Kenji Moriwaka').click();
  await guest.joinStage();
  await expect(guest.microphone(true)).toBeVisible();
  await guest.page.evaluate(() => (globalThis as unknown as { unplug(): void }).unplug());
  await expect(guest.page.getByText('Microphone lost').first()).toBeVisible();
  await expectTone(guest.page, 1_000);
});

test('a second tab with the same identity: the first says so and offers to listen here', async ({
  stack,
  visit,
}) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const me = await stack.api.userToken('me', 'Jonas');
  const first = await visit({ room, userToken: me });
  await first.listen();
  const second = await visit({ room, userToken: me });
  await second.listen();
  await expect(first.room.getByText('You are listening elsewhere')).toBeVisible();
  await expect(second.button('Leave quietly')).toBeVisible();
  await first.button('Listen here').click();
  await expect(first.button('Leave quietly')).toBeVisible();
  await expect(second.room.getByText('You are listening elsewhere')).toBeVisible();
  expect((await listenTo(second.page, [1_000], 200)).playing).toBe(0);
});
