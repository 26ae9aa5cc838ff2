import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { JoinGrant } from '../../../src/contract/types.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import { answer, type HandBackend, type HandEngine, ROOM, VIEWER } from '../support/hand-driven.ts';
import { ask, clear, newPage, show, type ShowsRoom, until } from '../support/room-page.ts';

const GRANT: JoinGrant = { server_url: 'wss://media.invalid', participant_token: 'a-token', viewer: VIEWER };

describe('Before the click', () => {
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

  it('warms once for many signs of intent, and the click uses what was warmed', async () => {
    element.live.warm();
    element.live.warm();
    await until(() => engine.sessions[0]?.calls.includes('warm:wss://media.invalid'));
    element.live.warm();
    assert.equal(backend.count('join:'), 1);
    assert.include(backend.calls, 'warm');
    assert.equal(element.value('$phase'), 'idle');
    assert.equal(backend.count('attend:'), 0, 'a warm-up counts nobody');

    element.live.request(new RoomJoinRequest());
    // Within the click itself: the browser unlocks audio for nothing later.
    assert.includeMembers(engine.session.calls, ['connect:true', 'listen']);
    await until(() => element.value('$phase') === 'joined');
    assert.equal(backend.count('join:'), 1);
    assert.equal(engine.sessions.length, 1);
  });

  it('does not use a grant that is older than a quarter of a minute', async () => {
    const { now } = Date;
    element.live.warm();
    await until(() => engine.sessions[0]?.calls.length);
    Date.now = () => now() + 16_000;
    try {
      await join();
    } finally {
      Date.now = now;
    }
    assert.equal(backend.count('join:'), 2);
  });

  it('asks again in the click after a refused warm-up', async () => {
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    element.live.warm();
    await until(() => backend.count('join:') === 1);
    waiting.reject(new HallwayError('media_unavailable'));
    await waiting.promise.catch(() => undefined);
    await join();
    assert.equal(backend.count('join:'), 2);
  });

  it('waits in the click for a warm-up that is under way', async () => {
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    element.live.warm();
    await until(() => backend.count('join:') === 1);
    element.live.request(new RoomJoinRequest());
    waiting.resolve(GRANT);
    await until(() => element.value('$phase') === 'joined');
    assert.equal(backend.count('join:'), 1);
  });

  it('leaves a room alone that is not live', async () => {
    backend.sink.room({ ...ROOM, state: 'scheduled' });
    element.live.warm();
    element.live.preload();
    await until(() => backend.calls.includes('warm'));
    assert.equal(backend.count('join:'), 0);
  });

  it('joins in silence, and the click is only heard and counted', async () => {
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    assert.equal(element.value('$phase'), 'idle');
    assert.deepEqual(
      backend.calls.filter((call) => /^(join|listening|attend)/.test(call)),
      [`join:${ROOM.name}:preload`],
    );
    element.live.request(new RoomJoinRequest());
    assert.equal(element.value('$media').audio, 'playing', 'within the click');
    await until(() => element.value('$phase') === 'joined');
    assert.equal(backend.count('listening:'), 1);
    assert.equal(backend.count('join:'), 1);
    await engine.session.grant!();
    assert.equal(backend.calls.at(-1), `join:${ROOM.name}`, 'who reconnects now is a listener');
  });

  it('takes the click while the silent join is under way', async () => {
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    element.live.preload();
    await until(() => engine.sessions.length === 1);
    element.live.request(new RoomJoinRequest());
    waiting.resolve(GRANT);
    await until(() => element.value('$phase') === 'joined');
    assert.include(engine.session.calls, 'listen');
    assert.equal(backend.count('listening:'), 1);
  });

  it('joins in the ordinary way where the silent join failed', async () => {
    const waiting = answer<JoinGrant>();
    backend.joins.push(waiting);
    element.live.preload();
    await until(() => engine.sessions.length === 1);
    element.live.request(new RoomJoinRequest());
    waiting.reject(new HallwayError('media_unavailable'));
    await until(() => element.value('$phase') === 'joined');
    assert.equal(backend.calls.filter((call) => call.startsWith('join:')).at(-1), `join:${ROOM.name}`);
    assert.equal(engine.sessions.length, 1);
  });

  it('forgets a silent session that failed, without a word', async () => {
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    engine.session.set({ connection: 'failed', error: 'media_failed' });
    assert.isNull(element.value('$error'));
    await join();
    assert.equal(engine.sessions.length, 1);
  });

  it('goes on listening when the API is away at the click, but not when it refuses', async () => {
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    backend.onListening = () => Promise.reject(new HallwayError('no_api'));
    await join();
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    backend.onListening = () => Promise.reject(new HallwayError('room_full'));
    await ask(element, new RoomJoinRequest(), () => element.value('$error') !== null);
    assert.equal(element.value('$error')?.code, 'room_full');
    assert.equal(element.value('$media').audio, 'off');
  });

  it('is not in the room when the silent session ends while the API counts', async () => {
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    const counted = answer();
    backend.onListening = () => counted.promise;
    element.live.request(new RoomJoinRequest());
    await until(() => backend.count('listening:') === 1);
    engine.session.set({ connection: 'failed', error: 'removed' });
    counted.resolve();
    await until(() => element.value('$phase') === 'idle');
    assert.equal(element.value('$error')?.code, 'removed');
  });

  it('leaves a silent room when its tag goes', async () => {
    element.live.preload();
    await until(() => element.value('$media').audio === 'silent');
    element.remove();
    await until(() => engine.session.calls.at(-1) === 'disconnect');
    assert.equal(backend.count('leave:'), 1);
  });
});
