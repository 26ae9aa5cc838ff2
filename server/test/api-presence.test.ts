import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { type MediaParticipant } from '../src/deps.ts';
import {
  audioChanged,
  participantJoined,
  participantLeft,
  reconcileParticipants,
} from '../src/services/presence.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

let path = '';
let name = '';
let host: Actor;
let guest: Actor;
beforeEach(async () => {
  api.ahead = 0;
  ({ path, name, host } = await api.room());
  guest = await api.guest();
  api.media.take();
});

const at = (ms: number) => new Date(Date.now() + api.ahead + ms);
const card = () => api.done('GET', path);
const joined = (who: Actor, sid: string, joinedAt = at(0), onStage = false) =>
  participantJoined(api.deps, name, { identity: who.id, sid, joinedAt, onStage });
const left = (who: Actor, sid: string) => participantLeft(api.deps, name, { identity: who.id, sid });
const admit = (who: Actor) => api.done('POST', `${path}/join`, { as: who, body: {} });
const listed = (who: Actor, sid: string, more: Partial<MediaParticipant> = {}): MediaParticipant => ({
  identity: who.id,
  sid,
  joinedAt: at(-60_000),
  onStage: false,
  muted: true,
  ...more,
});

describe('webhooks about connections', () => {
  it('count a listener in and out, once', async () => {
    await admit(guest);
    for (let i = 0; i < 2; i += 1) await joined(guest, 'PA_1');
    assert.equal((await card()).listeners, 1);
    for (let i = 0; i < 2; i += 1) await left(guest, 'PA_1');
    assert.equal((await card()).listeners, 0);
    assert.deepEqual(api.media.take(), [`ensure ${name}`]);
  });

  it('in the wrong order never unseat a newer connection', async () => {
    await admit(guest);
    await joined(guest, 'PA_1');
    await joined(guest, 'PA_2', at(1_000));
    await left(guest, 'PA_1');
    assert.equal((await card()).listeners, 1);
    await joined(guest, 'PA_1');
    await left(guest, 'PA_1');
    assert.equal((await card()).listeners, 1);
    await left(guest, 'PA_2');
    assert.equal((await card()).listeners, 0);
  });

  it('that say goodbye before hello leave nobody behind', async () => {
    await admit(guest);
    await left(guest, 'PA_1');
    await joined(guest, 'PA_1');
    assert.equal((await card()).listeners, 0);
    await joined(guest, 'PA_2', at(1_000));
    assert.equal((await card()).listeners, 1);
  });

  it('throw out who was never let in', async () => {
    await joined(guest, 'PA_1');
    assert.deepEqual(api.media.take(), [`remove ${name} ${guest.id}`]);
    assert.equal((await card()).listeners, 0);
  });

  it('set the permissions of a token that is older than the role', async () => {
    await admit(guest);
    await joined(guest, 'PA_1', at(0), true);
    assert.deepEqual(api.media.take(), [`ensure ${name}`, `audience ${name} ${guest.id}`]);
    await api.promote(path, host, guest);
    api.media.take();
    await joined(guest, 'PA_2', at(1_000), false);
    assert.deepEqual(api.media.take(), [`stage ${name} ${guest.id}`]);
  });

  it('about rooms of others in the same LiveKit change nothing', async () => {
    const before = await api.dump();
    const participant = { identity: guest.id, sid: 'PA_1', joinedAt: at(0), onStage: false };
    await participantJoined(api.deps, 'foreign', participant);
    await participantLeft(api.deps, 'foreign', participant);
    await audioChanged(api.deps, 'foreign', participant, false);
    await reconcileParticipants(api.deps, 'foreign', [listed(guest, 'PA_1')], at(0));
    assert.deepEqual(await api.dump(), before);
    assert.deepEqual(api.media.take(), []);
  });

  it('about microphones show at speakers, and only of the connection that is', async () => {
    await admit(guest);
    await joined(guest, 'PA_1');
    await audioChanged(api.deps, name, { identity: guest.id, sid: 'PA_1' }, false);
    await api.promote(path, host, guest);
    const muted = async () => (await card()).stage.find(({ id }: { id: string }) => id === guest.id).muted;
    assert.equal(await muted(), true);
    await audioChanged(api.deps, name, { identity: guest.id, sid: 'PA_0' }, false);
    assert.equal(await muted(), true);
    await audioChanged(api.deps, name, { identity: guest.id, sid: 'PA_1' }, false);
    assert.equal(await muted(), false);
    await api.done('POST', `${path}/people/${guest.id}/mute`, { as: host });
    assert.equal(await muted(), true);
  });
});

describe('somebody whose connection is lost', () => {
  it('keeps hand and place for a minute', async () => {
    const other = await api.guest();
    for (const who of [guest, other]) {
      await api.enter(path, who);
      await api.done('PUT', `${path}/hand`, { as: who });
    }
    const [row] = await api.database.sql`select participant_sid from members where person_id = ${guest.id}`;
    const sid = String(row?.['participant_sid']);
    await left(guest, sid);
    const queue = async () => (await api.done('GET', `${path}/hands`, { as: host })).count;
    const present = [listed(other, await sidOf(other)), listed(host, await sidOf(host), { onStage: true })];
    await reconcileParticipants(api.deps, name, present, at(0));
    assert.equal(await queue(), 2);
    api.ahead = 61_000;
    await reconcileParticipants(api.deps, name, present, at(0));
    assert.equal(await queue(), 1);
  });

  it('keeps a place on stage for three minutes, shown as away; a moderator keeps it for good', async () => {
    const moderator = await api.person();
    for (const who of [guest, moderator]) await api.enter(path, who);
    await api.promote(path, host, guest);
    await api.done('PUT', `${path}/people/${moderator.id}/role`, { as: host, body: { role: 'moderator' } });
    const rest = [listed(host, await sidOf(host), { onStage: true })];
    for (const who of [guest, moderator]) await left(who, await sidOf(who));
    const stage = async () =>
      (await card()).stage.map(({ id, away }: { id: string; away: boolean }) => [id, away]);
    const all = [
      [host.id, false],
      [moderator.id, true],
      [guest.id, true],
    ];
    for (const seconds of [0, 170]) {
      api.ahead = seconds * 1_000;
      await reconcileParticipants(api.deps, name, rest, at(0));
      assert.deepEqual(await stage(), all, `after ${seconds} s`);
    }
    api.ahead = 181_000;
    await reconcileParticipants(api.deps, name, rest, at(0));
    assert.deepEqual(await stage(), all.slice(0, 2));
    assert.equal((await admit(guest)).viewer.role, 'listener');
  });

  async function sidOf(who: Actor): Promise<string> {
    const [row] = await api.database.sql`
      select participant_sid from members join rooms on rooms.id = room_id
      where person_id = ${who.id} and name = ${name}`;
    return String(row?.['participant_sid']);
  }
});

describe('the comparison with LiveKit’s list', () => {
  it('makes good what webhooks missed', async () => {
    const gone = await api.guest();
    await api.enter(path, gone);
    await admit(guest);
    await api.promote(path, host, gone);
    api.ahead = 20_000;
    api.media.take();
    const list = [
      listed(guest, 'PA_g'),
      listed(host, 'PA_h', { onStage: true, muted: false, joinedAt: at(-1_000) }),
    ];
    await reconcileParticipants(api.deps, name, list, at(0));
    const { stage, listeners } = await card();
    assert.equal(listeners, 1);
    assert.deepEqual(
      stage.map((person: Json) => [person.id, person.away, person.muted]),
      [
        [host.id, false, false],
        [gone.id, true, true],
      ],
    );
    assert.deepEqual(api.media.take(), []);
    const before = await api.dump();
    await reconcileParticipants(api.deps, name, list, at(0));
    assert.deepEqual(await api.dump(), before, 'a second look changes nothing');
  });

  it('does not take those for gone who came while the list was made', async () => {
    await admit(guest);
    await joined(guest, 'PA_1');
    await reconcileParticipants(api.deps, name, [], at(0));
    assert.equal((await card()).listeners, 1);
    api.ahead = 30_000;
    await reconcileParticipants(api.deps, name, [], at(0));
    assert.equal((await card()).listeners, 0);
    await reconcileParticipants(api.deps, name, [listed(guest, 'PA_1')], at(0));
    assert.equal((await card()).listeners, 1, 'a list that was wrong once is made good by the next');
  });

  it('throws out whom it may not find there', async () => {
    await api.enter(path, guest);
    await api.done('POST', `${path}/people/${guest.id}/ban`, { as: host });
    api.media.take();
    const stranger = { ...guest, id: 'somebody-else' };
    const list = [listed(guest, 'PA_1'), listed(stranger, 'PA_2')];
    await reconcileParticipants(api.deps, name, list, at(0));
    assert.deepEqual(api.media.take(), [`remove ${name} ${guest.id}`, `remove ${name} somebody-else`]);
  });
});
