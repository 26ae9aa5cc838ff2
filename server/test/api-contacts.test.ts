import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { CAMPAIGN_NAMES } from '../src/contract/campaigns.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const request = (fields: object = {}) => ({
  key: randomUUID(),
  name: 'Marius',
  reach: 'marius@example.lt',
  message: 'Would you speak at our school?',
  consent: true,
  ...fields,
});
const send = (as: Actor, to: Actor, body: object) =>
  api.call('POST', `/v1/people/${to.id}/contacts`, { as, body });
const list = async (as: Actor, query = ''): Promise<Json[]> =>
  (await api.done('GET', `/v1/me/contacts${query}`, { as })).contacts;

describe('private requests', () => {
  it('reach the speaker, from a guest too, and nobody else', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const { name: room } = await api.room();
    const body = request({ room, message: 'First line\r\n<b>second</b>' });
    const { status, body: answer } = await send(guest, speaker, body);
    assert.equal(status, 201);
    const [found, ...others] = await list(speaker);
    assert.deepEqual(others, []);
    const { createdAt, ...rest } = found;
    assert.deepEqual(rest, {
      id: answer.id,
      name: 'Marius',
      reach: 'marius@example.lt',
      message: 'First line\n<b>second</b>',
      room,
      campaign: null,
      doneAt: null,
    });
    assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60_000);
    const other = await api.person();
    assert.deepEqual(await list(other), []);
    for (const [method, path] of [
      ['PUT', `/v1/me/contacts/${answer.id}/done`],
      ['DELETE', `/v1/me/contacts/${answer.id}/done`],
      ['DELETE', `/v1/me/contacts/${answer.id}`],
    ] as const) {
      await api.refused('not_found', 404, method, path, { as: other });
      await api.refused('forbidden', 403, method, path, { as: guest });
      await api.refused('unauthorized', 401, method, path);
    }
    assert.equal((await list(speaker)).length, 1);
  });

  it('are the same one when sent twice under one key, also at the same moment', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const body = request();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(guest, speaker, body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(7).fill(200), 201]);
    assert.equal(new Set(answers.map(({ body: answer }) => answer.id)).size, 1);
    assert.equal((await list(speaker)).length, 1);
    const other = await api.person();
    assert.equal((await send(guest, other, body)).status, 409);
    assert.equal((await send(guest, speaker, { ...body, message: 'Another text' })).status, 409);
    assert.equal((await list(speaker)).length, 1);
  });

  it('are for people who take them', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    await api.refused('not_found', 404, 'POST', `/v1/people/p_${randomUUID()}/contacts`, {
      as: guest,
      body: request(),
    });
    const { path } = await api.room();
    const present = await api.guest();
    await api.enter(path, present);
    assert.equal((await send(guest, present, request())).body.error.code, 'not_found');
    assert.equal((await send(speaker, speaker, request())).body.error.code, 'conflict');
    const sent = request();
    await send(guest, speaker, sent);
    await api.done('PATCH', '/v1/me', { as: speaker, body: { takesContacts: false } });
    assert.equal((await send(guest, speaker, request())).body.error.code, 'forbidden');
    assert.equal((await send(guest, speaker, sent)).status, 200, 'what is stored is confirmed');
    assert.equal((await list(speaker)).length, 1);
    await api.refused('unauthorized', 401, 'POST', `/v1/people/${speaker.id}/contacts`, { body: request() });
  });

  it('are listed until they are done, newest first, and can be opened again', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { body } = await send(guest, speaker, request({ message: `Number ${index}` }));
      ids.unshift(body.id);
    }
    const path = (id: string | undefined) => `/v1/me/contacts/${id}/done`;
    await api.done('PUT', path(ids[1]), { as: speaker });
    const [finished] = await list(speaker, '?state=done');
    await api.done('PUT', path(ids[1]), { as: speaker });
    assert.deepEqual(await list(speaker, '?state=done'), [finished], 'the first mark keeps its time');
    assert.equal(finished.id, ids[1]);
    const idsOf = async (query: string) => (await list(speaker, query)).map(({ id }) => id);
    assert.deepEqual(
      await idsOf('?state=open'),
      ids.filter((id) => id !== ids[1]),
    );
    assert.deepEqual(await idsOf('?state=all'), ids);
    await api.done('DELETE', path(ids[1]), { as: speaker });
    assert.deepEqual(await idsOf(''), ids);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await api.done('GET', `/v1/me/contacts?limit=2${cursor && `&cursor=${cursor}`}`, {
        as: speaker,
      });
      paged.push(...page.contacts.map(({ id }: Json) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    assert.deepEqual(paged, ids);
    await api.done('DELETE', `/v1/me/contacts/${ids[0]}`, { as: speaker });
    await api.refused('not_found', 404, 'DELETE', `/v1/me/contacts/${ids[0]}`, { as: speaker });
    assert.deepEqual(await idsOf(''), ids.slice(1));
  });

  const bad: readonly (readonly [string, object, RegExp])[] = [
    ['without consent', { consent: false }, /^consent: /],
    ['with consent as text', { consent: 'true' }, /^consent: /],
    ['without a key', { key: undefined }, /^key: /],
    ['with a key that is none', { key: 'x' }, /^key: /],
    ['without a name', { name: '' }, /^name: /],
    ['without a way to answer', { reach: ' ' }, /^reach: /],
    ['without a text', { message: '\n' }, /^message: /],
    ['with a long text', { message: 'x'.repeat(4_001) }, /^message: /],
    ['with a NUL', { message: 'a\u0000b' }, /^message: /],
    ['with lines in a name', { name: 'a\nb' }, /^name: /],
    ['with turned text', { reach: '\u202emoc' }, /^reach: /],
    ['with a room that cannot be', { room: 'A Room' }, /^room: /],
    ['in somebody else’s name', { senderId: 'p_x' }, /^senderId: is unknown/],
  ];
  for (const [what, fields, message] of bad) {
    it(`are refused ${what}`, async () => {
      const [speaker, as] = [await api.person(), await api.guest()];
      const before = await api.dump();
      const path = `/v1/people/${speaker.id}/contacts`;
      const { body } = await api.refused('bad_request', 400, 'POST', path, { as, body: request(fields) });
      assert.match(body.error.message, message);
      assert.deepEqual(await api.dump(), before);
    });
  }
});

describe('private requests as a table', () => {
  const table = async (as: Actor, query = ''): Promise<string> => {
    const answer = await api.call('GET', `/v1/me/contacts.csv${query}`, { as });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8$/);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.]+"$/);
    return answer.body;
  };

  it('hold every value whole, whatever stands in it', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const message = 'He said "no",\nthen\t"yes"; ačiū 🌳\n\nlast line';
    await send(guest, speaker, request({ name: 'Žygimantas "Žygis", O’Hara', message }));
    await send(guest, speaker, request({ name: 'Second' }));
    const text = await table(speaker);
    const rows: Json[] = parse(text, { bom: true, columns: true });
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['Second', 'Žygimantas "Žygis", O’Hara'],
    );
    assert.equal(rows[1].message, message);
    const own = ['createdAt', 'name', 'reach', 'message', 'room', 'doneAt'];
    assert.deepEqual(Object.keys(rows[0]), [...own, ...CAMPAIGN_NAMES]);
  });

  it('hold no formula, whichever separator a spreadsheet believes in', async () => {
    const [speaker, guest] = [await api.person(), await api.guest()];
    const formulas = ['=1+1', '+370', '-1', '@SUM(1)', '＝1', '＋1', '－1', '＠1'];
    const calls = '=HYPERLINK("https://evil.example";"open")';
    for (const formula of [...formulas, calls]) {
      await send(guest, speaker, request({ name: formula, reach: formula, message: formula }));
      const hidden = ['\n', ';', '; ', ',', '\t', '|', '"', '";', '"\n', '\r', '"\n"'];
      for (const before of hidden) {
        await send(guest, speaker, request({ message: `text${before}${formula}` }));
      }
    }
    // Stored by an older version, or by hand: trimmed by no contract.
    await api.database.sql`update contacts set name = ${'\t=1'}, reach = ${'\r=1'} where message = '=1+1'`;
    const text = await table(speaker);
    for (const delimiter of [',', ';', '\t', '|']) {
      // What cuts at commas knows quotes, too: all spreadsheets do.
      for (const quote of delimiter === ',' ? ['"'] : ['"', null]) {
        const rows: string[][] = parse(text, {
          bom: true,
          delimiter,
          quote,
          relax_quotes: true,
          relax_column_count: true,
          record_delimiter: ['\r\n', '\n', '\r'],
        });
        for (const cell of rows.flat()) {
          assert.doesNotMatch(
            cell,
            /^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u,
            `${delimiter} ${quote}: ${cell}`,
          );
          assert.doesNotMatch(cell, /^[\t\r]/, `${delimiter} ${quote}: ${cell}`);
        }
      }
    }
  });

  it('come whole when they are long, or only in part', async () => {
    const speaker = await api.person();
    await api.database.sql`
      insert into contacts (id, person_id, key, name, reach, message, consent_at, created_at, done_at)
      select gen_random_uuid(), ${speaker.id}, gen_random_uuid(), 'N' || n, 'r', 'm', now(),
        now() - (n / 3) * interval '1 minute', case when n % 2 = 0 then now() end
      from generate_series(1, 1201) as n`;
    const count = (text: string) => {
      const rows: Json[] = parse(text, { bom: true, columns: true });
      return new Set(rows.map(({ name }) => name)).size;
    };
    assert.equal(count(await table(speaker)), 1201);
    assert.equal(count(await table(speaker, '?state=open')), 601);
    assert.equal(count(await table(await api.person())), 0);
    const guest = await api.guest();
    await api.refused('forbidden', 403, 'GET', '/v1/me/contacts.csv', { as: guest });
  });
});
