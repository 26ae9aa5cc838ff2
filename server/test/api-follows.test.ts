import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';
import { assertCountsAreRight, cardOf, testClub } from './support/clubs.ts';

const DAY = 86_400_000;

let api: TestApi;
before(async () => (api = await testApi()));
after(async () => {
  await assertCountsAreRight(api);
  await api.close();
});

const guestsKept = async () =>
  ((await api.dump())['people'] as { kind: string; id: string }[])
    .filter(({ kind }) => kind === 'guest')
    .map(({ id }) => id);

describe('follows', () => {
  it('of a club are by anybody, counted once', async () => {
    const { path } = await testClub(api);
    for (const as of [await api.person(), await api.guest()]) {
      for (const act of ['PUT', 'PUT'] as const) {
        const card = await api.done(act, `${path}/follow`, { as });
        assert.deepEqual([card.you, card.club.followers], [{ follows: true, role: null }, 1]);
      }
      for (const act of ['DELETE', 'DELETE'] as const) {
        const card = await api.done(act, `${path}/follow`, { as });
        assert.deepEqual([card.you.follows, card.club.followers], [false, 0]);
      }
    }
    await api.refused('unauthorized', 401, 'PUT', `${path}/follow`);
    await api.refused('forbidden', 403, 'PUT', `${path}/follow`, { as: api.config.adminKey });
    await api.refused('not_found', 404, 'PUT', '/v1/clubs/no-such-club/follow', { as: await api.guest() });
    assert.deepEqual(await guestsKept(), []);
  });

  it('of a closed club are possible too: they hear of its talks', async () => {
    const { path } = await testClub(api, { access: 'invitation' });
    const guest = await api.guest();
    assert.equal((await api.done('PUT', `${path}/follow`, { as: guest })).club.followers, 1);
    assert.equal((await api.done('DELETE', `${path}/follow`, { as: guest })).club.followers, 0);
  });

  it('of a person are by anybody but themselves, and not of guests', async () => {
    const [person, guest] = [await api.person(), await api.guest()];
    const path = `/v1/people/${person.id}/follow`;
    for (const as of [guest, await api.person()]) {
      for (const act of ['PUT', 'PUT', 'DELETE', 'DELETE', 'PUT']) await api.done(act, path, { as });
    }
    await assertCountsAreRight(api);
    await api.refused('conflict', 409, 'PUT', path, { as: person });
    await api.refused('not_found', 404, 'PUT', `/v1/people/${guest.id}/follow`, { as: person });
    await api.refused('not_found', 404, 'PUT', `/v1/people/p_${crypto.randomUUID()}/follow`, { as: person });
    assert.deepEqual(await guestsKept(), [guest.id]);
    await api.done('DELETE', path, { as: guest });
    assert.deepEqual(await guestsKept(), []);
  });

  it('keep a guest beyond the end of a room', async () => {
    const { path: club } = await testClub(api);
    const { path, host } = await api.room();
    const [follower, other] = [await api.guest(), await api.guest()];
    for (const guest of [follower, other]) await api.enter(path, guest);
    await api.done('PUT', `${club}/follow`, { as: follower });
    await api.done('POST', `${path}/end`, { as: host });
    assert.deepEqual(await guestsKept(), [follower.id]);
    await api.done('DELETE', `${club}/follow`, { as: follower });
    assert.deepEqual(await guestsKept(), []);
  });

  it('keep a guest the same one for 400 days, others for a day', async () => {
    const { path } = await testClub(api);
    const [follower, other] = [await api.guest('Kuprius'), await api.guest()];
    await api.done('PUT', `${path}/follow`, { as: follower });
    const again = async (guest: Actor) =>
      (await api.done('POST', '/v1/session', { as: guest, body: {} })).viewer;
    api.ahead = 399 * DAY;
    const viewer = await again(follower);
    assert.deepEqual([viewer.id, viewer.name], [follower.id, 'Kuprius']);
    assert.notEqual((await again(other)).id, other.id);
    api.ahead = 401 * DAY;
    assert.notEqual((await again(follower)).id, follower.id);
    api.ahead = 0;
  });

  it('are listed to whoever follows, the newest first, in pages', async () => {
    const guest = await api.guest();
    const clubs = [await testClub(api), await testClub(api), await testClub(api)];
    for (const { path } of clubs) {
      api.ahead += 1_000;
      await api.done('PUT', `${path}/follow`, { as: guest });
    }
    api.ahead = 0;
    const first = await api.done('GET', '/v1/me/follows?limit=2', { as: guest });
    const rest = await api.done('GET', `/v1/me/follows?limit=2&cursor=${first.nextCursor}`, { as: guest });
    const names = [...first.clubs, ...rest.clubs].map((card: Json) => card.club.name);
    assert.deepEqual(names, clubs.map(({ name }) => name).toReversed());
    assert.deepEqual([first.clubs.length, rest.nextCursor], [2, null]);
    assert.ok(first.clubs.every((card: Json) => card.you.follows));
    await api.refused('unauthorized', 401, 'GET', '/v1/me/follows');
  });

  it('by many at once are all counted', async () => {
    const { path } = await testClub(api);
    const person = await api.person();
    const people = await Promise.all(Array.from({ length: 20 }, () => api.guest()));
    const acts = people.flatMap((as) => ['PUT', 'DELETE', 'PUT', 'PUT'].map((method) => ({ as, method })));
    const answers = await Promise.all(
      acts.flatMap(({ as, method }) => [
        api.call(method, `${path}/follow`, { as }),
        api.call(method, `/v1/people/${person.id}/follow`, { as }),
      ]),
    );
    assert.deepEqual(
      answers.filter(({ status }) => status >= 300).map(({ body }) => body),
      [],
    );
    await assertCountsAreRight(api);
  });
});

describe('a guest who turns out to be a person', () => {
  const signIn = async (guest: Actor | undefined, subject: string): Promise<Actor> => {
    const body = { userToken: await api.userToken(subject, { name: 'Ugnė' }) };
    const { token, viewer } = await api.done('POST', '/v1/session', { as: guest, body });
    return { id: viewer.id, name: viewer.name, token };
  };

  it('keeps what they followed, and what both followed counts once', async () => {
    const [both, own] = [await testClub(api), await testClub(api)];
    const [liked, known] = [await api.person(), await api.person()];
    const person = await signIn(undefined, 'merged');
    const guest = await api.guest();
    for (const path of [both.path, `/v1/people/${known.id}`]) {
      await api.done('PUT', `${path}/follow`, { as: person });
    }
    for (const path of [both.path, own.path, ...[liked, known, person].map(({ id }) => `/v1/people/${id}`)]) {
      await api.done('PUT', `${path}/follow`, { as: guest });
    }
    const signed = await signIn(guest, 'merged');
    assert.equal(signed.id, person.id);
    for (const { path } of [both, own]) {
      const card = await cardOf(api, path, signed);
      assert.deepEqual([card.you.follows, card.club.followers], [true, 1]);
    }
    const follows = (await api.dump())['follows'] as { follower_id: string; person_id: string }[];
    const followed = follows.filter(({ follower_id: id }) => id === person.id).map((row) => row.person_id);
    assert.deepEqual(followed.sort(), [liked.id, known.id].sort());
    assert.ok(!(await guestsKept()).includes(guest.id));
    await assertCountsAreRight(api);

    const before = await api.dump();
    await signIn(guest, 'merged');
    const after = await api.dump();
    assert.deepEqual({ ...after, people: [] }, { ...before, people: [] }, 'twice is once');
  });

  it('keeps their memberships, the higher of two', async () => {
    const clubs = await Promise.all(
      ['open', 'approval', 'approval'].map((access) => testClub(api, { access })),
    );
    const [alone, higher, lower] = clubs;
    assert.ok(alone && higher && lower);
    const person = await signIn(undefined, 'member');
    const guest = await api.guest();
    for (const { path } of clubs) await api.done('PUT', `${path}/membership`, { as: guest });
    for (const { path } of [higher, lower]) await api.done('PUT', `${path}/membership`, { as: person });
    const admit = async ({ path, admin }: typeof higher, who: Actor) =>
      api.done('PUT', `${path}/members/${who.id}`, { as: admin, body: { role: 'member' } });
    await admit(higher, guest);
    await admit(lower, person);
    const signed = await signIn(guest, 'member');
    for (const { path } of clubs) {
      const card = await cardOf(api, path, signed);
      assert.deepEqual([card.you.role, card.club.members], ['member', 2]);
    }
    await assertCountsAreRight(api);
  });

  it('keeps reminders and admissions', async () => {
    const { sql } = api.database;
    const startsAt = new Date(Date.now() + DAY).toISOString();
    const rooms = [await api.room({ startsAt }), await api.room({ startsAt })];
    const person = await signIn(undefined, 'reminded');
    const guest = await api.guest();
    // Kept as a guest of whom something lasts.
    await api.done('PUT', `${(await testClub(api)).path}/follow`, { as: guest });
    const remind = (name: string, id: string, email: string | null) => sql`
      with made as (insert into reminders (room_id, person_id, created_at, language, email)
        select id, ${id}, now(), 'en', ${email} from rooms where name = ${name} returning room_id)
      update rooms set coming = coming + 1 where id in (select room_id from made)`;
    for (const { name } of rooms) await remind(name, guest.id, 'me@site.example');
    await remind(rooms[0]?.name ?? '', person.id, null);
    await sql`insert into admissions select id, ${guest.id}, now() from rooms where name = ${rooms[0]?.name ?? ''}`;
    await signIn(guest, 'reminded');
    const kept = await sql`select person_id, email from reminders order by room_id`;
    assert.deepEqual(
      [...kept].map((row) => [row['person_id'], row['email']]),
      rooms.map(() => [person.id, 'me@site.example']),
    );
    const let_in = await sql`select person_id from admissions`;
    assert.deepEqual(
      [...let_in].map((row) => row['person_id']),
      [person.id],
    );
    await assertCountsAreRight(api);
  });

  it('takes nothing from another person, nor from a guest whose token is not theirs', async () => {
    const { path } = await testClub(api);
    const victim = await api.person();
    await api.done('PUT', `${path}/follow`, { as: victim });
    const thief = await signIn(victim, 'thief');
    assert.notEqual(thief.id, victim.id);
    assert.equal((await cardOf(api, path, victim)).you.follows, true);
    assert.equal((await cardOf(api, path, thief)).you.follows, false);
    await api.done('POST', '/v1/session', {
      as: 'nonsense',
      body: { userToken: await api.userToken('thief') },
    });
  });

  it('is merged while the guest goes on following, without a wrong count', async () => {
    const clubs = await Promise.all(Array.from({ length: 6 }, () => testClub(api)));
    const guest = await api.guest();
    const acts = clubs.flatMap(({ path }) =>
      ['PUT', 'DELETE', 'PUT'].map((method) => api.call(method, `${path}/follow`, { as: guest })),
    );
    const merges = Array.from({ length: 4 }, () => signIn(guest, 'restless'));
    const answers = await Promise.all(acts);
    await Promise.all(merges);
    assert.ok(answers.every(({ status }) => status === 200));
    await assertCountsAreRight(api);
  });
});
