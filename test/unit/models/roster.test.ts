import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { Person, RosterPage } from '../../../src/contract/types.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import { answer, type HandBackend, person } from '../support/hand-driven.ts';
import { ask, clear, newPage, show, type ShowsRoom, until } from '../support/room-page.ts';

describe('The roster', () => {
  let backend: HandBackend;
  let element: ShowsRoom;

  beforeEach(async () => {
    ({ backend } = newPage());
    element = show();
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
