import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { Person, RosterPage } from '../../../src/contract/types.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import { answer, type HandBackend, type HandEngine, person } from '../support/hand-driven.ts';
import { ask, clear, newPage, show, type ShowsRoom, until } from '../support/room-page.ts';

describe('The roster', () => {
  let backend: HandBackend;
  let engine: HandEngine;
  let element: ShowsRoom;

  beforeEach(async () => {
    ({ backend, engine } = newPage());
    // No tag of ours: the roster is there for those who ask.
    element = show('shows-room');
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
  });

  afterEach(() => clear(backend));

  const people = (...ids: string[]): Person[] => ids.map((id) => person({ id, role: 'listener' }));
  const page = (ids: string[], nextCursor: string | null = null): RosterPage => ({
    section: 'audience',
    count: 9,
    people: people(...ids),
    nextCursor,
  });
  const known = (): string[] => element.value('$roster').audience?.people.map(({ id }) => id) ?? [];

  it('is fetched page by page, nobody twice, one request at a time', async () => {
    const waiting = answer<RosterPage>();
    backend.onRoster = () => waiting.promise;
    element.live.loadRoster('audience');
    element.live.loadRoster('audience');
    assert.equal(backend.count('roster:'), 1);
    waiting.resolve(page(['a', 'b'], 'next'));
    await until(() => known().length === 2);
    backend.onRoster = () => Promise.resolve(page(['b', 'c']));
    element.live.loadRoster('audience', true);
    await until(() => known().length === 3);
    assert.deepEqual(known(), ['a', 'b', 'c']);
    assert.equal(backend.calls.at(-1), 'roster:audience:next');
    element.live.loadRoster('audience', true);
    assert.equal(backend.count('roster:'), 2, 'that was the last page');
  });

  it('is renewed from the top, and keeps what was fetched further down', async () => {
    backend.onRoster = () => Promise.resolve(page(['a', 'b', 'c'], 'next'));
    element.live.loadRoster('audience');
    await until(() => known().length === 3);
    backend.onRoster = () => Promise.resolve(page(['d', 'e'], 'last'));
    element.live.loadRoster('audience', true);
    await until(() => known().length === 5);
    backend.onRoster = () => Promise.resolve(page(['a', 'c', 'd'], 'next'));
    element.live.loadRoster('audience');
    await until(() => !known().includes('b'));
    assert.deepEqual(known(), ['a', 'c', 'd', 'e']);
    assert.equal(element.value('$roster').audience?.nextCursor, 'last');
  });

  it('is not asked for again at once after a failure', async () => {
    backend.onRoster = () => Promise.reject(new HallwayError('unavailable'));
    element.live.loadRoster('audience');
    await until(() => backend.count('roster:') === 1);
    await Promise.resolve();
    element.live.loadRoster('audience');
    assert.equal(backend.count('roster:'), 1);
    assert.isNull(element.value('$notice'));
  });

  it('tells who scrolls that the next page did not come', async () => {
    backend.onRoster = () => Promise.resolve(page(['a'], 'next'));
    element.live.loadRoster('audience');
    await until(() => known().length === 1);
    backend.onRoster = () => Promise.reject(new HallwayError('unavailable'));
    element.live.loadRoster('audience', true);
    await until(() => element.value('$notice')?.error === 'unavailable');
    assert.deepEqual(known(), ['a']);
  });

  it('is there with the audio where the room is shown, and not asked for again after a new connection', async () => {
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    backend.onRoster = (section) => Promise.resolve(page(section === 'audience' ? ['a'] : []));
    const shown = show();
    const connected = answer();
    engine.onSession = (session) => (session.onConnect = () => connected.promise);
    for (const session of engine.sessions) session.onConnect = () => connected.promise;
    shown.live.request(new RoomJoinRequest());
    await until(() => known().length === 1, 'the audience, before the audio');
    assert.equal(shown.value('$phase'), 'joining');
    assert.sameMembers(
      backend.calls.filter((call) => call.startsWith('roster:')),
      ['roster:followed:', 'roster:audience:'],
    );
    connected.resolve();
    await until(() => shown.value('$phase') === 'joined');
    await engine.session.grant?.();
    assert.equal(backend.count('roster:'), 2);
  });

  it('is asked for again once connected where the server knew nothing of the viewer before', async () => {
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    const early = answer<RosterPage>();
    backend.onRoster = () => early.promise;
    const shown = show();
    await ask(shown, new RoomJoinRequest(), () => shown.value('$phase') === 'joined');
    assert.equal(backend.count('roster:'), 2);
    backend.onRoster = () => Promise.resolve(page(['a']));
    early.reject(new HallwayError('not_in_room'));
    await until(() => known().length === 1);
    assert.equal(backend.count('roster:'), 4);
    assert.isNull(shown.value('$notice'));
  });

  it('waits for whoever asks where the page shows no room, or its header alone', async () => {
    assert.equal(backend.count('roster:'), 0);
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    show().toggleAttribute('bare', true);
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    assert.equal(backend.count('roster:'), 0);
  });

  it('is forgotten when the viewer leaves, also what arrives later', async () => {
    const waiting = answer<RosterPage>();
    backend.onRoster = () => waiting.promise;
    element.live.loadRoster('audience');
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    waiting.resolve(page(['a']));
    await waiting.promise;
    await Promise.resolve();
    assert.isNull(element.value('$roster').audience);
  });
});
