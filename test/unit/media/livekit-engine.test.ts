import { assert } from '@open-wc/testing';
import { ConnectionError, DisconnectReason } from 'livekit-client';
import { HallwayError } from '../../../src/contract/errors.ts';
import { LiveKitEngine } from '../../../src/media/livekit-engine.ts';
import { connectError, finalReason } from '../../../src/media/livekit/errors.ts';

describe('the LiveKit engine', () => {
  it('says no, and throws nothing else, where there is no WebRTC', async () => {
    const native = Object.getOwnPropertyDescriptor(window, 'RTCPeerConnection');
    Reflect.deleteProperty(window, 'RTCPeerConnection');
    const engine = new LiveKitEngine();
    const supported = engine.supported();
    const error: unknown = await engine.createSession().catch((thrown: unknown) => thrown);
    if (native) Object.defineProperty(window, 'RTCPeerConnection', native);
    assert.equal(supported, false);
    assert.instanceOf(error, HallwayError);
    assert.equal(error.code, 'no_webrtc');
    assert.equal(engine.supported(), true);
  });

  it('begins idle, and touches nothing before it connects', async () => {
    const session = await new LiveKitEngine().createSession();
    assert.deepEqual(session.snapshot, {
      connection: 'idle',
      error: null,
      audio: 'off',
      microphone: 'off',
      mayPublish: false,
      people: [],
      retryAt: null,
    });
    await session.disconnect();
    await session.retry();
    await session.releaseMicrophone();
    session.setVolume(0.5);
    await session.warm('ws://127.0.0.1:1', 'no-token');
    assert.equal(session.snapshot.connection, 'idle');
  });
});

describe('LiveKit’s errors', () => {
  const secret = 'wss://host/rtc?access_token=eyJhbGciOi';
  const failures: readonly [name: string, thrown: unknown, code: string][] = [
    ['no answer', ConnectionError.serverUnreachable(secret), 'media_failed'],
    ['a refused token', ConnectionError.notAllowed(secret, 401), 'media_failed'],
    ['an unknown room', ConnectionError.notAllowed(secret, 404), 'room_not_found'],
    ['a timeout', ConnectionError.timeout(secret), 'media_failed'],
    ['anything else', new Error(secret), 'media_failed'],
    ['no error at all', secret, 'media_failed'],
    ['one of ours', new HallwayError('room_full'), 'room_full'],
  ];
  for (const [name, thrown, code] of failures) {
    it(`turn ${name} into ${code}, without their words`, () => {
      const error = connectError(thrown);
      assert.equal(error.code, code);
      assert.equal(error.message, code);
      assert.isUndefined(error.cause);
    });
  }

  const reasons: readonly [reason: DisconnectReason | undefined, code: string | null][] = [
    [DisconnectReason.DUPLICATE_IDENTITY, 'duplicate_identity'],
    [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
    [DisconnectReason.ROOM_DELETED, 'room_ended'],
    [DisconnectReason.SERVER_SHUTDOWN, null],
    [DisconnectReason.CLIENT_INITIATED, null],
    [DisconnectReason.STATE_MISMATCH, null],
    [DisconnectReason.JOIN_FAILURE, null],
    [DisconnectReason.ROOM_CLOSED, null],
    [DisconnectReason.UNKNOWN_REASON, null],
    [undefined, null],
  ];
  for (const [reason, code] of reasons) {
    it(`${reason === undefined ? 'no reason' : DisconnectReason[reason]} means ${code ?? 'come back'}`, () => {
      assert.equal(finalReason(reason), code);
    });
  }
});
