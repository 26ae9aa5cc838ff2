import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Answer, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

/** Puts somebody into a club as its admins would. */
async function belong(club: string, who: Actor, role: string): Promise<void> {
  await api.database.sql`
    insert into club_members (club_id, person_id, role, since) select id, ${who.id}, ${role}, now() from clubs
    where name = ${club} on conflict (club_id, person_id) do update set role = ${role}`;
}

async function admitTo(room: string, who: Actor): Promise<void> {
  await api.database.sql`
    insert into admissions (room_id, person_id, created_at) select id, ${who.id}, now() from rooms
    where name = ${room}`;
}

/** A room in a club, and the club's kind. */
async function clubRoom(clubAccess: string, fields: object = {}) {
  const club = `club-${randomUUID().slice(0, 8)}`;
  const room = await api.room({ club: { name: club, title: 'A club' }, ...fields });
  await api.database.sql`update clubs set access = ${clubAccess} where name = ${club}`;
  return { ...room, club };
}

/** What a person sees of an answer, but for what differs between any two. */
function plain({ status, body, headers }: Answer): unknown {
  const requestId = body?.error ? 'the same' : undefined;
  const kept = [...headers].filter(([name]) => name !== 'x-request-id');
  return { status, body: body?.error ? { error: { ...body.error, requestId } } : body, kept };
}

const ROUTES = [
  ['GET', ''],
  ['POST', '/join'],
  ['POST', '/leave'],
  ['POST', '/listening'],
  ['POST', '/start'],
  ['POST', '/end'],
  ['GET', '/roster?section=audience'],
  ['PUT', '/hand'],
  ['DELETE', '/hand'],
  ['GET', '/hands'],
  ['DELETE', '/hands'],
  ['POST', '/stage/accept'],
  ['POST', '/stage/decline'],
  ['POST', '/stage/leave'],
  ['POST', '/mute-all'],
] as const;

describe('a hidden room', () => {
  it('answers like none to everybody outside, whatever they ask', async () => {
    const room = await api.room({ access: 'hidden' });
    const ofClub = await clubRoom('hidden');
    const about = (await api.person()).id;
    const routes = [
      ...ROUTES,
      ['PUT', `/people/${about}/role`, { role: 'speaker' }],
      ['PUT', '/hand-policy', { policy: 'off' }],
      ['POST', `/people/${about}/ban`],
      ['DELETE', `/bans/${about}`],
      ['PUT', `/stage/${about}/invite`],
    ] as const;
    for (const as of [await api.creator(), await api.guest()]) {
      for (const [method, route, body] of routes) {
        const options = { as, ...(body && { body }) };
        const ask = async (path: string) => plain(await api.call(method, `${path}${route}`, options));
        const none = await ask('/v1/rooms/nowhere');
        assert.equal((none as Answer).status, 404, `${method} ${route}`);
        assert.deepEqual(await ask(room.path), none, `${method} ${route}`);
        assert.deepEqual(await ask(ofClub.path), none, `${method} ${route}`);
      }
    }
    const anybody = await api.call('GET', room.path);
    assert.deepEqual(plain(anybody), plain(await api.call('GET', '/v1/rooms/nowhere')));
    for (const room_name of [room.name, ofClub.name, 'nowhere']) {
      await api.refused('room_not_found', 404, 'POST', '/v1/token', { body: { room_name } });
    }
  });

  it('is there for those on its stage, those let in, and the operator', async () => {
    const { path, name, host } = await api.room({ access: 'hidden' });
    const guest = await api.guest();
    await admitTo(name, guest);
    await api.enter(path, guest);
    for (const as of [host, guest, api.config.adminKey]) {
      assert.equal((await api.done('GET', path, { as })).room.access, 'hidden');
    }
    await api.promote(path, host, guest);
    assert.equal((await api.done('GET', path, { as: guest })).stage.length, 2);
  });

  it('is in the lists of those inside only', async () => {
    const { name, host } = await api.room({ access: 'hidden' });
    const open = (await api.room()).name;
    const listed = async (as?: Actor | string) => {
      const { rooms } = await api.done('GET', '/v1/rooms?limit=100', { as });
      const names: string[] = rooms.map((room: { name: string }) => room.name);
      assert.ok(names.includes(open));
      return names.includes(name);
    };
    assert.deepEqual(
      [
        await listed(),
        await listed(await api.creator()),
        await listed(host),
        await listed(api.config.adminKey),
      ],
      [false, false, true, true],
    );
  });

  it('takes the same number of questions to the database as one that does not exist', async () => {
    const { path } = await api.room({ access: 'hidden' });
    const as = await api.guest();
    const asked: string[] = [];
    const client = (api.deps.db as unknown as { $client: { options: { debug: unknown } } }).$client;
    const before = client.options.debug;
    client.options.debug = (_: number, query: string) => void asked.push(query);
    const questions = async (method: string, where: string) => {
      asked.length = 0;
      await api.call(method, where, { as });
      return [...asked];
    };
    try {
      for (const [method, route] of ROUTES) {
        const none = await questions(method, `/v1/rooms/nowhere${route}`);
        assert.ok(none.length > 0, `${method} ${route}`);
        assert.deepEqual(await questions(method, `${path}${route}`), none, `${method} ${route}`);
      }
    } finally {
      client.options.debug = before;
    }
  });
});

describe('a room by invitation', () => {
  it('is listed, and entered by those on its stage and those let in', async () => {
    const { path, name, host } = await api.room({ access: 'invitation' });
    assert.equal((await api.done('GET', path)).room.access, 'invitation');
    const guest = await api.guest();
    await api.refused('invitation_needed', 403, 'POST', `${path}/join`, { as: guest, body: {} });
    const body = { room_name: name };
    await api.refused('invitation_needed', 403, 'POST', '/v1/token', { body });
    await api.refused('invitation_needed', 403, 'POST', '/v1/token', { body, as: guest });
    await admitTo(name, guest);
    await api.enter(path, guest);
    await api.done('POST', `${path}/leave`, { as: guest });
    await api.done('POST', '/v1/token', { body, as: guest });
    await api.done('POST', `${path}/join`, { as: host, body: {} });
  });

  it('says that it needs one before it has begun, and that it is over after', async () => {
    const { path, host } = await api.room({ access: 'invitation', startsAt: '2031-01-01T00:00:00Z' });
    const as = await api.guest();
    await api.refused('invitation_needed', 403, 'POST', `${path}/join`, { as, body: {} });
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'POST', `${path}/join`, { as, body: {} });
  });

  it('forgets who was let in when it ends', async () => {
    const { path, name, host } = await api.room({ access: 'invitation' });
    await admitTo(name, await api.guest());
    await api.done('POST', `${path}/end`, { as: host });
    const [row] = await api.database.sql`
      select count(*)::int as left from admissions join rooms on rooms.id = room_id where name = ${name}`;
    assert.equal(row?.['left'], 0);
  });
});

describe('a room of a club', () => {
  const cases = [
    ['open', 'open', { stranger: 200, pending: 200, member: 200, leader: 200 }],
    ['open', 'invitation', { stranger: 403, pending: 403, member: 403, leader: 200 }],
    ['approval', 'open', { stranger: 200, pending: 200, member: 200, leader: 200 }],
    ['approval', 'invitation', { stranger: 403, pending: 403, member: 200, leader: 200 }],
    ['approval', 'hidden', { stranger: 404, pending: 404, member: 200, leader: 200 }],
    ['open', 'hidden', { stranger: 404, pending: 404, member: 404, leader: 200 }],
    ['hidden', 'open', { stranger: 404, pending: 404, member: 200, leader: 200 }],
    ['hidden', 'invitation', { stranger: 404, pending: 404, member: 200, leader: 200 }],
  ] as const;
  for (const [clubAccess, access, expected] of cases) {
    it(`(${clubAccess}) that is ${access} lets in whom it should`, async () => {
      const { path, club } = await clubRoom(clubAccess, { access });
      for (const [role, status] of Object.entries(expected)) {
        const as = await api.person();
        if (role !== 'stranger') await belong(club, as, role);
        const { status: found } = await api.call('POST', `${path}/join`, { as, body: {} });
        assert.equal(found, status, role);
        const seen = await api.call('GET', path, { as });
        assert.equal(seen.status, status === 404 ? 404 : 200, role);
      }
    });
  }
});
