/** What those who run a room set and see: lock, order of hands, log, bans. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { participantLeft } from '../src/services/presence.ts';
import { fullRoom, giveRole, viewerOf } from './support/full-room.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const lock = (path: string, as: Actor, locked: boolean) =>
  api.done('PUT', `${path}/lock`, { as, body: { locked } });
const log = async (path: string, as: Actor, query = '') =>
  (await api.done('GET', `${path}/log${query}`, { as })) as { entries: Json[]; nextCursor: string | null };
const acts = async (path: string, as: Actor) => (await log(path, as)).entries.map(({ act }) => act);

describe('a locked room', () => {
  it('lets nobody new in, and says so; who was inside comes and goes', async () => {
    const { path, name, host, moderator, speaker, listener } = await fullRoom(api);
    const [lost, awaited, gone, stranger] = [
      await api.guest('Lost'),
      await api.guest('Awaited'),
      await api.guest('Gone'),
      await api.guest('Stranger'),
    ];
    for (const who of [lost, gone]) await api.enter(path, who);
    const sid = await api.connect(path, lost);
    await participantLeft(api.deps, name, { identity: lost.id, sid });
    await api.done('POST', `${path}/join`, { as: awaited, body: {} });
    await api.done('POST', `${path}/leave`, { as: gone });

    await lock(path, moderator, true);
    assert.equal((await api.done('GET', path)).room.locked, true);
    for (const as of [stranger, gone]) {
      await api.refused('room_locked', 403, 'POST', `${path}/join`, { as, body: {} });
      await api.refused('room_locked', 403, 'POST', '/v1/token', { as, body: { room_name: name } });
    }
    for (const as of [host, moderator, speaker, listener, lost, awaited]) {
      await api.done('POST', `${path}/leave`, { as, body: { unload: true } });
      await api.enter(path, as);
    }

    await lock(path, moderator, false);
    for (const as of [stranger, gone]) await api.enter(path, as);
  });

  it('throws out who comes with a token from before that was never used', async () => {
    const { path, name, host } = await fullRoom(api);
    const late = await api.guest();
    await api.done('POST', `${path}/join`, { as: late, body: {} });
    api.ahead += 60_000;
    await lock(path, host, true);
    api.media.take();
    await api.connect(path, late);
    assert.deepEqual(api.media.take(), [`remove ${name} ${late.id}`]);
    api.ahead = 0;
  });

  it('lets in who has an invitation, and still keeps out who was removed', async () => {
    const { path, name, host, listener } = await fullRoom(api);
    await lock(path, host, true);
    const { code } = await api.done('POST', `${path}/invitations`, { as: host, body: { uses: 1 } });
    const guest = await api.guest();
    await api.done('POST', '/v1/invitations/redeem', { as: guest, body: { code } });
    await api.enter(path, guest);
    await api.done('POST', `${path}/people/${listener.id}/remove`, { as: host });
    await api.refused('removed', 403, 'POST', `${path}/join`, { as: listener, body: {} });
    assert.ok(name);
  });

  it('is locked once, however often two press at once', async () => {
    const { path, host, moderator } = await fullRoom(api);
    await Promise.all(
      [host, moderator, host, moderator].map((as) =>
        api.done('PUT', `${path}/lock`, { as, body: { locked: true } }),
      ),
    );
    assert.equal((await acts(path, host)).filter((act) => act === 'locked').length, 1);
  });
});

describe('the order of hands', () => {
  it('is by time on stage where the room is set so, for moderators and for those who wait', async () => {
    const room = await fullRoom(api);
    const { path, host, speaker } = room;
    const [first, second] = [await api.person('First'), await api.person('Second')];
    for (const who of [first, second]) await api.enter(path, who);
    // The first was on stage twice, two minutes and one; the speaker ten; the second never.
    for (const minutes of [2, 1]) {
      await giveRole(api, room, host, first, 'speaker');
      api.ahead += minutes * 60_000;
      await giveRole(api, room, host, first, 'listener');
    }
    api.ahead += 7 * 60_000;
    await api.done('POST', `${path}/stage/leave`, { as: speaker });
    for (const as of [speaker, first, second]) await api.done('PUT', `${path}/hand`, { as });

    const queue = async () =>
      (await api.done('GET', `${path}/hands`, { as: host })).hands.map((hand: Json) => [
        hand.person.id,
        hand.place,
        Math.round(hand.stageSeconds / 60),
      ]);
    assert.deepEqual(await queue(), [
      [speaker.id, 1, 10],
      [first.id, 2, 3],
      [second.id, 3, 0],
    ]);
    await api.done('PUT', `${path}/hand-order`, { as: host, body: { order: 'least_on_stage' } });
    assert.equal((await api.done('GET', path)).room.handOrder, 'least_on_stage');
    assert.deepEqual(await queue(), [
      [second.id, 1, 0],
      [first.id, 2, 3],
      [speaker.id, 3, 10],
    ]);
    assert.equal((await viewerOf(api, room, speaker)).hand.place, 3);
    assert.equal((await viewerOf(api, room, second)).hand.place, 1);
    await api.done('PUT', `${path}/hand-order`, { as: host, body: { order: 'raised' } });
    assert.equal((await viewerOf(api, room, speaker)).hand.place, 1);
    api.ahead = 0;
  });

  it('forgets no time on stage of a speaker who was lost there, or left the room', async () => {
    const room = await fullRoom(api);
    const { path, host, speaker } = room;
    api.ahead += 4 * 60_000;
    await api.done('POST', `${path}/leave`, { as: speaker });
    await api.enter(path, speaker);
    await api.done('PUT', `${path}/hand`, { as: speaker });
    const [hand] = (await api.done('GET', `${path}/hands`, { as: host })).hands;
    assert.equal(Math.round(hand.stageSeconds / 60), 4);
    api.ahead = 0;
  });
});

describe('the log', () => {
  it('says who did what and about whom, to those who run the room', async () => {
    const room = await fullRoom(api, { club: { name: 'log-club', title: 'Club' } });
    const { path, host, moderator, speaker, listener } = room;
    const before = (await log(path, host)).entries.length;
    const as = moderator;
    const calls: [string, string, object?][] = [
      ['PUT', 'lock', { locked: true }],
      ['PUT', 'lock', { locked: false }],
      ['PUT', 'hand-policy', { policy: 'followed' }],
      ['PUT', 'hand-policy', { policy: 'everyone' }],
      ['PUT', 'hand-order', { order: 'least_on_stage' }],
      ['POST', `people/${speaker.id}/mute`],
      ['POST', 'mute-all'],
      ['POST', `people/${speaker.id}/to-audience`],
      ['PUT', `stage/${listener.id}/invite`],
      ['DELETE', `stage/${listener.id}/invite`],
      ['POST', `people/${listener.id}/ban`, { scope: 'club' }],
      ['DELETE', `bans/${listener.id}`],
      ['POST', `people/${speaker.id}/remove`],
    ];
    for (const [method, path_, body] of calls) await api.done(method, `${path}/${path_}`, { as, body });
    const { entries } = await log(path, host);
    const told = entries
      .slice(0, entries.length - before)
      .map(({ actor, act, person, detail }) => [actor?.id, act, person?.id ?? null, detail]);
    assert.deepEqual(told.reverse(), [
      [as.id, 'locked', null, null],
      [as.id, 'unlocked', null, null],
      [as.id, 'hand_policy_set', null, 'followed'],
      [as.id, 'hand_policy_set', null, 'everyone'],
      [as.id, 'hand_order_set', null, 'least_on_stage'],
      [as.id, 'muted', speaker.id, null],
      [as.id, 'all_muted', null, null],
      [as.id, 'moved_to_audience', speaker.id, null],
      [as.id, 'invited', listener.id, null],
      [as.id, 'invitation_withdrawn', listener.id, null],
      [as.id, 'banned', listener.id, 'club'],
      [as.id, 'let_in', listener.id, null],
      [as.id, 'removed', speaker.id, 'room'],
    ]);
    assert.deepEqual(entries[0]?.actor, { id: as.id, name: as.name });
    assert.deepEqual(entries[0]?.person, { id: speaker.id, name: speaker.name });
  });

  it('holds nothing of what changed nothing or was refused', async () => {
    const { path, host, moderator, speaker, listener } = await fullRoom(api);
    const before = await acts(path, host);
    await api.done('PUT', `${path}/hand-policy`, { as: host, body: { policy: 'everyone' } });
    await api.done('PUT', `${path}/lock`, { as: host, body: { locked: false } });
    await api.done('DELETE', `${path}/hands`, { as: host });
    await api.done('DELETE', `${path}/hands/${listener.id}`, { as: host });
    await api.done('DELETE', `${path}/bans/${listener.id}`, { as: host });
    await api.done('DELETE', `${path}/stage/${listener.id}/invite`, { as: host });
    await api.refused('forbidden', 403, 'POST', `${path}/people/${host.id}/mute`, { as: moderator });
    await api.refused('not_on_stage', 409, 'POST', `${path}/people/${listener.id}/mute`, { as: host });
    await api.refused('forbidden', 403, 'PUT', `${path}/people/${speaker.id}/role`, {
      as: moderator,
      body: { role: 'host' },
    });
    assert.deepEqual(await acts(path, host), before);
  });

  it('comes in pages, and is exact when two moderators act at once', async () => {
    const { path, host, moderator } = await fullRoom(api);
    const guests = await Promise.all(Array.from({ length: 10 }, () => api.guest()));
    for (const guest of guests) await api.enter(path, guest);
    await Promise.all(
      guests.flatMap((guest) =>
        [host, moderator].map((as) => api.done('PUT', `${path}/stage/${guest.id}/invite`, { as })),
      ),
    );
    const found: Json[] = [];
    let cursor = '';
    do {
      const page = await log(path, host, `?limit=3${cursor}`);
      found.push(...page.entries);
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor);
    const invited = found.filter(
      ({ act, person }) => act === 'invited' && guests.some(({ id }) => id === person.id),
    );
    assert.deepEqual(invited.map(({ person }) => person.id).sort(), guests.map(({ id }) => id).sort());
    const ids = found.map(({ id }) => Number(id));
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => b - a),
    );
    await api.refused('bad_request', 400, 'GET', `${path}/log?cursor=bm8`, { as: host });
  });
});

describe('the list of those kept out', () => {
  it('names them, how far it reaches, and who was banned in another room of the club', async () => {
    const club = { name: 'bans-club', title: 'Club' };
    const { path, host, speaker, listener } = await fullRoom(api, { club });
    const guest = await api.guest('Passing Guest');
    await api.enter(path, guest);
    await api.done('POST', `${path}/people/${listener.id}/remove`, { as: host });
    await api.done('POST', `${path}/people/${speaker.id}/ban`, { as: host, body: { scope: 'room' } });
    await api.done('POST', `${path}/people/${guest.id}/ban`, { as: host, body: { scope: 'club' } });
    const list = async (of: string) =>
      (await api.done('GET', `${of}/bans`, { as: host })).bans.map((ban: Json) => [
        ban.person.name,
        ban.kind,
        ban.scope,
      ]);
    assert.deepEqual(
      (await list(path)).sort(),
      [
        [guest.name, 'banned', 'club'],
        [listener.name, 'removed', 'room'],
        [speaker.name, 'banned', 'room'],
      ].sort(),
    );

    const second = await api.room({ club }, host);
    await api.done('POST', `${second.path}/join`, { as: speaker, body: {} });
    await api.done('POST', `${path}/end`, { as: host });
    assert.deepEqual(await list(second.path), [['Passing Guest', 'banned', 'club']]);
    await api.done('DELETE', `${second.path}/bans/${guest.id}`, { as: host });
    assert.deepEqual(await list(second.path), []);
    await api.enter(second.path, guest);
  });

  it('knows no club where there is none', async () => {
    const { path, host, listener } = await fullRoom(api);
    const before = await api.dump();
    await api.refused('bad_request', 400, 'POST', `${path}/people/${listener.id}/ban`, {
      as: host,
      body: { scope: 'club' },
    });
    assert.deepEqual(await api.dump(), before);
  });
});
