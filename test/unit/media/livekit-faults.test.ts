import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import { until } from '../support/ears.ts';
import { LISTENER, SPEAKER } from '../support/livekit.ts';
import { Stage } from '../support/stage.ts';
import type { Visitor } from '../support/stage.ts';

const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

describe('faults of LiveKit and the network', function () {
  this.timeout(120_000);
  let stage: Stage;
  let uncaught: string[] = [];
  const note = (event: PromiseRejectionEvent): void => {
    uncaught.push(String(event.reason));
  };
  before(async () => {
    stage = await Stage.open();
    addEventListener('unhandledrejection', note);
  });
  afterEach(async () => {
    await stage.clear();
    assert.deepEqual(uncaught, []);
    uncaught = [];
  });
  after(async () => {
    removeEventListener('unhandledrejection', note);
    await stage.close();
  });

  /** A talk in which a third person sits on stage, muted. */
  const talk = async (): Promise<{ room: string; speaker: Visitor; listener: Visitor; muted: Visitor }> => {
    const room = stage.room();
    const people = await stage.talk(room);
    const muted = await stage.join(room, 'muted', SPEAKER);
    await muted.session.setMicrophone(true);
    await muted.session.setMicrophone(false);
    return { room, ...people, muted };
  };
  const showing = async (visitor: Visitor, connection: string, ms?: number): Promise<void> =>
    until(connection, () => visitor.now().connection === connection, ms);
  const asBefore = async ({ speaker, listener, muted }: Awaited<ReturnType<typeof talk>>): Promise<void> => {
    await Promise.all([speaker, listener, muted].map(async (visitor) => showing(visitor, 'connected')));
    await until('both on stage', () => listener.now().people.length === 2);
    await until('the muted one is seen as muted', () =>
      listener.now().people.some((one) => one.id === 'muted' && one.hasAudio && one.muted),
    );
    assert.deepEqual(
      [speaker, listener, muted].map((visitor) => visitor.now().microphone),
      ['on', 'off', 'muted'],
    );
    assert.deepEqual([listener.now().audio, listener.now().error], ['playing', null]);
    // The person was not asked again.
    assert.isTrue(speaker.seen.filter((shown) => shown.endsWith('/asking')).length === 1);
  };

  it('LiveKit killed and back 2 s later: everything is as before, by itself', async () => {
    const people = await talk();
    await stage.livekit.kill();
    const killed = performance.now();
    await showing(people.listener, 'reconnecting', 3_000);
    assert.isNotNull(people.listener.now().retryAt);
    await pause(2_000);
    await stage.livekit.again();
    await stage.silent();
    await stage.heard(15_000);
    console.warn(`killed, back after 2 s: heard again ${seconds(killed)} s after the kill`);
    await asBefore(people);
  });

  it('stopped with SIGTERM: comes back', async () => {
    const people = await talk();
    await stage.livekit.terminate();
    await showing(people.listener, 'reconnecting');
    await stage.livekit.again();
    const back = performance.now();
    await stage.heard(15_000);
    console.warn(`SIGTERM: heard again ${seconds(back)} s after its return`);
    await asBefore(people);
  });

  it('network cut for 10 s: told within 3 s, back within 3 s', async () => {
    const people = await talk();
    await stage.livekit.freeze();
    const cut = performance.now();
    await showing(people.listener, 'unstable', 3_500);
    const told = seconds(cut);
    await pause(10_000 - (performance.now() - cut));
    await stage.livekit.thaw();
    const healed = performance.now();
    await until('told', () => people.listener.now().connection === 'connected', 5_000);
    await stage.heard(5_000);
    console.warn(`cut for 10 s: told after ${told} s, back ${seconds(healed)} s after it healed`);
    await asBefore(people);
  });

  it('network cut for 25 s: comes back', async () => {
    const people = await talk();
    await stage.livekit.freeze();
    await showing(people.listener, 'reconnecting');
    const lost = performance.now();
    await pause(6_000);
    await stage.livekit.thaw();
    const healed = performance.now();
    await stage.heard(10_000);
    console.warn(`cut for long: given up for ${seconds(lost)} s, heard ${seconds(healed)} s after it healed`);
    await asBefore(people);
  });

  it('page frozen and resumed: left at once, back within 5 s, the microphone never closed', async () => {
    const people = await talk();
    // Its events only: a page under Playwright is always in view, and Chromium freezes none that is.
    document.dispatchEvent(new Event('freeze', { bubbles: true }));
    const all = [people.speaker, people.listener, people.muted];
    assert.isTrue(all.every((visitor) => visitor.now().connection === 'reconnecting'));
    document.dispatchEvent(new Event('resume'));
    const back = performance.now();
    await stage.silent();
    await stage.heard(5_000);
    console.warn(`frozen: heard again ${seconds(back)} s after the return`);
    assert.equal(stage.microphone.opened.at(-2)?.readyState, 'live');
    await asBefore(people);
  });

  it('same identity elsewhere: says so, never fights back, and comes back when asked to', async () => {
    const room = stage.room();
    const first = await stage.join(room, 'twin', LISTENER);
    const second = await stage.join(room, 'twin', LISTENER);
    await showing(first, 'failed');
    assert.equal(first.now().error, 'duplicate_identity');
    await pause(3_000);
    assert.equal(first.now().connection, 'failed');
    assert.equal(second.now().connection, 'connected');
    await first.session.retry();
    assert.deepInclude(first.now(), { connection: 'connected', error: null, audio: 'playing' });
    await showing(second, 'failed');
  });

  it('removed: says so, gives the microphone back, and does not come back', async () => {
    const room = stage.room();
    const { speaker } = await stage.talk(room);
    await stage.livekit.remove(room, 'speaker');
    await showing(speaker, 'failed');
    assert.deepInclude(speaker.now(), {
      error: 'removed',
      audio: 'off',
      microphone: 'off',
      mayPublish: false,
    });
    assert.equal(stage.microphone.opened.at(-1)?.readyState, 'ended');
    await stage.silent();
  });

  it('room deleted: says that it has ended', async () => {
    const room = stage.room();
    const { listener } = await stage.talk(room);
    await stage.livekit.delete(room);
    await showing(listener, 'failed');
    assert.equal(listener.now().error, 'room_ended');
  });

  it('what the backend says on the way back counts', async () => {
    const room = stage.room();
    const visitor = await stage.visitor();
    let banned = false;
    const grant = async () => {
      if (banned) throw new HallwayError('banned');
      return stage.livekit.grants(room, 'visitor', LISTENER)();
    };
    await visitor.session.connect({ grant, listen: true });
    banned = true;
    await stage.livekit.kill();
    await stage.livekit.again();
    await showing(visitor, 'failed');
    assert.equal(visitor.now().error, 'banned');
  });

  it('muted while LiveKit is away stays muted; opened while it is away opens', async () => {
    const room = stage.room();
    const { speaker } = await stage.talk(room);
    await stage.livekit.kill();
    await showing(speaker, 'reconnecting');
    await speaker.session.setMicrophone(false);
    await stage.livekit.again();
    await showing(speaker, 'connected');
    await pause(1_000);
    assert.equal(speaker.now().microphone, 'muted');
    assert.equal(stage.ears.pitch(), 0);
    await stage.livekit.kill();
    await showing(speaker, 'reconnecting');
    await speaker.session.setMicrophone(true);
    await stage.livekit.again();
    await stage.heard();
  });

  it('opened in the very moment in which LiveKit dies: heard when it is back', async () => {
    const room = stage.room();
    const speaker = await stage.join(room, 'speaker', SPEAKER);
    await stage.join(room, 'listener', LISTENER);
    const opening = speaker.session.setMicrophone(true);
    await Promise.all([stage.livekit.kill(), opening]);
    await stage.livekit.again();
    await stage.heard();
    assert.equal(speaker.now().microphone, 'on');
  });

  it('left while LiveKit is away: stays left', async () => {
    const { listener } = await stage.talk(stage.room());
    await stage.livekit.kill();
    await showing(listener, 'reconnecting');
    await listener.session.disconnect();
    await stage.livekit.again();
    await pause(3_000);
    assert.deepInclude(listener.now(), { connection: 'idle', audio: 'off', retryAt: null });
  });
});
