import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';
import { fullRoom } from './support/full-room.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const REDEEM = '/v1/invitations/redeem';
const operator = () => api.config.adminKey;

async function invite(path: string, as: Actor | string | undefined, body: object = {}): Promise<Json> {
  const made = await api.done('POST', `${path}/invitations`, { as, body });
  api.keep(made.code, made.code.replaceAll('-', ''));
  return made;
}

const redeem = (as: Actor, code: string) => api.call('POST', REDEEM, { as, body: { code } });

async function invalid(as: Actor, code: string): Promise<void> {
  await api.refused('invitation_invalid', 403, 'POST', REDEEM, { as, body: { code } });
}

async function makeClub(access: string): Promise<{ name: string; path: string; admin: Actor }> {
  const admin = await api.creator();
  const name = `club-${randomUUID().slice(0, 8)}`;
  await api.done('POST', '/v1/clubs', { as: admin, body: { name, title: 'A club', access } });
  return { name, path: `/v1/clubs/${name}`, admin };
}

describe('an invitation to a room', () => {
  it('is made by those who run it, and lets in as many as it says', async () => {
    const { path, name, host, moderator, speaker, listener } = await fullRoom(api, { access: 'open' });
    await api.database.sql`update rooms set access = 'hidden' where name = ${name}`;
    for (const as of [host, moderator, operator()]) {
      const { code, invitation } = await invite(path, as, { uses: 2, label: 'For the press' });
      assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.deepEqual(
        [invitation.room, invitation.club, invitation.label, invitation.uses, invitation.usesMax],
        [name, null, 'For the press', 0, 2],
      );
      const [one, two, three] = [await api.guest(), await api.person(), await api.guest()];
      await api.refused('room_not_found', 404, 'GET', path, { as: one });
      const { status, body } = await redeem(one, code);
      assert.deepEqual([status, body.room.name, body.club], [200, name, null]);
      await api.done('GET', path, { as: one });
      await api.enter(path, one);
      assert.equal((await redeem(one, code)).status, 200, 'the same person twice is one use');
      assert.equal((await redeem(two, code)).status, 200);
      await invalid(three, code);
    }
    await api.refused('forbidden', 403, 'POST', `${path}/invitations`, { as: speaker, body: {} });
    await api.refused('room_not_found', 404, 'POST', `${path}/invitations`, { as: listener, body: {} });
    await api.refused('room_not_found', 404, 'GET', `${path}/invitations`, { as: listener });
    await api.refused('unauthorized', 401, 'POST', REDEEM, { body: { code: 'x' } });
  });

  it('is read as people type it', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const { code } = await invite(path, host, { uses: 10 });
    const typed = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    for (const text of typed)
      assert.equal((await redeem(await api.guest(), text)).status, 200, text.length.toString());
  });

  it('answers the same, whatever is wrong with it', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const as = await api.guest();
    const friend = await api.person();
    const bound = await invite(path, host, { person: friend.id });
    const over = await invite(path, host, { expiresAt: new Date(Date.now() + 5_000).toISOString() });
    const revoked = await invite(path, host);
    const used = await invite(path, host);
    await redeem(await api.guest(), used.code);
    await api.done('DELETE', `/v1/invitations/${revoked.invitation.id}`, { as: host });
    api.ahead = 6_000;
    const texts: unknown[] = [];
    for (const code of [
      bound.code,
      over.code,
      revoked.code,
      used.code,
      'nothing',
      '',
      '<b>',
      used.code.slice(1),
    ]) {
      const { status, body } = await redeem(as, code);
      texts.push([status, body.error.code, body.error.message]);
    }
    api.ahead = 0;
    assert.equal(new Set(texts.map((text) => JSON.stringify(text))).size, 1, JSON.stringify(texts));
    assert.equal((await redeem(friend, bound.code)).body.room.access, 'invitation');
    await api.refused('bad_request', 400, 'POST', REDEEM, { as, body: { code: 'x'.repeat(201) } });
  });

  it('costs those inside nothing, and does not let in who was thrown out', async () => {
    const { path, host, speaker, listener } = await fullRoom(api, { access: 'open' });
    const { code, invitation } = await invite(path, host, { uses: 3 });
    for (const as of [host, speaker]) assert.equal((await redeem(as, code)).status, 200);
    await api.done('POST', `${path}/people/${listener.id}/remove`, { as: host });
    await api.refused('removed', 403, 'POST', REDEEM, { as: listener, body: { code } });
    const { invitations } = await api.done('GET', `${path}/invitations`, { as: host });
    assert.deepEqual([invitations[0].id, invitations[0].uses], [invitation.id, 0]);
  });

  it('is kept as a hash, and gone with the room', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const { code } = await invite(path, host);
    const stored = JSON.stringify(await api.dump());
    for (const text of [code, code.replaceAll('-', ''), code.slice(0, 9)]) assert.ok(!stored.includes(text));
    await api.done('POST', `${path}/end`, { as: host });
    await invalid(await api.guest(), code);
    await api.refused('room_ended', 410, 'POST', `${path}/invitations`, { as: host, body: {} });
    assert.equal(
      JSON.stringify((await api.dump())['invitations']).includes(path.split('/').at(-1) ?? ''),
      false,
    );
  });

  it('takes what it should and nothing else', async () => {
    const { path, host } = await api.room();
    const before = await api.dump();
    for (const body of [
      { uses: 0 },
      { uses: 10_001 },
      { uses: 1.5 },
      { uses: '2' },
      { expiresAt: 'tomorrow' },
      { expiresAt: '2020-01-01T00:00:00Z' },
      { label: '' },
      { label: 'x'.repeat(81) },
      { label: 'a\u0000b' },
      { person: 'rasa' },
      { more: 1 },
    ]) {
      await api.refused('bad_request', 400, 'POST', `${path}/invitations`, { as: host, body });
    }
    const person = `p_${randomUUID()}`;
    await api.refused('not_found', 404, 'POST', `${path}/invitations`, { as: host, body: { person } });
    assert.deepEqual(await api.dump(), before);
    const label = '<script>alert(1)</script>';
    assert.equal((await invite(path, host, { label })).invitation.label, label);
  });
});

describe('an invitation to a club', () => {
  it('makes a member, of a hidden one too', async () => {
    for (const access of ['invitation', 'hidden', 'approval']) {
      const { name, path, admin } = await makeClub(access);
      const { code } = await invite(path, admin, { uses: 2 });
      const [as, other] = [await api.person(), await api.person()];
      if (access === 'hidden') await api.refused('not_found', 404, 'GET', path, { as });
      if (access === 'approval') await api.done('PUT', `${path}/membership`, { as, body: {} });
      const { body } = await redeem(as, code);
      assert.deepEqual([body.room, body.club.name], [null, name]);
      assert.equal((await redeem(other, code)).status, 200);
      await invalid(await api.person(), code);
      const card = await api.done('GET', path, { as });
      assert.deepEqual([card.you.role, card.club.members], ['member', 3]);
      const [row] = await api.database.sql`
        select member_count::int as members, pending_count::int as pending from clubs where name = ${name}`;
      assert.deepEqual({ ...row }, { members: 3, pending: 0 });
      await api.refused('forbidden', 403, 'POST', `${path}/invitations`, { as, body: {} });
    }
  });

  it('opens its rooms, and their pages hear of it', async () => {
    const { name, path, admin } = await makeClub('hidden');
    const room = await api.room({ club: name }, admin);
    const as = await api.person();
    await api.refused('room_not_found', 404, 'POST', `${room.path}/join`, { as, body: {} });
    const { code } = await invite(path, admin);
    await redeem(as, code);
    await api.enter(room.path, as);
  });

  it('does not let in who was banned', async () => {
    const { name, path, admin } = await makeClub('invitation');
    const room = await api.room({ club: name }, admin);
    const as = await api.person();
    await api.enter(room.path, as);
    await api.done('POST', `${room.path}/people/${as.id}/ban`, { as: admin });
    const { code } = await invite(path, admin);
    await api.refused('banned', 403, 'POST', REDEEM, { as, body: { code } });
  });
});

describe('the list', () => {
  it('goes page by page, the newest first, and says how each stands', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const friend = await api.person('Ugnė');
    const made: Json[] = [];
    for (const body of [{}, { uses: 3 }, { person: friend.id }, {}])
      made.unshift(await invite(path, host, body));
    await redeem(await api.guest(), made[3].code);
    await api.done('DELETE', `/v1/invitations/${made[0].invitation.id}`, { as: host });
    const first = await api.done('GET', `${path}/invitations?limit=3`, { as: host });
    const rest = await api.done('GET', `${path}/invitations?limit=3&cursor=${first.nextCursor}`, {
      as: host,
    });
    assert.equal(rest.nextCursor, null);
    const all = [...first.invitations, ...rest.invitations];
    assert.deepEqual(
      all.map(({ id, state }: Json) => [id, state]),
      made.map(({ invitation }, index) => [invitation.id, ['revoked', 'open', 'open', 'used_up'][index]]),
    );
    assert.deepEqual(all[1].person, { id: friend.id, name: 'Ugnė' });
    assert.ok(!JSON.stringify(all).includes(made[1].code));
  });

  it('is changed by those who run the place only', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const { invitation, code } = await invite(path, host);
    const id = `/v1/invitations/${invitation.id}`;
    const stranger = await api.creator();
    const guest = await api.guest();
    await redeem(guest, code);
    for (const as of [stranger, guest]) await api.refused('not_found', 404, 'DELETE', id, { as });
    await api.refused('not_found', 404, 'DELETE', `/v1/invitations/${randomUUID()}`, { as: host });
    await api.done('DELETE', id, { as: operator() });
    await api.done('DELETE', id, { as: host });
    await api.enter(path, guest);
  });
});

describe('attempts', () => {
  it('are limited by session, and wrong ones by address with however many sessions', async () => {
    const limits = { redeem: { points: 5, seconds: 60 }, redeemFailed: { points: 8, seconds: 60 } };
    const other = await testApi({ limits, config: api.config });
    const tries = async (as: Actor, from: string, code = 'wrong') => {
      const { status, headers } = await other.call('POST', REDEEM, { as, body: { code }, from });
      if (status === 429) assert.ok(Number(headers.get('retry-after')) > 0);
      return status;
    };
    const one = await other.guest();
    const found: number[] = [];
    for (let i = 0; i < 7; i += 1) found.push(await tries(one, `192.0.2.${i}`));
    assert.deepEqual(found, [403, 403, 403, 403, 403, 429, 429]);
    const shared: number[] = [];
    for (let i = 0; i < 10; i += 1) shared.push(await tries(await other.guest(), '198.51.100.1'));
    assert.deepEqual(shared, [403, 403, 403, 403, 403, 403, 403, 403, 429, 429]);
    const { path, host } = await other.room({ access: 'invitation' });
    const { code } = await other.done('POST', `${path}/invitations`, { as: host, body: { uses: 20 } });
    const right: number[] = [];
    for (let i = 0; i < 12; i += 1) right.push(await tries(await other.guest(), '198.51.100.2', code));
    assert.deepEqual(new Set(right), new Set([200]));
    await other.database.close();
  });
});
