import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { REPORTED_MAX } from '../src/services/reports.ts';
import { fullRoom } from './support/full-room.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const report = (path: string, as: Actor, about: Actor, body: object = { reason: 'spam' }) =>
  api.done('PUT', `${path}/people/${about.id}/report`, { as, body });
const reports = async (path: string, as: Actor | string) =>
  (await api.done('GET', `${path}/reports`, { as: as })) as { reports: Json[]; count: number };

describe('a report', () => {
  it('is read by host, moderators and the operator, until one of them has seen to it', async () => {
    const { path, host, moderator, speaker, listener } = await fullRoom(api);
    await report(path, listener, speaker, { reason: 'hate', message: 'Said it twice.\r\nAt noon.' });
    const key = api.config.adminKey ?? '';
    for (const as of [host, moderator, key]) {
      const { reports: found, count } = await reports(path, as);
      const [{ id, at, ...rest }] = found as [Json];
      assert.ok(id && at);
      assert.equal(count, 1);
      assert.deepEqual(rest, {
        person: { id: speaker.id, name: speaker.name },
        reporter: { id: listener.id, name: listener.name },
        reason: 'hate',
        message: 'Said it twice.\nAt noon.',
      });
    }
    const [{ id }] = (await reports(path, host)).reports as [Json];
    // Two at once: it is done once, and logged once, without a word on whom it was about.
    await Promise.all([host, moderator].map((as) => api.done('DELETE', `${path}/reports/${id}`, { as })));
    assert.deepEqual(await reports(path, host), { reports: [], count: 0 });
    const { entries } = await api.done('GET', `${path}/log`, { as: host });
    const done = entries.filter(({ act }: Json) => act === 'report_done');
    assert.deepEqual(
      done.map(({ person }: Json) => person),
      [null],
    );
    await report(path, listener, speaker);
    assert.equal((await reports(path, host)).count, 1);
  });

  it('is never read, nor erased, by whom it is about', async () => {
    const { path, host, moderator, listener } = await fullRoom(api);
    await report(path, listener, moderator);
    await report(path, listener, host);
    const about = async (as: Actor | string) =>
      (await reports(path, as)).reports.map(({ person }) => person.id);
    assert.deepEqual(await about(host), [moderator.id]);
    assert.deepEqual(await about(moderator), [host.id]);
    assert.equal((await reports(path, host)).count, 1);
    assert.equal((await about(api.config.adminKey ?? '')).length, 2);
    const [own] = (await reports(path, host)).reports as [Json];
    await api.done('DELETE', `${path}/reports/${own.id}`, { as: moderator });
    assert.deepEqual(await about(host), [moderator.id]);
    await api.done('DELETE', `${path}/reports/${own.id}`, { as: api.config.adminKey });
    assert.deepEqual(await about(host), []);
  });

  it('counts once for each reporter; the last one stands', async () => {
    const { path, host, speaker, listener } = await fullRoom(api);
    await Promise.all(Array.from({ length: 5 }, () => report(path, listener, speaker)));
    await report(path, listener, speaker, { reason: 'threat' });
    const { reports: found, count } = await reports(path, host);
    assert.deepEqual([count, found[0].reason, found[0].message], [1, 'threat', null]);
  });

  it('is for those who may be there, about somebody who was, and not about oneself', async () => {
    const { path, host, speaker, listener } = await fullRoom(api);
    const stranger = await api.guest('Stranger');
    await report(path, stranger, speaker);
    const to = (who: Actor) => `${path}/people/${who.id}/report`;
    const body = { reason: 'spam' };
    await api.refused('conflict', 409, 'PUT', to(listener), { as: listener, body });
    await api.refused('not_found', 404, 'PUT', to(stranger), { as: listener, body });
    await api.done('POST', `${path}/people/${listener.id}/remove`, { as: host });
    await api.refused('removed', 403, 'PUT', to(speaker), { as: listener, body });
    const closed = await fullRoom(api, { access: 'open' });
    await api.database.sql`update rooms set access = 'invitation' where name = ${closed.name}`;
    await api.refused('invitation_needed', 403, 'PUT', `${closed.path}/people/${closed.host.id}/report`, {
      as: stranger,
      body,
    });
  });

  it('is no flood: so many people and no more', async () => {
    const { path, host, listener } = await fullRoom(api);
    const guests = await Promise.all(Array.from({ length: REPORTED_MAX }, () => api.guest()));
    for (const guest of guests) await api.enter(path, guest);
    for (const guest of guests) await report(path, listener, guest);
    const answer = await api.refused('rate_limited', 429, 'PUT', `${path}/people/${host.id}/report`, {
      as: listener,
      body: { reason: 'other' },
    });
    assert.equal(answer.headers.get('retry-after'), '600');
    const [first] = guests;
    assert.ok(first);
    await report(path, listener, first, { reason: 'hate' });
    assert.equal((await reports(path, host)).count, REPORTED_MAX);
  });

  it('goes with a guest who turns out to be a person', async () => {
    const { path, host, speaker, moderator } = await fullRoom(api);
    const guest = await api.guest();
    const person = await api.person('Signed In');
    for (const about of [speaker, moderator]) await report(path, guest, about, { reason: 'hate' });
    await report(path, person, speaker, { reason: 'threat' });
    const userToken = await api.userToken('merged', { name: 'Signed In' });
    const { viewer } = await api.done('POST', '/v1/session', { as: guest, body: { userToken } });
    const found = (await reports(path, host)).reports;
    assert.ok(found.every(({ reporter }) => reporter.id !== guest.id));
    assert.equal(found.filter(({ reporter }) => reporter.id === viewer.id).length, 2);
    // Again as somebody who has reported the same person: theirs stays.
    const second = await api.guest();
    await report(path, second, speaker, { reason: 'other' });
    await api.done('POST', '/v1/session', { as: second, body: { userToken } });
    const own = (await reports(path, host)).reports.filter(({ reporter }) => reporter.id === viewer.id);
    assert.deepEqual(own.map(({ reason }) => reason).sort(), ['hate', 'hate']);
  });

  it('takes no other reason, no long text and no odd id', async () => {
    const { path, host, speaker, listener } = await fullRoom(api);
    const to = `${path}/people/${speaker.id}/report`;
    for (const body of [
      {},
      { reason: 'boring' },
      { reason: 'spam', message: 'x'.repeat(1_001) },
      { reason: 'spam', message: 'a\u0000b' },
      { reason: 'spam', message: ' ' },
      { reason: 'spam', to: 'everybody' },
    ]) {
      await api.refused('bad_request', 400, 'PUT', to, { as: listener, body });
    }
    await api.refused('bad_request', 400, 'DELETE', `${path}/reports/1`, { as: host });
    await api.done('DELETE', `${path}/reports/${randomUUID()}`, { as: host });
    assert.equal((await reports(path, host)).count, 0);
  });
});
