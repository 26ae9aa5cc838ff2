import { assert } from '@open-wc/testing';
import { HttpApi } from '../../../src/backend/http-api.ts';
import { httpContacts } from '../../../src/backend/http-contacts.ts';
import { httpPeople } from '../../../src/backend/http-people.ts';
import { HallwayError } from '../../../src/contract/errors.ts';
import { json, refused, ScriptedApi } from '../support/scripted-api.ts';

describe('people and private requests over HTTP', () => {
  let api: ScriptedApi;
  beforeEach(() => {
    api = new ScriptedApi();
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    api.on('POST /v1/session', () => json({ token: 'session', expiresAt, viewer: {} }));
  });
  afterEach(() => {
    api.restore();
    localStorage.clear();
  });
  const http = () => new HttpApi(api.origin, () => undefined);

  it('asks for many people at once, without a session', async () => {
    api.on('GET /v1/people', () => json({ people: [] }));
    await httpPeople(http()).people(['p_1', '@ugnė&x']);
    assert.deepEqual(
      api.sent.map(({ path }) => path),
      ['/v1/people?id=p_1&id=%40ugn%C4%97%26x'],
    );
    assert.isNull(api.sent[0]?.headers.get('authorization'));
  });

  it('follows as a guest whom the browser remembers', async () => {
    api.on('PUT /v1/people/p_1/follow', () => new Response(null, { status: 204 }));
    await httpPeople(http()).followPerson('p_1', true);
    assert.equal(api.sent.at(-1)?.headers.get('authorization'), 'Bearer session');
    assert.lengthOf(Object.keys(localStorage), 1);
  });

  it('sends a request, and does not repeat it by itself', async () => {
    const key = crypto.randomUUID();
    const request = { key, name: 'M', reach: 'r', message: 'm', consent: true } as const;
    api.on('POST /v1/people/p_1/contacts', refused(503, 'unavailable'), () => json({ id: 'c' }, 201));
    const contacts = httpContacts(http());
    const thrown = await contacts.sendContact('p_1', request).catch((error: unknown) => error);
    assert.instanceOf(thrown, HallwayError);
    assert.equal(api.count('POST /v1/people/p_1/contacts'), 1);
    assert.deepEqual(await contacts.sendContact('p_1', request), { id: 'c' });
    assert.deepEqual(api.sent.at(-1)?.body, request);
  });

  it('reads, marks, deletes and exports those of the viewer', async () => {
    const done = () => new Response(null, { status: 204 });
    api.on('GET /v1/me/contacts', () => json({ contacts: [], nextCursor: null }));
    api.on('PUT /v1/me/contacts/c/done', done);
    api.on('DELETE /v1/me/contacts/c/done', done);
    api.on('DELETE /v1/me/contacts/c', done);
    api.on(
      'GET /v1/me/contacts.csv',
      () => new Response('"name"', { headers: { 'content-type': 'text/csv' } }),
    );
    const contacts = httpContacts(http());
    await contacts.contacts('open');
    await contacts.contacts('done', 'next');
    await contacts.markContact('c', true);
    await contacts.markContact('c', false);
    await contacts.deleteContact('c');
    assert.equal(await contacts.exportContacts(), '"name"');
    assert.deepEqual(
      api.sent.slice(1).map(({ method, path }) => `${method} ${path}`),
      [
        'GET /v1/me/contacts?state=open',
        'GET /v1/me/contacts?state=done&cursor=next',
        'PUT /v1/me/contacts/c/done',
        'DELETE /v1/me/contacts/c/done',
        'DELETE /v1/me/contacts/c',
        'GET /v1/me/contacts.csv',
      ],
    );
  });
});
