import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { ErrorCode } from '../../../src/contract/errors.ts';
import { until } from '../support/ears.ts';
import { LISTENER, SPEAKER } from '../support/livekit.ts';
import { Stage } from '../support/stage.ts';

describe('joining over LiveKit', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(async () => stage.clear());
  after(async () => stage.close());

  it('lets a listener hear a speaker, and asks for no microphone', async () => {
    const { listener } = await stage.talk(stage.room());
    assert.deepInclude(listener.now(), { connection: 'connected', audio: 'playing', microphone: 'off' });
    assert.equal(listener.now().mayPublish, false);
    assert.equal(stage.microphone.asked(), 1);
    assert.lengthOf(document.querySelectorAll('audio'), 0);
  });

  it('shows who is visible, in plain and frozen copies', async () => {
    const { listener, speaker } = await stage.talk(stage.room());
    const [person, ...others] = listener.now().people;
    assert.deepEqual(others, []);
    assert.deepInclude(person, {
      id: 'speaker',
      name: 'speaker',
      local: false,
      muted: false,
      hasAudio: true,
    });
    await until('speaking', () => listener.now().people[0]?.speaking);
    assert.deepEqual(
      speaker.now().people.map(({ id, local }) => [id, local]),
      [['speaker', true]],
    );
    const before = listener.now();
    await speaker.session.setMicrophone(false);
    await until('muted', () => listener.now().people[0]?.muted);
    assert.equal(before.people[0]?.muted, false);
  });

  it('measures real levels while somebody speaks', async () => {
    const { listener, speaker } = await stage.talk(stage.room());
    const levels: number[] = [];
    const own: number[] = [];
    const stop = listener.session.onLevels((all) => levels.push(all.get('speaker') ?? 0));
    const stopOwn = speaker.session.onLevels((all) => own.push(all.get('speaker') ?? 0));
    await until('ten levels of both', () => levels.length >= 10 && own.length >= 10);
    assert.isAtLeast(Math.max(...levels), 0.5);
    assert.isAtMost(Math.max(...levels), 1);
    assert.isAtLeast(Math.max(...own), 0.5);
    assert.isAtMost(Math.max(...own), 1);
    await speaker.session.setMicrophone(false);
    await until('level 0', () => levels.at(-1) === 0 && own.at(-1) === 0);
    stop();
    stopOwn();
  });

  it('joins in silence without a byte of audio, and plays at the click', async () => {
    const room = stage.room();
    const speaker = await stage.join(room, 'speaker', SPEAKER);
    await speaker.session.setMicrophone(true);
    const received = watchReceivedAudio();
    const listener = await stage.join(room, 'listener', LISTENER, false);
    assert.deepInclude(listener.now(), { connection: 'connected', audio: 'silent' });
    await until('the track has arrived', () => stage.ears.elements.length > 0);
    // A packet may slip out before the server knows; after that nothing comes.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = await received();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.isAtMost((await received()) - before, 100);
    assert.equal(stage.ears.pitch(), 0);
    await listener.session.listen();
    await stage.heard();
    assert.equal(listener.now().audio, 'playing');
  });

  it('pauses those too who begin to speak later', async () => {
    const room = stage.room();
    const listener = await stage.join(room, 'listener', LISTENER, false);
    const speaker = await stage.join(room, 'speaker', SPEAKER);
    await speaker.session.setMicrophone(true);
    await until('the listener sees it', () => listener.now().people[0]?.hasAudio);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(stage.ears.pitch(), 0);
    await listener.session.listen();
    await stage.heard();
  });

  it('sets the volume for all', async () => {
    const { listener } = await stage.talk(stage.room());
    listener.session.setVolume(0);
    await stage.silent();
    listener.session.setVolume(0.5);
    await stage.heard();
  });

  it('sets the volume for one person, and remembers it for when they come again', async () => {
    const room = stage.room();
    const { listener, speaker } = await stage.talk(room);
    listener.session.setVolume(0, 'speaker');
    await stage.silent();
    await speaker.session.releaseMicrophone();
    await speaker.session.setMicrophone(true);
    await until('they are back', () => listener.now().people[0]?.hasAudio);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(stage.ears.pitch(), 0);
    listener.session.setVolume(1, 'speaker');
    await stage.heard();
    listener.session.setVolume(0, 'somebody else');
    await stage.heard();
  });

  it('pauses without leaving, and without a byte of audio, and plays again', async () => {
    const received = watchReceivedAudio();
    const { listener } = await stage.talk(stage.room());
    listener.session.pause();
    await until('paused', () => listener.now().audio === 'paused');
    await stage.silent();
    // The server stops sending a moment later.
    await until('no byte for a second', async () => {
      const before = await received();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return (await received()) - before < 100;
    });
    assert.deepInclude(listener.now(), { connection: 'connected', audio: 'paused' });
    await listener.session.listen();
    await stage.heard();
    assert.equal(listener.now().audio, 'playing');
  });

  it('asks no STUN server of a third party, and the hook into LiveKit is still there', async () => {
    const servers = watchIceServers();
    await stage.talk(stage.room());
    assert.isAbove(servers.configured(), 0);
    assert.deepEqual(
      servers.hosts().filter((host) => !host.includes('127.0.0.1')),
      [],
    );
  });

  it('leaves nothing in the page’s storage, and no token in the console', async () => {
    const said: unknown[] = [];
    const methods = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;
    const originals = methods.map((method) => console[method]);
    for (const method of methods) console[method] = (...words: unknown[]) => said.push(...words);
    const stored = localStorage.length;
    await stage.talk(stage.room());
    await stage.clear();
    methods.forEach((method, index) => (console[method] = originals[index] as typeof console.log));
    assert.deepEqual(said, []);
    assert.equal(localStorage.length, stored);
  });

  const refusals: readonly [name: string, seconds: number, room: string | null, code: ErrorCode][] = [
    ['an expired token', -3_600, 'known', 'media_failed'],
    ['a room that LiveKit does not know', 600, null, 'room_not_found'],
  ];
  for (const [name, seconds, known, code] of refusals) {
    it(`says ${code} for ${name}, after a second grant, and not a word of LiveKit’s`, async () => {
      const room = stage.room();
      if (known) await stage.livekit.create(room);
      const visitor = await stage.visitor();
      let grants = 0;
      const token = await stage.livekit.token(room, 'late', LISTENER, seconds);
      const grant = async () => {
        grants += 1;
        return { url: stage.livekit.url, token };
      };
      const error: unknown = await visitor.session
        .connect({ grant, listen: true })
        .catch((thrown: unknown) => thrown);
      assert.instanceOf(error, HallwayError);
      assert.equal(error.message, code);
      assert.notInclude(`${error.stack} ${JSON.stringify(error)}`, token);
      const { connection, error: shown, audio } = visitor.now();
      assert.deepEqual([connection, shown, audio], ['failed', code, 'off']);
      assert.equal(grants, 2);
      await stage.livekit.create(room);
      const good = stage.livekit.grants(room, 'late', LISTENER);
      await visitor.session.connect({ grant: good, listen: true });
      assert.equal(visitor.now().connection, 'connected');
    });
  }

  it('hands on what the grant says, and tries again when asked to', async () => {
    const room = stage.room();
    const visitor = await stage.visitor();
    let full = true;
    const grant = async () => {
      if (full) throw new HallwayError('room_full');
      return stage.livekit.grants(room, 'late', LISTENER)();
    };
    const error: unknown = await visitor.session
      .connect({ grant, listen: true })
      .catch((thrown: unknown) => thrown);
    assert.deepInclude(error, { code: 'room_full' });
    assert.deepInclude(visitor.now(), { connection: 'failed', error: 'room_full' });
    full = false;
    await visitor.session.retry();
    assert.deepInclude(visitor.now(), { connection: 'connected', error: null });
  });

  it('can be left while it connects', async () => {
    const visitor = await stage.visitor();
    const grant = stage.livekit.grants(stage.room(), 'hasty', LISTENER);
    const joined = visitor.session.connect({ grant, listen: true }).catch((thrown: unknown) => thrown);
    await visitor.session.disconnect();
    assert.deepInclude(await joined, { code: 'not_in_room' });
    assert.equal(visitor.now().connection, 'idle');
  });

  it('moves to another room with the same session', async () => {
    const [first, second] = [stage.room(), stage.room()];
    const { listener, speaker } = await stage.talk(first);
    await listener.session.connect({
      grant: stage.livekit.grants(second, 'listener', LISTENER),
      listen: true,
    });
    assert.deepEqual(listener.now().people, []);
    await stage.silent();
    await speaker.session.connect({ grant: stage.livekit.grants(second, 'speaker', SPEAKER), listen: true });
    assert.equal(speaker.now().microphone, 'off');
    await speaker.session.setMicrophone(true);
    await stage.heard();
  });
});

/** Counts the bytes of audio that the page's newest connections receive. */
function watchReceivedAudio(): () => Promise<number> {
  const made: RTCPeerConnection[] = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(config?: RTCConfiguration) {
      super(config);
      made.push(this);
    }
  };
  return async () => {
    window.RTCPeerConnection = Native;
    let bytes = 0;
    for (const connection of made) {
      for (const entry of (await connection.getStats()).values()) {
        const { type, kind, bytesReceived } = entry as {
          type: string;
          kind?: string;
          bytesReceived?: number;
        };
        if (type === 'inbound-rtp' && kind === 'audio') bytes += bytesReceived ?? 0;
      }
    }
    return bytes;
  };
}

/** Notes every ICE server that a connection is given. */
function watchIceServers(): { configured: () => number; hosts: () => string[] } {
  const given: RTCIceServer[] = [];
  let configured = 0;
  const original = RTCPeerConnection.prototype.setConfiguration;
  RTCPeerConnection.prototype.setConfiguration = function setConfiguration(config) {
    configured += 1;
    given.push(...(config?.iceServers ?? []));
    original.call(this, config);
  };
  return {
    configured: () => configured,
    hosts: () => {
      RTCPeerConnection.prototype.setConfiguration = original;
      return given.flatMap(({ urls }) => urls);
    },
  };
}
