import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { SCRIPT_URL, testApi, type Actor, type RequestOptions, type TestApi } from './support/api.ts';

let api: TestApi;
let path = '';
let host: Actor;
before(async () => {
  api = await testApi();
  ({ path, host } = await api.room());
});
after(() => api.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const room = (fields: object) => ({ body: { title: 'A talk', language: 'en', ...fields } });

describe('bad input', () => {
  /** What is wrong, where it is sent, and what the answer names. */
  const table: readonly (readonly [string, string, string, RequestOptions, RegExp])[] = [
    ['an unknown field', 'POST', '/v1/session', { body: { admin: true } }, /^admin: is unknown$/],
    ['a long name', 'POST', '/v1/session', { body: { name: 'x'.repeat(81) } }, /^name: /],
    ['an empty name', 'POST', '/v1/session', { body: { name: '  ' } }, /^name: /],
    ['a NUL in a name', 'POST', '/v1/session', { body: { name: 'a\u0000b' } }, /^name: .*not allowed/],
    ['a line break in a name', 'POST', '/v1/session', { body: { name: 'a\nb' } }, /^name: /],
    ['turned text in a name', 'POST', '/v1/session', { body: { name: '\u202eevil' } }, /^name: /],
    [
      'half a character in a name',
      'POST',
      '/v1/session',
      { raw: '{"name":"\\ud800"}', headers: JSON_TYPE },
      /^name: /,
    ],
    ['a number for a name', 'POST', '/v1/session', { body: { name: 7 } }, /^name: /],
    ['a list for a body', 'POST', '/v1/session', { body: [] }, /^the request: /],
    ['a text for a body', 'POST', '/v1/session', { body: 'name' }, /^the request: /],
    ['null for a body', 'POST', '/v1/session', { raw: 'null', headers: JSON_TYPE }, /^the request: /],
    [
      'a long token of the site',
      'POST',
      '/v1/session',
      { body: { userToken: 'x'.repeat(8_193) } },
      /^userToken: /,
    ],
    ['broken JSON', 'POST', '/v1/session', { raw: '{"name":', headers: JSON_TYPE }, /not JSON/],
    ['no JSON at all', 'POST', '/v1/session', { raw: 'name=x', headers: JSON_TYPE }, /not JSON/],
    [
      'another encoding',
      'POST',
      '/v1/session',
      { raw: latin1('{"name":"é"}'), headers: JSON_TYPE },
      /not UTF-8/,
    ],
    ['UTF-16', 'POST', '/v1/session', { raw: utf16('{}'), headers: JSON_TYPE }, /not (UTF-8|JSON)/],
    ['no title', 'POST', '/v1/rooms', { body: { language: 'en' } }, /^title: /],
    ['a long title', 'POST', '/v1/rooms', room({ title: 'x'.repeat(121) }), /^title: /],
    ['a language that is none', 'POST', '/v1/rooms', room({ language: 'e' }), /^language: /],
    ['a list of languages', 'POST', '/v1/rooms', room({ language: ['en', 'lt'] }), /^language: /],
    ['a name with a slash', 'POST', '/v1/rooms', room({ name: 'a/b' }), /^name: /],
    ['a name in capitals', 'POST', '/v1/rooms', room({ name: 'Talk' }), /^name: /],
    ['a long name of a room', 'POST', '/v1/rooms', room({ name: 'x'.repeat(65) }), /^name: /],
    ['no capacity', 'POST', '/v1/rooms', room({ capacity: 1 }), /^capacity: /],
    ['half a person', 'POST', '/v1/rooms', room({ capacity: 2.5 }), /^capacity: /],
    ['a huge capacity', 'POST', '/v1/rooms', room({ capacity: 1e9 }), /^capacity: /],
    ['a capacity as text', 'POST', '/v1/rooms', room({ capacity: '50' }), /^capacity: /],
    ['a date without a time', 'POST', '/v1/rooms', room({ startsAt: '2030-01-01' }), /^startsAt: /],
    ['a time without a zone', 'POST', '/v1/rooms', room({ startsAt: '2030-01-01T10:00:00' }), /^startsAt: /],
    ['an unknown policy', 'POST', '/v1/rooms', room({ handPolicy: 'some' }), /^handPolicy: /],
    ['a state', 'POST', '/v1/rooms', room({ state: 'ended' }), /^state: is unknown/],
    ['a club without a title', 'POST', '/v1/rooms', room({ club: { name: 'c' } }), /^club/],
    [
      'a script for a picture',
      'POST',
      '/v1/rooms',
      room({ club: { name: 'c', title: 'C', pictureUrl: SCRIPT_URL } }),
      /^club/,
    ],
    [
      'a prototype',
      'POST',
      '/v1/rooms',
      { raw: '{"__proto__":{"create":true},"title":"T","language":"en"}', headers: JSON_TYPE },
      /is unknown/,
    ],
    ['preload as text', 'POST', 'ROOM/join', { body: { preload: 'yes' } }, /^preload: /],
    ['a role of one’s own', 'POST', 'ROOM/join', { body: { role: 'host' } }, /^role: is unknown/],
    [
      'an unknown role',
      'PUT',
      `ROOM/people/p_${crypto.randomUUID()}/role`,
      { body: { role: 'king' } },
      /^role: /,
    ],
    ['no role', 'PUT', `ROOM/people/p_${crypto.randomUUID()}/role`, { body: {} }, /^role: /],
    ['no body where one is needed', 'PUT', 'ROOM/hand-policy', {}, /^(policy|the request): /],
    ['a person who is none', 'POST', 'ROOM/people/everybody/mute', {}, /^person: /],
    ['a person by SQL', 'POST', "ROOM/people/p_'%20or%20'1'='1/mute", {}, /^person: /],
    ['a room in capitals', 'GET', '/v1/rooms/TALK', {}, /^room: /],
    ['a NUL in a path', 'GET', '/v1/rooms/a%00b', {}, /^room: /],
    ['an unknown section', 'GET', 'ROOM/roster?section=all', {}, /^section: /],
    ['no section', 'GET', 'ROOM/roster', {}, /^section: /],
    ['a page of nothing', 'GET', 'ROOM/roster?section=stage&limit=0', {}, /^limit: /],
    ['a huge page', 'GET', 'ROOM/roster?section=stage&limit=101', {}, /^limit: /],
    ['a cursor that is none', 'GET', '/v1/rooms?cursor=a.b', {}, /^cursor: /],
    ['two limits', 'GET', '/v1/rooms?limit=1&limit=2', {}, /^limit: /],
    ['an unknown question', 'GET', '/v1/rooms?sql=1', {}, /^sql: is unknown/],
    ['a stream of no room', 'GET', '/v1/events', {}, /^room: /],
    ['a stream of too many rooms', 'GET', `/v1/events?${'room=a&'.repeat(101)}`, {}, /^room: /],
    ['a token for no room', 'POST', '/v1/token', { body: { room_name: 7 } }, /^room_name: /],
  ];

  for (const [what, method, target, options, message] of table) {
    it(`is refused: ${what}`, async () => {
      const before = await api.dump();
      const as = target.startsWith('/v1/session') || target.startsWith('/v1/token') ? undefined : host;
      const where = target.replace('ROOM', path);
      const answer = await api.refused('bad_request', 400, method, where, { as, ...options });
      assert.match(answer.body.error.message, message);
      assert.deepEqual(await api.dump(), before);
    });
  }

  it('is not repeated in the answer', async () => {
    const value = 'secret-value-that-was-sent';
    for (const body of [{ name: { [value]: value } }, { [value]: 1 }, { name: `${value}\u0000` }]) {
      const { body: answer } = await api.refused('bad_request', 400, 'POST', '/v1/session', { body });
      assert.ok(!JSON.stringify(answer).includes(value), JSON.stringify(answer));
    }
  });

  it('is refused when it is too large, with and without a length beforehand', async () => {
    const raw = JSON.stringify({ name: 'x'.repeat(70_000) });
    await api.refused('too_large', 413, 'POST', '/v1/session', {
      raw,
      headers: { ...JSON_TYPE, 'content-length': String(raw.length) },
    });
    await api.refused('too_large', 413, 'POST', '/v1/session', { raw, headers: JSON_TYPE });
    await api.refused('too_large', 413, 'POST', '/v1/livekit/webhook', { raw });
  });

  it('is refused when it is of another kind', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      const options = { raw: '{}', headers: { 'content-type': type } };
      await api.refused('bad_request', 415, 'POST', '/v1/session', options);
    }
    await api.done('POST', '/v1/session', {
      raw: '{}',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });

  it('is answered in the same shape where no route is', async () => {
    await api.refused('not_found', 404, 'GET', '/');
    await api.refused('not_found', 404, 'GET', '/v1/nothing');
    await api.refused('not_found', 404, 'DELETE', path, { as: host });
    await api.refused('not_found', 404, 'GET', '/v1/rooms/a/b/c');
    await api.refused('not_found', 404, 'GET', '/../../etc/passwd');
    assert.equal((await api.call('HEAD', path)).status, 200);
  });

  function latin1(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(Buffer.from(text, 'latin1'));
  }
  function utf16(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  }
});
