import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import { until } from '../support/ears.ts';
import { LISTENER, setMicrophonePermission, SPEAKER } from '../support/livekit.ts';
import { Stage } from '../support/stage.ts';
import type { Visitor } from '../support/stage.ts';

/** The code of the `HallwayError` that a call rejects with. */
async function codeOf(call: Promise<void>): Promise<string> {
  const error: unknown = await call.then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  );
  return error instanceof HallwayError ? error.code : String(error);
}

describe('the microphone over LiveKit', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(async () => stage.clear());
  after(async () => stage.close());

  /** The last track that a page was given, and what became of it. */
  const device = (): MediaStreamTrack => stage.microphone.opened.at(-1) as MediaStreamTrack;
  const showing = async (visitor: Visitor, microphone: string): Promise<void> =>
    until(`microphone ${microphone}`, () => visitor.now().microphone === microphone);
  /** Replaces `getUserMedia` for one test. */
  const asking = (answer: () => Promise<MediaStream>): (() => void) => {
    const original = Object.getOwnPropertyDescriptor(navigator.mediaDevices, 'getUserMedia');
    navigator.mediaDevices.getUserMedia = answer;
    return () => {
      if (original) Object.defineProperty(navigator.mediaDevices, 'getUserMedia', original);
    };
  };

  it('is asked for when it is opened, heard, muted without giving the device back, and heard again', async () => {
    const { speaker } = await stage.talk(stage.room());
    assert.deepEqual(speaker.seen.slice(-2), ['connected/playing/asking', 'connected/playing/on']);
    const asked = stage.microphone.asked();
    await speaker.session.setMicrophone(false);
    assert.equal(speaker.now().microphone, 'muted');
    assert.equal(device().enabled, false);
    await stage.silent();
    assert.equal(device().readyState, 'live');
    await speaker.session.setMicrophone(true);
    await stage.heard();
    assert.equal(stage.microphone.asked(), asked);
  });

  it('is given back when released', async () => {
    const { speaker, listener } = await stage.talk(stage.room());
    await speaker.session.releaseMicrophone();
    assert.equal(speaker.now().microphone, 'off');
    assert.equal(device().readyState, 'ended');
    await until('the listener sees it', () => listener.now().people[0]?.hasAudio === false);
    await speaker.session.setMicrophone(true);
    await stage.heard();
  });

  it('is not even asked for without the right to speak', async () => {
    const asked = stage.microphone.asked();
    const listener = await stage.join(stage.room(), 'listener', LISTENER);
    assert.equal(await codeOf(listener.session.setMicrophone(true)), 'not_on_stage');
    assert.equal(stage.microphone.asked(), asked);
    const idle = await stage.visitor();
    assert.equal(await codeOf(idle.session.setMicrophone(true)), 'not_on_stage');
  });

  it('follows the stage: promoted, heard, demoted, silent, and off until it is opened anew', async () => {
    const room = stage.room();
    const guest = await stage.join(room, 'guest', LISTENER);
    const listener = await stage.join(room, 'listener', LISTENER);
    assert.deepEqual(listener.now().people, []);
    await stage.livekit.permit(room, 'guest', true);
    await until('the right to speak', () => guest.now().mayPublish);
    await guest.session.setMicrophone(true);
    await stage.heard();
    assert.deepEqual(
      listener.now().people.map(({ id }) => id),
      ['guest'],
    );
    await stage.livekit.permit(room, 'guest', false);
    await showing(guest, 'off');
    assert.equal(guest.now().mayPublish, false);
    assert.equal(device().readyState, 'ended');
    await stage.silent();
    await until('nobody on stage', () => listener.now().people.every(({ hasAudio }) => !hasAudio));
    await stage.livekit.permit(room, 'guest', true);
    await until('the right to speak', () => guest.now().mayPublish);
    assert.equal(guest.now().microphone, 'off');
    await guest.session.setMicrophone(true);
    await stage.heard();
    assert.isTrue(guest.seen.every((shown) => shown.includes('connect')));
  });

  it('muted by a host shows as muted, and is opened by its owner only', async () => {
    const room = stage.room();
    const { speaker } = await stage.talk(room);
    await stage.livekit.mute(room, 'speaker');
    await showing(speaker, 'muted');
    await stage.silent();
    assert.equal(device().enabled, false);
    await speaker.session.setMicrophone(true);
    await stage.heard();
    assert.equal(speaker.now().microphone, 'on');
  });

  const refusals = [
    ['NotAllowedError', 'denied', 'mic_denied'],
    ['NotFoundError', 'missing', 'mic_missing'],
  ] as const;
  for (const [name, state, code] of refusals) {
    it(`shows ${state} after ${name}; listening goes on`, async () => {
      const room = stage.room();
      await stage.talk(room);
      const guest = await stage.join(room, 'guest', SPEAKER);
      const restore = asking(async () => {
        throw new DOMException('', name);
      });
      assert.equal(await codeOf(guest.session.setMicrophone(true)), code);
      restore();
      assert.deepInclude(guest.now(), { microphone: state, audio: 'playing', connection: 'connected' });
      await guest.session.setMicrophone(true);
      assert.equal(guest.now().microphone, 'on');
    });
  }

  it('is nobody’s when the answer to the prompt comes after the person has left the stage', async () => {
    const room = stage.room();
    const guest = await stage.join(room, 'guest', SPEAKER);
    const listener = await stage.join(room, 'listener', LISTENER);
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    let allow = (): void => undefined;
    const answered = new Promise<void>((resolve) => (allow = resolve));
    const restore = asking(async () => {
      await answered;
      return real({ audio: true });
    });
    const opening = guest.session.setMicrophone(true);
    await showing(guest, 'asking');
    await stage.livekit.permit(room, 'guest', false);
    await showing(guest, 'off');
    allow();
    await opening;
    restore();
    assert.equal(device().readyState, 'ended');
    assert.equal(guest.now().microphone, 'off');
    assert.isTrue(listener.now().people.every(({ hasAudio }) => !hasAudio));
  });

  it('is lost when the device goes, and comes back when it is opened anew', async () => {
    const { speaker, listener } = await stage.talk(stage.room());
    device().dispatchEvent(new Event('ended'));
    await showing(speaker, 'lost');
    assert.deepInclude(speaker.now(), { connection: 'connected', audio: 'playing' });
    await until('the listener sees it', () => listener.now().people[0]?.hasAudio === false);
    await speaker.session.setMicrophone(true);
    await stage.heard();
  });

  it('is lost when the permission is revoked', async () => {
    const { speaker } = await stage.talk(stage.room());
    await setMicrophonePermission('denied');
    await showing(speaker, 'lost');
    assert.equal(device().readyState, 'ended');
    await setMicrophonePermission('granted');
  });

  it('changes the device while it is open, muted or not', async () => {
    const { speaker } = await stage.talk(stage.room());
    const first = device();
    await speaker.session.setDevice('microphone', 'another');
    assert.notEqual(device(), first);
    assert.equal(first.readyState, 'ended');
    await stage.heard();
    await speaker.session.setMicrophone(false);
    await speaker.session.setDevice('microphone', 'a-third');
    assert.equal(device().enabled, false);
    await stage.silent();
    assert.equal(speaker.now().microphone, 'muted');
    await speaker.session.setMicrophone(true);
    await stage.heard();
  });

  it('survives hasty presses, and ends as the last one said', async () => {
    const { speaker } = await stage.talk(stage.room());
    const presses = [false, true, false, true, true, false].map(async (on) =>
      speaker.session.setMicrophone(on),
    );
    await Promise.all(presses);
    assert.equal(speaker.now().microphone, 'muted');
    await stage.silent();
    await Promise.all([speaker.session.releaseMicrophone(), speaker.session.setMicrophone(true)]);
    assert.equal(speaker.now().microphone, 'on');
    await stage.heard();
  });

  it('lists what can be chosen, without asking', async () => {
    const asked = stage.microphone.asked();
    const listener = await stage.join(stage.room(), 'listener', LISTENER);
    const { microphones, outputs } = await listener.session.devices();
    assert.isTrue([...microphones, ...outputs].every(({ id }) => id !== ''));
    assert.equal(stage.microphone.asked(), asked);
  });
});
