import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { JoinGrant } from '../../../src/contract/types.ts';
import type { RequestFailedEvent } from '../../../src/events/request-failed.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import type { RoomLeftEvent } from '../../../src/events/room-left.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import { RoomRetryRequest } from '../../../src/events/room-retry-request.ts';
import { answer, type HandBackend, type HandEngine, ROOM, VIEWER } from '../support/hand-driven.ts';
import { ask, clear, newPage, record, show, type ShowsRoom, until } from '../support/room-page.ts';

const GRANT: JoinGrant = { server_url: 'wss://media.invalid', participant_token: 'a-token', viewer: VIEWER };

describe('Joining a room', () => {
  let backend: HandBackend;
  let engine: HandEngine;
  let element: ShowsRoom;

  beforeEach(() => {
    ({ backend, engine } = newPage());
    element = show();
  });

  afterEach(() => clear(backend));

  const join = (): Promise<void> =>
    ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');

  it('connects with the grant, listens, and says so once', async () => {
    const joined = record('hallway-room-joined');
    show('shows-room');
    await join();
    assert.deepEqual(engine.session.calls.slice(0, 3), ['volume:1', 'connect:true', 'listen']);
    assert.equal(element.value('$media').audio, 'playing');
    assert.deepEqual(element.value('$viewer'), VIEWER);
    assert.equal(joined.length, 1);
    assert.equal(joined[0]!.target, element, 'told from the room’s own tag');
    assert.include(backend.calls, `attend:${ROOM.name}:true`);
  });

  it('shows at once that it is joining, and ignores a second press', async () => {
    element.live.request(new RoomJoinRequest());
    assert.equal(element.value('$phase'), 'joining');
    element.live.request(new RoomJoinRequest());
    await until(() => element.value('$phase') === 'joined');
    assert.equal(backend.count('join:'), 1);
  });

  it('does nothing when somebody cancels the request', () => {
    element.addEventListener('hallway-room-join-request', (event) => event.preventDefault(), { once: true });
    assert.isFalse(element.live.request(new RoomJoinRequest()));
    assert.equal(element.value('$phase'), 'idle');
  });

  it('is idle again with the reason after a refusal, and fires it with its request', async () => {
    const failed = record('hallway-request-failed');
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    const request = new RoomJoinRequest();
    element.live.request(request);
    await until(() => backend.count('join:') === 1);
    waiting.reject(new HallwayError('room_full', { requestId: 'r-7' }));
    await until(() => element.value('$phase') === 'idle');
    assert.deepEqual(element.value('$error'), { code: 'room_full', requestId: 'r-7', retryAt: null });
    assert.equal(element.value('$status'), 'ready');
    const { detail } = failed[0] as RequestFailedEvent;
    assert.deepEqual(
      { ...detail },
      { room: ROOM.name, code: 'room_full', requestId: 'r-7', trigger: request },
    );
    await ask(element, new RoomRetryRequest(), () => element.value('$phase') === 'joined');
    assert.isNull(element.value('$error'));
  });

  it('says that the browser has no WebRTC, and asks for no grant', async () => {
    engine.webrtc = false;
    await ask(element, new RoomJoinRequest(), () => element.value('$error') !== null);
    assert.equal(element.value('$error')?.code, 'no_webrtc');
    assert.equal(backend.count('join:'), 0);
  });

  it('can be left while it is under way', async () => {
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    element.live.request(new RoomJoinRequest());
    await until(() => backend.count('join:') === 1);
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    waiting.resolve(GRANT);
    await until(() => engine.session.calls.includes('disconnect'));
    assert.equal(element.value('$phase'), 'idle');
    assert.isNull(element.value('$error'));
  });

  it('gives a fresh grant to each later attempt', async () => {
    await join();
    const grant = await engine.session.grant!();
    assert.deepEqual(grant, { url: 'wss://media.invalid', token: 'a-token' });
    assert.equal(backend.count('join:'), 2);
  });

  it('uses one session for fifty visits and leaves no listener behind', async () => {
    const left = record('hallway-room-left');
    for (let visit = 0; visit < 50; visit += 1) {
      await join();
      await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    }
    assert.equal(engine.sessions.length, 1);
    assert.equal(engine.session.listeners.size, 0);
    assert.equal(engine.session.meters.size, 0);
    assert.equal(left.length, 50);
    assert.equal((left[0] as RoomLeftEvent).detail.reason, 'left');
    assert.equal(backend.count('leave:'), 50);
  });

  const ends = [
    ['duplicate_identity', 'opened elsewhere'],
    ['removed', 'thrown out'],
    ['room_not_found', 'the room is gone'],
  ] as const;
  for (const [code, what] of ends) {
    it(`is over when the session fails for good: ${what}`, async () => {
      const left = record('hallway-room-left');
      await join();
      engine.session.set({ connection: 'failed', error: code });
      assert.equal(element.value('$phase'), 'idle');
      assert.equal(element.value('$error')?.code, code);
      assert.equal((left.at(-1) as RoomLeftEvent).detail.reason, code);
      await until(() => engine.session.calls.at(-1) === 'disconnect');
      assert.equal(engine.session.listeners.size, 0);
      await ask(element, new RoomRetryRequest(), () => element.value('$phase') === 'joined');
      assert.equal(engine.sessions.length, 1, 'rejoined with the same session');
    });
  }

  it('is over when the room ends, and says so', async () => {
    const ended = record('hallway-room-ended');
    await join();
    backend.sink.room({ ...ROOM, state: 'ended' });
    assert.equal(element.value('$phase'), 'idle');
    assert.equal(element.value('$error')?.code, 'room_ended');
    assert.equal(ended.length, 1);
  });

  for (const blocked of ['removed', 'banned'] as const) {
    it(`is over when the viewer is ${blocked}, in whichever order the news come`, async () => {
      await join();
      backend.sink.you({ ...VIEWER, blocked });
      assert.equal(element.value('$error')?.code, blocked);
      await until(() => engine.session.calls.at(-1) === 'disconnect');
      backend.sink.you(VIEWER);
      await ask(element, new RoomRetryRequest(), () => element.value('$phase') === 'joined');
      engine.session.set({ connection: 'failed', error: 'removed' });
      assert.equal(element.value('$error')?.code, 'removed');
      backend.sink.you({ ...VIEWER, blocked });
      assert.equal(element.value('$error')?.code, blocked);
    });
  }

  it('tries again what does not work: blocked audio, then a lost connection', async () => {
    await join();
    const { session } = engine;
    session.set({ audio: 'blocked' });
    await ask(element, new RoomRetryRequest(), () => element.value('$media').audio === 'playing');
    session.set({ connection: 'reconnecting' });
    await ask(element, new RoomRetryRequest(), () => session.calls.at(-1) === 'retry');
    assert.equal(element.value('$phase'), 'joined');
  });

  it('keeps the audio while the API is away', async () => {
    await join();
    backend.sink.fail(new HallwayError('no_api'), Date.now() + 1000);
    assert.equal(element.value('$status'), 'ready');
    assert.isNull(element.value('$error'));
    assert.notInclude(engine.session.calls, 'disconnect');
  });

  it('says goodbye when the page goes', async () => {
    await join();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.equal(backend.count('leave:'), 1);
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.equal(backend.count('leave:'), 2, 'nobody to say goodbye to');
  });
});
