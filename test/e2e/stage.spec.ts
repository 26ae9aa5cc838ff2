import { earsOf, expectNoTone, expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';

const GUEST_HZ = 1_400;

test('raise, queue in order, invite, accept: only now the microphone is asked for, and all hear it', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const onlooker = await visit({ room });
  await onlooker.listen();
  const hostPage = await visit({ room, userToken: host });
  await hostPage.listen();
  const first = await visit({
    room,
    userToken: await stack.api.userToken('tomas', 'Tomas Grinvalas'),
    tone: GUEST_HZ,
  });
  const second = await visit({ room, userToken: await stack.api.userToken('ugne', 'Ugnė Balsytė') });
  await first.listen();
  await second.listen();

  await first.raiseHand();
  await second.raiseHand();
  await expect(second.button(/2nd in (the )?queue/)).toBeVisible();
  const queue = hostPage.page
    .locator('hallway-host-panel')
    .getByRole('listitem')
    .filter({ hasText: /Tomas|Ugnė/ });
  await expect(queue.nth(0)).toContainText('Tomas Grinvalas');
  await expect(queue.nth(1)).toContainText('Ugnė Balsytė');

  await hostPage.button('Accept Tomas Grinvalas').click();
  await expect(first.room.getByText('Rasa Milvydė invites you to the stage')).toBeVisible();
  expect((await earsOf(first.page)).microphoneAsked).toBe(0);
  await first.joinStage();
  await expectTone(onlooker.page, GUEST_HZ);
  await expectTone(hostPage.page, GUEST_HZ);
  expect((await earsOf(first.page)).microphoneAsked).toBe(1);
  expect((await earsOf(second.page)).microphoneAsked).toBe(0);
  await expect(second.button(/1st in (the )?queue/)).toBeVisible();
  await expect(onlooker.tile('Tomas Grinvalas')).toBeVisible();
});

test('a refused microphone leaves the person listening, with a clear text', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: 1_000 });
  await speaker.listen();
  await speaker.speak();
  const guest = await visit({ room, refuseMicrophone: true });
  await guest.listen();
  await guest.raiseHand();
  await speaker
    .button(/^Accept/)
    .first()
    .click();
  await guest.joinStage();
  await expect(guest.page.getByText('No microphone').first()).toBeVisible();
  await expectTone(guest.page, 1_000);
});

test('mute and demote stop the audio at the listeners; what was muted can be opened again', async ({
  stack,
  visit,
}) => {
  const { onlooker, hostPage, guest } = await onStage(stack, visit);
  await hostPage.button('Manage Tomas Grinvalas').click();
  await hostPage.page.getByRole('menuitem', { name: 'Mute microphone' }).click();
  await expectNoTone(onlooker.page, GUEST_HZ);
  await expect(guest.microphone(false)).toBeVisible();
  await guest.microphone(false).click();
  await expectTone(onlooker.page, GUEST_HZ);

  await hostPage.button('Manage Tomas Grinvalas').click();
  await hostPage.page.getByRole('menuitem', { name: 'Move to audience' }).click();
  await expectNoTone(onlooker.page, GUEST_HZ);
  await expect(guest.button('Raise hand')).toBeVisible();
  await expect(guest.button('Leave quietly')).toBeVisible();
});

for (const [word, item, confirm] of [
  ['removed', 'Remove from room…', 'Remove'],
  ['banned', /^Ban from/, 'Ban'],
] as const) {
  test(`${word}: kept out, also with the old token`, async ({ stack, visit }) => {
    const { room, onlooker, hostPage, guest } = await onStage(stack, visit);
    const guestSession = await stack.api.session(await stack.api.userToken('tomas', 'Tomas Grinvalas'));
    const old = await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, guestSession.token);
    const { participant_token: oldToken } = old.body as { participant_token: string };

    await hostPage.button('Manage Tomas Grinvalas').click();
    await hostPage.page.getByRole('menuitem', { name: item }).click();
    await hostPage.page.getByRole('button', { name: confirm, exact: true }).click();
    await expectNoTone(onlooker.page, GUEST_HZ);
    await expect(
      guest.room.getByText(/You were removed from this room|You cannot enter this room/),
    ).toBeVisible();

    const again = await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, guestSession.token);
    expect(again.status).toBe(403);
    const intruder = await visit({
      body: '',
      bare: true,
      modules: [foreignJoin(stack.livekit.url, oldToken)],
    });
    await expect
      .poll(() => intruder.page.evaluate(() => document.body.dataset['state']), { timeout: 15_000 })
      .toBe('out');
    const inside = await intruder.page.evaluate(() => Number(document.body.dataset['inside'] ?? 0));
    expect(inside, 'milliseconds inside with the old token').toBeLessThan(2_000);
  });
}

/** A page that joins with a token it kept, and notes for how long it stayed in. */
function foreignJoin(url: string, token: string): string {
  return `
    import { Room } from '/modules/livekit-client/dist/livekit-client.esm.mjs';
    const room = new Room();
    let since = 0;
    room.on('connected', () => { since = performance.now(); });
    room.on('disconnected', () => {
      document.body.dataset.inside = String(since ? performance.now() - since : 0);
      document.body.dataset.state = 'out';
    });
    room.connect(${JSON.stringify(url)}, ${JSON.stringify(token)}).catch(() => { document.body.dataset.state = 'out'; });
  `;
}

/** A room with an onlooker, its host, and a guest whose tone all hear. */
async function onStage(
  stack: Parameters<Parameters<typeof test>[2]>[0]['stack'],
  visit: Parameters<Parameters<typeof test>[2]>[0]['visit'],
) {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const onlooker = await visit({ room });
  await onlooker.listen();
  const hostPage = await visit({ room, userToken: host });
  await hostPage.listen();
  const guest = await visit({
    room,
    userToken: await stack.api.userToken('tomas', 'Tomas Grinvalas'),
    tone: GUEST_HZ,
  });
  await guest.listen();
  await guest.raiseHand();
  await hostPage.button('Accept Tomas Grinvalas').click();
  await guest.joinStage();
  await expectTone(onlooker.page, GUEST_HZ);
  return { room, onlooker, hostPage, guest };
}
