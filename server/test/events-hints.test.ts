import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startEvents, type Events } from '../src/events/start.ts';
import { createLog } from '../src/log/log.ts';
import { recordListChange } from '../src/repositories/changes.ts';
import { testApi, type TestApi } from './support/api.ts';
import { EventStream } from './support/event-stream.ts';
import { HubHarness } from './support/hub-harness.ts';

const hints = (stream: EventStream) =>
  stream.events
    .filter(({ event }) => event === 'hallway' || event === 'club')
    .map(({ event, data }) => data.name ?? event);

describe('hints from one process', () => {
  const harness = HubHarness.use();

  it('say what changed to those who watch it, and nothing else', async () => {
    const lists = harness.open({ hallway: true, clubs: ['slow-keys'] });
    const club = harness.open({ clubs: ['open-data'] });
    harness.rooms.make('one');
    const room = harness.open({ rooms: ['one'] });
    await room.next(({ event }) => event === 'listeners');
    harness.listed({ hallway: true, clubs: ['slow-keys', 'unwatched'] });
    await lists.next(({ event }) => event === 'club');
    harness.listed({ clubs: ['open-data'] });
    await club.next(({ event }) => event === 'club');
    assert.deepEqual(
      lists.events.map(({ event, data }) => [event, data]),
      [
        ['hallway', {}],
        ['club', { name: 'slow-keys' }],
      ],
    );
    assert.deepEqual(hints(club), ['open-data']);
    assert.deepEqual(hints(room), []);
  });

  it('come with the first state of a room, whose id stays the last', async () => {
    harness.rooms.make('one');
    const stream = harness.open({ rooms: ['one'], hallway: true });
    harness.listed({ hallway: true });
    await stream.next(({ event }) => event === 'listeners');
    assert.deepEqual(
      stream.events.map(({ event }) => event),
      ['hallway', 'room', 'stage', 'listeners'],
    );
    assert.notEqual(stream.lastEventId, '');
    const { lastEventId } = stream;
    harness.listed({ hallway: true });
    await stream.next(({ event }) => event === 'hallway', 1);
    assert.equal(stream.lastEventId, lastEventId, 'a hint alone changes nothing of what the page holds');
  });

  it('are told at most once in two seconds, the last one too', async () => {
    const stream = harness.open({ hallway: true });
    const began = performance.now();
    for (let count = 0; count < 40; count += 1) {
      harness.listed({ hallway: true });
      await sleep(5);
    }
    await stream.next(({ event }) => event === 'hallway', 1);
    const took = performance.now() - began;
    assert.ok(took > 1900, `the second came after ${took} ms`);
    await sleep(2500);
    assert.equal(hints(stream).length, 2, 'nothing is said when nothing changes');
  });

  it('are told when they may have been missed', async () => {
    const stream = harness.open({ hallway: true, clubs: ['slow-keys'] });
    harness.hub.refreshAll();
    await stream.next(({ event }) => event === 'club');
    assert.deepEqual(hints(stream), ['hallway', 'slow-keys']);
  });

  it('are owed once to a page that does not read', async () => {
    const body = harness.body({ hallway: true, clubs: ['slow-keys'] });
    harness.listed({ hallway: true, clubs: ['slow-keys'] });
    harness.hub.refreshAll();
    const stream = new EventStream(body);
    await stream.next(({ event }) => event === 'club');
    assert.deepEqual(hints(stream), ['hallway', 'slow-keys']);
    stream.close();
  });
});

describe('hints through the database', () => {
  let api: TestApi;
  let one: Events;
  let other: Events;
  const streams: EventStream[] = [];
  before(async () => {
    api = await testApi();
    const log = createLog('silent');
    [one, other] = await Promise.all([
      startEvents(api.database, log, api.deps.clock),
      startEvents(api.database, log, api.deps.clock),
    ]);
  });
  after(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await api.close();
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });

  function watch(events: Events, clubs: string[]): EventStream {
    const abort = new AbortController();
    const body = events.hub.open({
      rooms: [],
      reactions: [],
      clubs,
      hallway: true,
      viewer: undefined,
      until: undefined,
      lastEventId: undefined,
      signal: abort.signal,
    });
    const stream = new EventStream(body, () => abort.abort());
    streams.push(stream);
    return stream;
  }

  /** Waits until a change that comes after all others has arrived everywhere: so nothing else is on its way. */
  async function settled(...watching: EventStream[]): Promise<void> {
    await api.deps.db.transaction((tx) => recordListChange(tx, { clubs: ['the-last'] }));
    await Promise.all(watching.map((stream) => stream.next(({ data }) => data.name === 'the-last')));
  }

  it('reach the pages of each process when a room opens, starts, changes and ends', async () => {
    const host = await api.creator();
    const club = { name: 'slow-keys', title: 'Slow keys' };
    const room = { name: 'keys', club, startsAt: '2031-05-01T16:00:00Z' };
    const steps = [
      () => api.room(room, host),
      () => api.done('POST', '/v1/rooms/keys/start', { as: host }),
      () => api.done('PUT', '/v1/rooms/keys/hand-policy', { as: host, body: { policy: 'off' } }),
      () => api.done('POST', '/v1/rooms/keys/end', { as: host }),
    ];
    for (const step of steps) {
      const pages = [watch(one, ['slow-keys']), watch(other, ['slow-keys'])];
      await step();
      for (const page of pages) {
        await page.next(({ event, data }) => event === 'club' && data.name === 'slow-keys');
        await page.next(({ event }) => event === 'hallway');
        page.close();
      }
    }
  });

  it('are told when the transaction is over, and not when it is undone', async () => {
    const page = watch(one, ['undone', 'the-last']);
    const undone = api.deps.db.transaction(async (tx) => {
      await recordListChange(tx, { clubs: ['undone'] });
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    await settled(page);
    assert.deepEqual(hints(page), ['the-last']);
  });

  it('name more clubs than fit into one notice', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `club-${index}`.padEnd(60, 'x'));
    const page = watch(one, names);
    await api.deps.db.transaction((tx) => recordListChange(tx, { clubs: names }));
    await page.next(({ data }) => data.name === names.at(-1));
    assert.deepEqual(hints(page).toSorted(), names.toSorted());
  });

  it('say nothing of hidden rooms, and of hidden clubs only to those who watch these', async () => {
    const { sql } = api.database;
    const host = await api.creator();
    const { name } = await api.room({ club: { name: 'hidden-room', title: 'Club' } }, host);
    await api.room({ name: 'in-hidden', club: { name: 'hidden-club', title: 'Club' } }, host);
    await sql`update rooms set access = 'hidden' where name = ${name}`;
    await sql`update clubs set access = 'hidden' where name = 'hidden-club'`;
    const page = watch(other, ['hidden-room', 'hidden-club', 'the-last']);
    await api.done('PUT', `/v1/rooms/${name}/hand-policy`, { as: host, body: { policy: 'off' } });
    await api.done('PUT', '/v1/rooms/in-hidden/hand-policy', { as: host, body: { policy: 'off' } });
    await settled(page);
    assert.deepEqual(hints(page).toSorted(), ['hidden-club', 'the-last']);
  });

  it('are for clubs that the caller may know of', async () => {
    const { sql } = api.database;
    const [owner, stranger] = [await api.creator(), await api.person()];
    await api.room({ club: { name: 'secret', title: 'Secret' } }, owner);
    await api.room({ club: { name: 'plain', title: 'Plain' } }, owner);
    await sql`update clubs set access = 'hidden' where name = 'secret'`;
    await sql`insert into club_members (club_id, person_id, role, since)
      select id, ${owner.id}, 'admin', now() from clubs where name = 'secret' on conflict do nothing`;
    const asked = '/v1/events?club=secret&club=plain&club=nowhere&hallway=1';
    const clubsOf = async (as?: typeof owner) => {
      assert.equal((await api.call('GET', asked, { as })).status, 200);
      const { clubs = [], hallway, rooms } = api.watched.at(-1) ?? {};
      assert.deepEqual([hallway, rooms], [true, []]);
      return [...clubs].toSorted();
    };
    assert.deepEqual(await clubsOf(owner), ['plain', 'secret']);
    assert.deepEqual(await clubsOf(stranger), ['plain']);
    assert.deepEqual(await clubsOf(), ['plain']);
    for (const query of ['', '?hallway=0', '?hallway=true', '?club=', `?${'club=a&'.repeat(101)}`]) {
      await api.refused('bad_request', 400, 'GET', `/v1/events${query}`);
    }
  });
});
