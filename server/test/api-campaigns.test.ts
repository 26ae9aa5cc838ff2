import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { testApi, type Json, type TestApi } from './support/api.ts';
import { testClub } from './support/clubs.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const autumn = { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'autumn' };
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe('campaigns', () => {
  it('are counted for a club’s leaders: followers, and those who come to its talks', async () => {
    const { path, name, admin } = await testClub(api);
    const follow = async (campaign?: object) => {
      const as = await api.guest();
      await api.done('PUT', `${path}/follow`, { as, ...(campaign && { body: { campaign } }) });
      return as;
    };
    const first = await follow({ ...autumn, utm_content: 'header' });
    await follow({ ...autumn, utm_term: 'trees', gclid: 'abc-1' });
    await follow({ utm_source: 'poster' });
    await follow({});
    await follow();
    const talk = await api.room({ club: name, startsAt: tomorrow() }, admin);
    const comer = await api.guest();
    const body = { language: 'lt', campaign: autumn };
    await api.done('PUT', `${talk.path}/reminder`, { as: comer, body });

    const row = (
      source: string,
      medium: string | null,
      campaign: string | null,
      followers: number,
      reminders = 0,
    ) => ({
      utm_source: source,
      utm_medium: medium,
      utm_campaign: campaign,
      followers,
      reminders,
    });
    const read = (): Promise<Json> => api.done('GET', `${path}/campaigns`, { as: admin });
    assert.deepEqual(await read(), {
      campaigns: [row('newsletter', 'email', 'autumn', 2, 1), row('poster', null, null, 1)],
      unknown: { followers: 2, reminders: 0 },
    });

    // What led somebody here at first stays; who goes, takes it along.
    await api.done('PUT', `${path}/follow`, { as: first, body: { campaign: { utm_source: 'other' } } });
    assert.equal((await read()).campaigns[0].followers, 2);
    await api.done('DELETE', `${path}/follow`, { as: first });
    await api.done('DELETE', `${talk.path}/reminder`, { as: comer });
    assert.deepEqual((await read()).campaigns[0], row('newsletter', 'email', 'autumn', 1));
  });

  it('are for leaders only, and can be forgotten by admins', async () => {
    const { path, admin } = await testClub(api);
    const [leader, member, stranger] = [await api.person(), await api.person(), await api.guest()];
    for (const as of [leader, member]) await api.done('PUT', `${path}/membership`, { as, body: {} });
    await api.done('PUT', `${path}/members/${leader.id}`, { as: admin, body: { role: 'leader' } });
    await api.done('PUT', `${path}/follow`, { as: stranger, body: { campaign: autumn } });
    for (const as of [member, stranger]) {
      await api.refused('forbidden', 403, 'GET', `${path}/campaigns`, { as });
    }
    for (const as of [leader, member, stranger]) {
      await api.refused('forbidden', 403, 'DELETE', `${path}/campaigns`, { as });
    }
    await api.refused('unauthorized', 401, 'GET', `${path}/campaigns`);
    await api.refused('not_found', 404, 'GET', '/v1/clubs/no-such-club/campaigns', { as: leader });
    const count = async () => (await api.done('GET', `${path}/campaigns`, { as: leader })).campaigns.length;
    assert.equal(await count(), 1);
    await api.done('DELETE', `${path}/campaigns`, { as: admin });
    assert.equal(await count(), 0);
    const { body } = await api.call('GET', path);
    assert.equal(body.club.followers, 1, 'they go on following');
  });

  it('come with a private request, and into its table, where none is a formula', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const key = randomUUID();
    const campaign = { ...autumn, utm_campaign: '=1+1' };
    const fields = { key, name: 'Marius', reach: 'm@example.lt', message: 'Hello', consent: true };
    const send = (body: object) => api.call('POST', `/v1/people/${speaker.id}/contacts`, { as: guest, body });
    assert.equal((await send({ ...fields, campaign })).status, 201);
    assert.equal((await send({ ...fields, key: randomUUID() })).status, 201);
    const { contacts } = await api.done('GET', '/v1/me/contacts', { as: speaker });
    const kept = new Set(contacts.map((one: Json) => JSON.stringify(one.campaign)));
    assert.equal(kept.size, 2);
    assert.ok(contacts.some((one: Json) => one.campaign === null));
    const { body: csv } = await api.call('GET', '/v1/me/contacts.csv', { as: speaker });
    const rows: Json[] = parse(csv, { columns: true, bom: true });
    const row = rows.find(({ utm_source: source }) => source === 'newsletter');
    assert.equal(row.utm_campaign, "'=1+1");
    assert.equal(row.gclid, '');
  });

  it('go with a guest who turns out to be a person', async () => {
    const { path, admin } = await testClub(api);
    const guest = await api.guest();
    await api.done('PUT', `${path}/follow`, { as: guest, body: { campaign: autumn } });
    const body = { userToken: await api.userToken('campaign', { name: 'Ugnė' }) };
    await api.done('POST', '/v1/session', { as: guest, body });
    const { campaigns } = await api.done('GET', `${path}/campaigns`, { as: admin });
    assert.equal(campaigns[0].followers, 1);
  });

  for (const [what, campaign] of [
    ['a parameter that is not on the list', { utm_source: 'a', fbclid: 'b' }],
    ['a long value', { utm_source: 'a'.repeat(101) }],
    ['an empty value', { utm_source: ' ' }],
    ['a value that is no text', { utm_source: 1 }],
    ['a control character', { utm_source: 'a\u0000b' }],
    ['a list', [autumn]],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const { path } = await testClub(api);
      await api.refused('bad_request', 400, 'PUT', `${path}/follow`, {
        as: await api.guest(),
        body: { campaign },
      });
    });
  }
});
