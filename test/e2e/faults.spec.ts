import { setTimeout as sleep } from 'node:timers/promises';
import { expectNoTone, expectTone, listenTo } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor, VisitorOptions } from './support/visitor.ts';

const HZ = 1_000;
const MUTED_HZ = 1_400;
/**
 * Both tones are equally loud at their microphones. A stream that has just come back clicks, and a click holds every
 * frequency: some 40 dB less of 1,400 Hz than of the open tone, which is no open microphone.
 */
const MUTED_BELOW = 30;
type Visit = (options: VisitorOptions) => Promise<Visitor>;

/** A host who talks, a moderator who is muted, and a listener who hears the host. */
async function talk(stack: Stack, visit: Visit) {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: HZ });
  await speaker.listen();
  await speaker.speak();
  const guest = await visit({
    room,
    userToken: await stack.api.userToken('kenji', 'Kenji Moriwaka'),
    tone: MUTED_HZ,
  });
  await guest.listen();
  await guest.raiseHand();
  await speaker.button('Accept Kenji Moriwaka').click();
  await guest.joinStage();
  await guest.microphone(true).click();
  await expect(guest.microphone(false)).toBeVisible();
  const listener = await visit({ room });
  await listener.listen();
  await expectTone(listener.page, HZ);
  return { room, host, speaker, guest, listener };
}

/** The listener hears again, the host's microphone is open, and who was muted is still muted. */
async function allAsBefore({ speaker, guest, listener }: Awaited<ReturnType<typeof talk>>): Promise<void> {
  await expect(speaker.microphone(true)).toBeVisible();
  await expect(guest.microphone(false)).toBeVisible();
  const { at } = await listenTo(listener.page, [HZ, MUTED_HZ], 1_500);
  console.log(`open ${at[HZ]!.toFixed(1)} dB, muted ${at[MUTED_HZ]!.toFixed(1)} dB`);
  expect(at[MUTED_HZ]).toBeLessThan(at[HZ]! - MUTED_BELOW);
  await expect(listener.page.getByText('Connection lost')).toHaveCount(0);
}

test('LiveKit killed and back 2 s later: heard again within 15 s, the microphones as they were', async ({
  stack,
  visit,
}) => {
  const people = await talk(stack, visit);
  await stack.livekit.kill9();
  await Promise.all([
    expect(people.listener.page.getByText(/Connection lost|Weak connection/).first()).toBeVisible(),
    sleep(2_000),
  ]);
  await stack.livekit.start();
  const back = Date.now();
  await expectTone(people.listener.page, HZ, 15_000);
  console.log(`heard again ${((Date.now() - back) / 1_000).toFixed(1)} s after LiveKit was back`);
  await allAsBefore(people);
});

test('LiveKit away for 60 s: everything comes back by itself', async ({ stack, visit }) => {
  test.setTimeout(300_000);
  const people = await talk(stack, visit);
  await stack.livekit.kill9();
  await expect(people.listener.page.getByText('Connection lost').first()).toBeVisible();
  await sleep(60_000);
  await expect(people.listener.page.getByText('Connection lost').first()).toBeVisible();
  await stack.livekit.start();
  const back = Date.now();
  await expectTone(people.listener.page, HZ, 45_000);
  console.log(`heard again ${((Date.now() - back) / 1_000).toFixed(1)} s after LiveKit was back`);
  await allAsBefore(people);
});

test('a silent cut of 10 s is told while it lasts, and heals', async ({ stack, visit }) => {
  const people = await talk(stack, visit);
  // Stopped, not ended: connections stay open and say nothing, as when a cable is pulled behind the next switch.
  process.kill(stack.livekit.pid!, 'SIGSTOP');
  try {
    await expect(people.listener.page.getByText(/Weak connection|Connection lost/).first()).toBeVisible({
      timeout: 8_000,
    });
    await sleep(6_000);
  } finally {
    process.kill(stack.livekit.pid!, 'SIGCONT');
  }
  await expectTone(people.listener.page, HZ, 20_000);
  await expect(people.listener.page.getByText(/Weak connection|Connection lost/)).toHaveCount(0);
  await allAsBefore(people);
});

test('a backend restart does not touch the audio and loses no acknowledged write', async ({
  stack,
  visit,
}) => {
  const people = await talk(stack, visit);
  const visitor = await visit({
    room: people.room,
    userToken: await stack.api.userToken('noor', 'Noor Haddadi'),
  });
  await visitor.listen();
  await visitor.raiseHand();
  await stack.backend.kill9();
  await expectTone(people.listener.page, HZ, 5_000);
  await stack.backend.start();
  await expectTone(people.listener.page, HZ, 5_000);
  await expect(visitor.button(/1st in (the )?queue/)).toBeVisible();
  // The pages follow again: the host sees the hand and invites, the listener's page shows the new speaker.
  await people.speaker.button('Accept Noor Haddadi').click();
  await visitor.joinStage();
  await expect(people.listener.tile('Noor Haddadi')).toBeVisible();
});

test('a page that is frozen comes back', async ({ stack, visit }) => {
  const { listener } = await talk(stack, visit);
  // What the browser tells a page of; Playwright keeps its pages from being frozen for real (unit tests of the media
  // session do that). livekit-client ends its connection on this event.
  await listener.page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expectNoTone(listener.page, HZ);
  await listener.page.evaluate(() => document.dispatchEvent(new Event('resume')));
  await expectTone(listener.page, HZ, 15_000);
  await listener.button('Leave quietly').click();
  await expectNoTone(listener.page, HZ);
});
