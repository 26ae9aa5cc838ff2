import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const hands = async (path: string, host: Actor) => api.done('GET', `${path}/hands`, { as: host });
const order = async (path: string, host: Actor): Promise<string[]> =>
  (await hands(path, host)).hands.map(({ person }: { person: { id: string } }) => person.id);

async function listeners(path: string, count: number): Promise<Actor[]> {
  const guests = await Promise.all(Array.from({ length: count }, () => api.guest()));
  await Promise.all(guests.map((guest) => api.enter(path, guest)));
  return guests;
}

describe('the queue', () => {
  it('has the hands in the order in which they were raised; raising again keeps the place', async () => {
    const { path, host } = await api.room();
    const [one, two, three] = await listeners(path, 3);
    assert.ok(one && two && three);
    for (const as of [two, one, three, two]) await api.done('PUT', `${path}/hand`, { as });
    const queue = await hands(path, host);
    assert.equal(queue.count, 3);
    assert.deepEqual(
      queue.hands.map((hand: Json) => [hand.place, hand.person.id]),
      [
        [1, two.id],
        [2, one.id],
        [3, three.id],
      ],
    );
    const [{ person, raisedAt, ...rest }] = queue.hands;
    assert.ok(Math.abs(new Date(raisedAt).getTime() - Date.now()) < 10_000);
    assert.deepEqual(rest, { place: 1, followedBySpeakers: false, stageSeconds: 0, invitedAt: null });
    assert.deepEqual([person.role, person.handRaised, person.away], ['listener', true, false]);

    await api.done('DELETE', `${path}/hand`, { as: one });
    await api.done('DELETE', `${path}/hand`, { as: one });
    assert.deepEqual(await order(path, host), [two.id, three.id]);
    await api.done('PUT', `${path}/hand`, { as: one });
    assert.deepEqual(await order(path, host), [two.id, three.id, one.id]);
    const { viewer } = await api.done('POST', `${path}/join`, { as: one, body: {} });
    assert.equal(viewer.hand.place, 3);
  });

  it('is exact under fifty hands at once', async () => {
    const { path, name, host } = await api.room();
    const guests = await listeners(path, 50);
    await Promise.all(guests.map((as) => api.done('PUT', `${path}/hand`, { as })));
    const queue = await hands(path, host);
    assert.equal(queue.count, 50);
    const ids = queue.hands.map((hand: Json) => hand.person.id);
    assert.deepEqual([...ids].sort(), guests.map(({ id }) => id).sort());
    assert.deepEqual(
      queue.hands.map((hand: Json) => hand.place),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    const times = queue.hands.map((hand: Json) => hand.raisedAt);
    assert.deepEqual(times, [...times].sort(), 'times run as places do');
    const rows = await api.database.sql<{ person_id: string; seq: string }[]>`
      select person_id, seq from hands join rooms on rooms.id = room_id where name = ${name} order by seq`;
    assert.deepEqual(
      rows.map((row) => row.person_id),
      ids,
    );
    assert.deepEqual(
      rows.map((row) => Number(row.seq)),
      Array.from({ length: 50 }, (_, index) => index + 1),
      'no number twice, none left out',
    );
    // Half go down while the same people raise again: nobody is in it twice, nobody jumps the queue.
    await Promise.all([
      ...guests.slice(0, 25).map((as) => api.done('DELETE', `${path}/hand`, { as })),
      ...guests.slice(25).map((as) => api.done('PUT', `${path}/hand`, { as })),
    ]);
    const late = new Set(guests.slice(0, 25).map(({ id }) => id));
    assert.deepEqual(
      await order(path, host),
      ids.filter((id: string) => !late.has(id)),
    );
  });

  it('is shown up to two hundred, and counted whole', async () => {
    const { path, name, host } = await api.room();
    const { sql } = api.database;
    await sql`with who as (
        insert into people (id, kind, name, created_at, updated_at)
        select 'g_' || gen_random_uuid(), 'guest', 'Guest', now(), now() from generate_series(1, 230) returning id
      ), part as (
        insert into members (room_id, person_id, role, present, listening, joined_at)
        select rooms.id, who.id, 'listener', true, true, now() from who, rooms where rooms.name = ${name}
        returning room_id, person_id
      ) insert into hands select room_id, person_id, 1000 + row_number() over (), now() from part`;
    const queue = await hands(path, host);
    assert.deepEqual([queue.hands.length, queue.count], [200, 230]);
  });
});

describe('raising a hand', () => {
  it('is for listeners who are in the room', async () => {
    const { path, host } = await api.room();
    await api.refused('conflict', 409, 'PUT', `${path}/hand`, { as: host });
    await api.refused('not_in_room', 409, 'PUT', `${path}/hand`, { as: await api.guest() });
    await api.refused('unauthorized', 401, 'PUT', `${path}/hand`);
    const [guest] = await listeners(path, 1);
    assert.ok(guest);
    await api.done('POST', `${path}/leave`, { as: guest });
    await api.refused('not_in_room', 409, 'PUT', `${path}/hand`, { as: guest });
    await api.refused('removed', 403, 'PUT', `${path}/hand`, {
      as: await removed(path, host),
    });
  });

  async function removed(path: string, host: Actor): Promise<Actor> {
    const [guest] = await listeners(path, 1);
    assert.ok(guest);
    await api.done('POST', `${path}/people/${guest.id}/remove`, { as: host });
    return guest;
  }

  it('follows the policy of the room; hands that are up stay up', async () => {
    const { path, host } = await api.room();
    const [one, two] = await listeners(path, 2);
    assert.ok(one && two);
    const may = async (as: Actor) =>
      (await api.done('POST', `${path}/join`, { as, body: {} })).viewer.mayRaiseHand;
    await api.done('PUT', `${path}/hand`, { as: one });
    await api.done('PUT', `${path}/hand-policy`, { as: host, body: { policy: 'off' } });
    assert.equal((await api.done('GET', path)).room.handPolicy, 'off');
    assert.equal(await may(two), false);
    await api.refused('hands_closed', 403, 'PUT', `${path}/hand`, { as: two });
    assert.deepEqual(await order(path, host), [one.id]);
    await api.done('PUT', `${path}/hand-policy`, { as: host, body: { policy: 'everyone' } });
    assert.equal(await may(two), true);
    await api.done('PUT', `${path}/hand`, { as: two });
  });

  it('is for those whom the stage follows, where the policy says so', async () => {
    const { path, host } = await api.room({ handPolicy: 'followed' });
    const [fan, stranger, speaker] = [
      await api.person('Fan'),
      await api.person('Stranger'),
      await api.person(),
    ];
    for (const who of [fan, stranger, speaker]) await api.enter(path, who);
    await api.done('PUT', `/v1/people/${fan.id}/follow`, { as: speaker });
    await api.refused('hands_closed', 403, 'PUT', `${path}/hand`, { as: fan });
    await api.promote(path, host, speaker);
    await api.done('PUT', `${path}/hand`, { as: fan });
    await api.refused('hands_closed', 403, 'PUT', `${path}/hand`, { as: stranger });
    const [hand] = (await hands(path, host)).hands;
    assert.equal(hand.followedBySpeakers, true);
    await api.done('DELETE', `/v1/people/${fan.id}/follow`, { as: speaker });
    await api.done('DELETE', `${path}/hand`, { as: fan });
    await api.refused('hands_closed', 403, 'PUT', `${path}/hand`, { as: fan });
  });
});

describe('the host’s part', () => {
  it('lowers one hand, or all of them', async () => {
    const { path, host } = await api.room();
    const [one, two, three] = await listeners(path, 3);
    assert.ok(one && two && three);
    for (const as of [one, two, three]) await api.done('PUT', `${path}/hand`, { as });
    await api.done('DELETE', `${path}/hands/${two.id}`, { as: host });
    await api.done('DELETE', `${path}/hands/${two.id}`, { as: host });
    assert.deepEqual(await order(path, host), [one.id, three.id]);
    await api.done('PUT', `${path}/stage/${one.id}/invite`, { as: host });
    await api.done('DELETE', `${path}/hands`, { as: host });
    await api.done('DELETE', `${path}/hands`, { as: host });
    assert.deepEqual(await hands(path, host), { hands: [], count: 0 });
    await api.refused('not_invited', 409, 'POST', `${path}/stage/accept`, { as: one });
  });

  it('is not for listeners, speakers or strangers', async () => {
    const { path, host } = await api.room();
    const [listener, speaker] = await listeners(path, 2);
    assert.ok(listener && speaker);
    await api.promote(path, host, speaker);
    for (const as of [listener, speaker, await api.guest()]) {
      await api.refused('forbidden', 403, 'GET', `${path}/hands`, { as });
    }
    await api.refused('unauthorized', 401, 'GET', `${path}/hands`);
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'GET', `${path}/hands`, { as: host });
  });
});

describe('following', () => {
  it('is of people, and harmless when repeated', async () => {
    const [one, two] = [await api.person(), await api.person()];
    const guest = await api.guest();
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE']) {
      for (const as of [one, guest]) await api.done(method, `/v1/people/${two.id}/follow`, { as });
    }
    await api.refused('unauthorized', 401, 'PUT', `/v1/people/${two.id}/follow`);
    await api.refused('conflict', 409, 'PUT', `/v1/people/${one.id}/follow`, { as: one });
    await api.refused('not_found', 404, 'PUT', `/v1/people/p_${crypto.randomUUID()}/follow`, { as: one });
    const { path } = await api.room();
    await api.enter(path, guest);
    await api.refused('not_found', 404, 'PUT', `/v1/people/${guest.id}/follow`, { as: one });
  });
});
