import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';
import { assertCountsAreRight, cardOf, testClub } from './support/clubs.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(async () => {
  await assertCountsAreRight(api);
  await api.close();
});

const roleIn = async (path: string, as: Actor) => (await cardOf(api, path, as)).you.role;

describe('members of clubs', () => {
  it('join an open club at once, and leave it; guests too', async () => {
    const { path } = await testClub(api);
    for (const as of [await api.person(), await api.guest()]) {
      const joined = await api.done('PUT', `${path}/membership`, { as, body: { note: 'Not needed here' } });
      assert.deepEqual([joined.you.role, joined.club.members], ['member', 2]);
      assert.equal((await api.done('PUT', `${path}/membership`, { as })).club.members, 2);
      const left = await api.done('DELETE', `${path}/membership`, { as });
      assert.deepEqual([left.you.role, left.club.members], [null, 1]);
      assert.equal((await api.done('DELETE', `${path}/membership`, { as })).club.members, 1);
    }
    const kept = (await api.dump())['people'] as { kind: string }[];
    assert.ok(!kept.some(({ kind }) => kind === 'guest'), 'nothing is kept of a guest who left');
  });

  it('ask to be let in where admins decide, and may take it back', async () => {
    const { path, admin } = await testClub(api, { access: 'approval' });
    const person = await api.person();
    const ask = (note?: string) =>
      api.done('PUT', `${path}/membership`, { as: person, body: note === undefined ? {} : { note } });
    const asked = await ask('I keep <b>bees</b>');
    assert.deepEqual([asked.you.role, asked.club.members], ['pending', 1]);
    await ask();
    const { people } = await api.done('GET', `${path}/people?section=pending`, { as: admin });
    assert.deepEqual(
      people.map(({ id, role, note }: Json) => [id, role, note]),
      [[person.id, 'pending', 'I keep <b>bees</b>']],
    );
    assert.equal((await api.done('DELETE', `${path}/membership`, { as: person })).you.role, null);

    await ask();
    await api.done('PUT', `${path}/members/${person.id}`, { as: admin, body: { role: 'member' } });
    const card = await cardOf(api, path, person);
    assert.deepEqual([card.you.role, card.club.members], ['member', 2]);

    const other = await api.person();
    await api.done('PUT', `${path}/membership`, { as: other });
    await api.done('DELETE', `${path}/members/${other.id}`, { as: admin });
    assert.equal(await roleIn(path, other), null);
  });

  it('come in at once when a club was opened after they asked', async () => {
    const { path, admin } = await testClub(api, { access: 'approval' });
    const person = await api.person();
    await api.done('PUT', `${path}/membership`, { as: person, body: { note: 'Please' } });
    await api.done('PATCH', path, { as: admin, body: { access: 'open' } });
    assert.equal(await roleIn(path, person), 'pending');
    assert.equal((await api.done('PUT', `${path}/membership`, { as: person })).you.role, 'member');
  });

  it('need an invitation to a closed club, and never come in when banned', async () => {
    const { name, path, admin } = await testClub(api, { access: 'invitation' });
    const person = await api.person();
    await api.refused('invitation_needed', 403, 'PUT', `${path}/membership`, { as: person });
    await api.done('PATCH', path, { as: admin, body: { access: 'open' } });
    const { path: room } = await api.room({ club: name }, admin);
    await api.enter(room, person);
    await api.done('POST', `${room}/people/${person.id}/ban`, { as: admin });
    await api.refused('banned', 403, 'PUT', `${path}/membership`, { as: person });
  });

  it('get their roles from admins, who never all go', async () => {
    const { path, admin } = await testClub(api);
    const [leader, member] = [await api.person('Leader'), await api.person('Member')];
    for (const as of [leader, member]) await api.done('PUT', `${path}/membership`, { as });
    const give = (as: Actor | string | undefined, to: Actor, role: string) =>
      api.call('PUT', `${path}/members/${to.id}`, { as, body: { role } });
    assert.equal((await give(admin, leader, 'leader')).status, 204);
    for (const as of [leader, member, await api.creator(), await api.guest()]) {
      assert.equal((await give(as, member, 'admin')).status, 403);
      await api.refused('forbidden', 403, 'DELETE', `${path}/members/${admin.id}`, { as });
    }
    await api.refused('conflict', 409, 'DELETE', `${path}/membership`, { as: admin });
    await api.refused('conflict', 409, 'DELETE', `${path}/members/${admin.id}`, { as: admin });
    assert.equal((await give(admin, admin, 'member')).status, 409);
    assert.equal((await give(admin, member, 'admin')).status, 204);
    assert.equal((await give(member, admin, 'member')).status, 204);
    assert.equal(await roleIn(path, admin), 'member');
    assert.equal((await give(api.config.adminKey, member, 'member')).status, 204, 'the operator may');
  });

  it('are not made unasked by an admin, and guests are members at most', async () => {
    const { path, admin } = await testClub(api, { access: 'approval' });
    const [stranger, guest] = [await api.person(), await api.guest()];
    const body = { role: 'member' };
    await api.refused('not_found', 404, 'PUT', `${path}/members/${stranger.id}`, { as: admin, body });
    await api.done('PUT', `${path}/members/${stranger.id}`, { as: api.config.adminKey, body });
    await api.done('PUT', `${path}/membership`, { as: guest });
    const more = { as: admin, body: { role: 'admin' } };
    await api.refused('conflict', 409, 'PUT', `${path}/members/${guest.id}`, more);
    await api.done('PUT', `${path}/members/${guest.id}`, { as: admin, body });
    assert.equal(await roleIn(path, guest), 'member');
  });

  it('never lose the last admin when two leave at the same moment', async () => {
    const { path, admin } = await testClub(api);
    const second = await api.person();
    await api.done('PUT', `${path}/membership`, { as: second });
    await api.done('PUT', `${path}/members/${second.id}`, { as: admin, body: { role: 'admin' } });
    const answers = await Promise.all(
      [admin, second].map((as) => api.call('DELETE', `${path}/membership`, { as })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });
});

describe('lists of a club’s people', () => {
  it('come in pages, members by role and then in the order in which they came', async () => {
    const { path, admin } = await testClub(api);
    const people: Actor[] = [];
    for (let count = 0; count < 5; count += 1) {
      const person = await api.person(`Person ${count}`);
      people.push(person);
      await api.done('PUT', `${path}/membership`, { as: person });
    }
    const late = people[4];
    assert.ok(late);
    await api.done('PUT', `${path}/members/${late.id}`, { as: admin, body: { role: 'leader' } });
    const wanted = [admin, late, ...people.slice(0, 4)].map(({ id }) => id);
    assert.deepEqual(await everybody(path, 'members'), wanted);
  });

  it('show followers newest first and requests oldest first, to admins and the operator', async () => {
    const { path, admin } = await testClub(api, { access: 'approval' });
    const people: Actor[] = [];
    for (let count = 0; count < 3; count += 1) {
      const person = await api.person();
      people.push(person);
      await api.done('PUT', `${path}/follow`, { as: person });
      await api.done('PUT', `${path}/membership`, { as: person });
    }
    const ids = people.map(({ id }) => id);
    assert.deepEqual(await everybody(path, 'pending', admin), ids);
    assert.deepEqual(await everybody(path, 'followers', admin), ids.toReversed());
    assert.deepEqual(await everybody(path, 'followers', api.config.adminKey), ids.toReversed());
    for (const section of ['pending', 'followers']) {
      for (const as of [undefined, people[0]]) {
        await api.refused('forbidden', 403, 'GET', `${path}/people?section=${section}`, { as });
      }
    }
  });

  async function everybody(path: string, section: string, as?: Actor | string): Promise<string[]> {
    const ids: string[] = [];
    let cursor = '';
    do {
      const query = `section=${section}&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await api.done('GET', `${path}/people?${query}`, { as });
      assert.ok(page.people.length <= 2);
      ids.push(...page.people.map(({ id }: Json) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    return ids;
  }
});
