/** What becomes of a room whose host is gone. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { HostWatch } from '../src/media/host-watch.ts';
import { stopWaiting } from '../src/services/hosts.ts';
import { participantLeft } from '../src/services/presence.ts';
import { fullRoom, giveRole, stageOf, type FullRoom } from './support/full-room.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());
beforeEach(() => {
  api.ahead = 0;
  api.media.down = undefined;
});

const GRACE_MS = 120_000;

/** LiveKit loses somebody who said nothing. */
async function lose(room: Pick<FullRoom, 'path' | 'name'>, who: Actor): Promise<void> {
  const sid = await api.connect(room.path, who);
  await participantLeft(api.deps, room.name, { identity: who.id, sid });
}

const roomOf = async (room: Pick<FullRoom, 'path'>): Promise<Json> => (await api.done('GET', room.path)).room;
const roles = async (room: Pick<FullRoom, 'path'>) => Object.fromEntries(await stageOf(api, room));
const acts = async (room: FullRoom, as: Actor) =>
  (await api.done('GET', `${room.path}/log`, { as })).entries.map(({ act }: Json) => act);

describe('a host whose connection is lost', () => {
  it('is waited for, and told of; back in time, nothing has changed', async () => {
    const room = await fullRoom(api);
    await lose(room, room.host);
    const { hostAwaitedUntil } = await roomOf(room);
    assert.ok(Math.abs(Date.parse(hostAwaitedUntil) - Date.now() - GRACE_MS) < 10_000);
    api.ahead = GRACE_MS - 10_000;
    await stopWaiting(api.deps, room.name);
    await api.enter(room.path, room.host);
    assert.equal((await roomOf(room)).hostAwaitedUntil, null);
    api.ahead = 2 * GRACE_MS;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roles(room))[room.host.id], 'host');
    assert.deepEqual((await acts(room, room.host)).slice(0, 2), ['host_back', 'host_lost']);
  });

  it('too late finds a moderator in their place, and is one; all of it once, however many look', async () => {
    const room = await fullRoom(api);
    await lose(room, room.host);
    api.ahead = GRACE_MS + 1000;
    await Promise.all(Array.from({ length: 10 }, () => stopWaiting(api.deps, room.name)));
    const after = await roles(room);
    assert.deepEqual([after[room.moderator.id], after[room.host.id]], ['host', 'moderator']);
    const { hostAwaitedUntil, state } = await roomOf(room);
    assert.deepEqual([hostAwaitedUntil, state], [null, 'live']);
    const log = await api.done('GET', `${room.path}/log`, { as: room.moderator });
    const passed = log.entries.filter(({ act }: Json) => act === 'host_passed');
    assert.deepEqual(
      passed.map(({ actor, person }: Json) => [actor, person.id]),
      [[null, room.moderator.id]],
    );
    await api.enter(room.path, room.host);
    assert.equal((await roles(room))[room.host.id], 'moderator');
    assert.equal((await roles(room))[room.moderator.id], 'host');
  });

  it('leaves the room to the moderator on stage longest of those who are there', async () => {
    const room = await fullRoom(api);
    const [second, third] = [await api.person('Second'), await api.person('Third')];
    for (const who of [second, third]) {
      api.ahead += 1000;
      await api.enter(room.path, who);
      await giveRole(api, room, room.host, who, 'moderator');
    }
    await lose(room, room.moderator);
    await lose(room, room.host);
    api.ahead += GRACE_MS + 1000;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roles(room))[second.id], 'host');
  });

  it('ends the room for all, with the reason, where no moderator is there', async () => {
    const room = await fullRoom(api);
    await lose(room, room.moderator);
    await lose(room, room.host);
    api.ahead = GRACE_MS + 1000;
    api.media.take();
    await Promise.all(Array.from({ length: 10 }, () => stopWaiting(api.deps, room.name)));
    const { state, endedAs, endedAt, attendance, hostAwaitedUntil } = await roomOf(room);
    assert.deepEqual([state, endedAs, attendance, hostAwaitedUntil], ['ended', 'host_gone', 4, null]);
    assert.ok(endedAt);
    assert.deepEqual(api.media.take(), [`delete ${room.name}`]);
    const { members } = await api.dump();
    assert.ok(!JSON.stringify(members).includes(room.host.id));
    await api.refused('room_ended', 410, 'POST', `${room.path}/join`, { as: room.host, body: {} });
  });

  it('is not given up while a join of theirs is on its way', async () => {
    const room = await fullRoom(api);
    await lose(room, room.host);
    api.ahead = GRACE_MS - 1000;
    await api.done('POST', `${room.path}/join`, { as: room.host, body: {} });
    api.ahead = GRACE_MS + 5000;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roles(room))[room.host.id], 'host');
    api.ahead = GRACE_MS + 30_000;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roles(room))[room.moderator.id], 'host');
  });

  it('may hand the room over meanwhile, which ends the waiting; nobody who is away gets it', async () => {
    const room = await fullRoom(api);
    await lose(room, room.moderator);
    const body = { role: 'host' };
    await api.refused('not_in_room', 409, 'PUT', `${room.path}/people/${room.moderator.id}/role`, {
      as: room.host,
      body,
    });
    await lose(room, room.host);
    await api.done('PUT', `${room.path}/people/${room.speaker.id}/role`, { as: room.host, body });
    assert.equal((await roomOf(room)).hostAwaitedUntil, null);
    api.ahead = 2 * GRACE_MS;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roles(room))[room.speaker.id], 'host');
  });

  it('and who never came is not waited for', async () => {
    const host = await api.creator();
    const body = { title: 'Not there', language: 'en', hostId: host.id };
    const { name } = await api.done('POST', '/v1/rooms', { as: api.config.adminKey, body });
    const path = `/v1/rooms/${name}`;
    await api.enter(path, await api.guest());
    await api.done('POST', `${path}/leave`, { as: host });
    assert.equal((await roomOf({ path })).hostAwaitedUntil, null);
    api.ahead = 2 * GRACE_MS;
    await stopWaiting(api.deps, name);
    assert.equal((await roomOf({ path })).state, 'live');
  });
});

describe('a host who leaves', () => {
  it('hands the room to a moderator at once', async () => {
    const room = await fullRoom(api);
    await api.done('POST', `${room.path}/leave`, { as: room.host });
    assert.deepEqual((await roles(room))[room.moderator.id], 'host');
    assert.equal((await roomOf(room)).hostAwaitedUntil, null);
    const { entries } = await api.done('GET', `${room.path}/log`, { as: room.moderator });
    assert.deepEqual([entries[0].act, entries[0].actor.id], ['host_passed', room.host.id]);
    await api.done('POST', `${room.path}/leave`, { as: room.host });
    assert.deepEqual((await roles(room))[room.moderator.id], 'host');
  });

  it('is waited for where there is no moderator, and where only the page goes away', async () => {
    const room = await fullRoom(api);
    await api.done('POST', `${room.path}/leave`, { as: room.host, body: { unload: true } });
    assert.ok((await roomOf(room)).hostAwaitedUntil);
    assert.equal((await roles(room))[room.host.id], 'host');
    await api.enter(room.path, room.host);
    assert.equal((await roomOf(room)).hostAwaitedUntil, null);

    await api.done('POST', `${room.path}/leave`, { as: room.moderator });
    await api.done('POST', `${room.path}/leave`, { as: room.host });
    assert.ok((await roomOf(room)).hostAwaitedUntil);
    api.ahead = GRACE_MS + 1000;
    await stopWaiting(api.deps, room.name);
    assert.equal((await roomOf(room)).endedAs, 'host_gone');
  });
});

describe('the watch over hosts', () => {
  /** LiveKit lists somebody as connected. */
  const list = ({ name }: FullRoom, { id }: Actor, sid: string) => {
    const joinedAt = api.deps.clock.now();
    api.media.connected.set(name, [{ identity: id, sid, joinedAt, onStage: true, muted: true }]);
  };

  it('asks LiveKit before it acts: a host who is there stays, though the word of it was lost', async () => {
    const room = await fullRoom(api);
    await lose(room, room.host);
    api.ahead = GRACE_MS + 1000;
    list(room, room.host, 'PA_back');
    await new HostWatch(api.deps).run();
    assert.equal((await roles(room))[room.host.id], 'host');
    assert.equal((await roomOf(room)).hostAwaitedUntil, null);
  });

  it('takes no room from anybody while LiveKit is away, and sees to all once it is back', async () => {
    const rooms = [await fullRoom(api), await fullRoom(api)];
    for (const room of rooms) {
      list(room, room.moderator, 'PA_moderator');
      await lose(room, room.host);
    }
    api.ahead = GRACE_MS + 1000;
    const watch = new HostWatch(api.deps);
    api.media.down = new Error('away');
    await assert.rejects(watch.run(), /away/);
    for (const room of rooms) assert.equal((await roles(room))[room.host.id], 'host');
    api.media.down = undefined;
    await watch.run();
    for (const room of rooms) assert.equal((await roles(room))[room.moderator.id], 'host');
  });
});
