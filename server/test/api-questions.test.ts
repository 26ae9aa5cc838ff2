import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Answer, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const RULES = { asking: true, anonymous: 'nobody', approveFirst: false, slowSeconds: 0, words: [] };

const question = (fields: object = {}) => ({ key: randomUUID(), text: 'Is the data open?', ...fields });
const send = (path: string, as: Actor, fields: object = {}): Promise<Answer> =>
  api.call('POST', `${path}/questions`, { as, body: question(fields) });
const ask = async (path: string, as: Actor, fields: object = {}): Promise<Json> => {
  const { status, body } = await send(path, as, fields);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const list = (path: string, as?: Actor, query = ''): Promise<Json> =>
  api.done('GET', `${path}/questions${query}`, { as });
const texts = async (path: string, as?: Actor, query = ''): Promise<string[]> =>
  (await list(path, as, query)).questions.map(({ text }: Json) => text);
const rules = (path: string, as: Actor, some: object) =>
  api.done('PUT', `${path}/question-rules`, { as, body: { ...RULES, ...some } });
const vote = (path: string, as: Actor, number: number, method = 'PUT') =>
  api.call(method, `${path}/questions/${number}/vote`, { as });

describe('a question', () => {
  it('is asked with its name by a guest who is not in the room, and seen by all', async () => {
    const { path } = await api.room();
    const guest = await api.guest('Marius');
    const asked = await ask(path, guest, { text: '  Kodėl liepos?\r\n<b>Why</b> 🌳 ' });
    const { createdAt, ...rest } = asked;
    assert.deepEqual(rest, {
      number: 1,
      text: 'Kodėl liepos?\n<b>Why</b> 🌳',
      author: { id: guest.id, name: 'Marius', avatarUrl: null },
      state: 'open',
      votes: 0,
      pinned: false,
      answeredAt: null,
      answer: null,
      dismissal: null,
      mergedInto: null,
    });
    assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60_000);
    const { words: _, ...shown } = RULES;
    assert.deepEqual(await list(path), {
      questions: [asked],
      nextCursor: null,
      own: [],
      voted: [],
      counts: { open: 1, answered: 0, waiting: null, dismissed: null },
      rules: { ...shown, words: null },
    });
    assert.deepEqual((await list(path, guest)).own, [asked]);
  });

  it('may be asked before the talk begins, and not after its end', async () => {
    const { path, host } = await api.room({ startsAt: '2031-05-01T16:00:00Z' });
    const guest = await api.guest();
    await ask(path, guest);
    await api.done('POST', `${path}/start`, { as: host });
    await ask(path, guest);
    await api.done('POST', `${path}/end`, { as: host });
    const body = question();
    await api.refused('room_ended', 410, 'POST', `${path}/questions`, { as: guest, body });
    await api.refused('room_ended', 410, 'GET', `${path}/questions`, { as: guest });
    await api.refused('room_ended', 410, 'PUT', `${path}/questions/1/vote`, { as: guest });
    await api.refused('room_ended', 410, 'GET', `${path}/questions.csv`, { as: host });
  });

  it('is the same one when sent twice under one key, also at the same moment', async () => {
    const { path } = await api.room();
    const [guest, other] = [await api.guest(), await api.guest()];
    const body = question();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call('POST', `${path}/questions`, { as: guest, body })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(7).fill(200), 201]);
    assert.equal(new Set(answers.map((answer) => answer.body.number)).size, 1);
    const sent = { as: guest, body: { ...body, text: 'Another' } };
    await api.refused('conflict', 409, 'POST', `${path}/questions`, sent);
    await api.refused('conflict', 409, 'POST', `${path}/questions`, { as: other, body });
    assert.equal((await list(path)).counts.open, 1);
    const elsewhere = await api.room();
    assert.equal((await api.call('POST', `${elsewhere.path}/questions`, { as: other, body })).status, 201);
  });

  it('can be taken back by its asker, and by nobody else', async () => {
    const { path, host } = await api.room();
    const [guest, other] = [await api.guest(), await api.guest()];
    const { number } = await ask(path, guest);
    await vote(path, other, number);
    for (const as of [other, host]) {
      await api.refused('not_found', 404, 'DELETE', `${path}/questions/${number}`, { as });
    }
    await api.refused('unauthorized', 401, 'DELETE', `${path}/questions/${number}`);
    await api.done('DELETE', `${path}/questions/${number}`, { as: guest });
    await api.refused('not_found', 404, 'DELETE', `${path}/questions/${number}`, { as: guest });
    assert.deepEqual((await list(path, guest)).own, []);
    assert.equal((await ask(path, guest)).number, number + 1, 'no number is used twice');
  });

  const broken: [string, object][] = [
    ['no text', { text: undefined }],
    ['an empty text', { text: ' \n ' }],
    ['a text that is too long', { text: 'x'.repeat(501) }],
    ['a control character', { text: 'a\u0000b' }],
    ['a character that turns the direction', { text: 'a\u202eb' }],
    ['half a surrogate pair', { text: 'a\ud800' }],
    ['a text that is no text', { text: ['a'] }],
    ['no key', { key: undefined }],
    ['a key that is none', { key: 'abc' }],
    ['an unknown field', { personId: 'p_1' }],
    ['a state of its own', { state: 'answered' }],
    ['anonymity that is no yes or no', { anonymous: 'yes' }],
  ];
  for (const [what, fields] of broken) {
    it(`is refused with ${what}`, async () => {
      const { path } = await api.room();
      const guest = await api.guest();
      const before = await api.dump();
      const body = question(fields);
      await api.refused('bad_request', 400, 'POST', `${path}/questions`, { as: guest, body });
      assert.deepEqual(await api.dump(), before);
    });
  }

  it('is refused when it is larger than any may be', async () => {
    const { path } = await api.room();
    const as = await api.guest();
    const body = question({ text: 'x'.repeat(70_000) });
    await api.refused('too_large', 413, 'POST', `${path}/questions`, { as, body });
    await api.refused('unauthorized', 401, 'POST', `${path}/questions`, { body: question() });
    for (const number of ['0', '-1', '1.5', 'x', '99999999', '%00']) {
      await api.refused('bad_request', 400, 'PUT', `${path}/questions/${number}/vote`, { as });
    }
    for (const query of ['?state=merged', '?sort=name', '?limit=0', '?limit=101', '?cursor=x', '?x=1']) {
      await api.refused('bad_request', 400, 'GET', `${path}/questions${query}`, { as });
    }
  });
});

describe('who may look, ask and vote', () => {
  it('is whoever may enter the room', async () => {
    const { path, host } = await api.room({ access: 'invitation' });
    const stranger = await api.guest();
    for (const as of [stranger, undefined]) {
      await api.refused('invitation_needed', 403, 'GET', `${path}/questions`, { as });
    }
    const sent = { as: stranger, body: question() };
    await api.refused('invitation_needed', 403, 'POST', `${path}/questions`, sent);
    const { number } = await ask(path, host);
    await api.refused('invitation_needed', 403, 'PUT', `${path}/questions/${number}/vote`, { as: stranger });
    const { code } = await api.done('POST', `${path}/invitations`, { as: host, body: { uses: 1 } });
    await api.done('POST', '/v1/invitations/redeem', { as: stranger, body: { code } });
    assert.equal((await vote(path, stranger, number)).body.votes, 1);
  });

  it('is nobody where a room is hidden: it is the same as none', async () => {
    const { path } = await api.room({ access: 'hidden' });
    const as = await api.guest();
    for (const at of [path, '/v1/rooms/there-is-none']) {
      await api.refused('room_not_found', 404, 'GET', `${at}/questions`, { as });
      await api.refused('room_not_found', 404, 'GET', `${at}/questions`);
      await api.refused('room_not_found', 404, 'POST', `${at}/questions`, { as, body: question() });
      await api.refused('room_not_found', 404, 'PUT', `${at}/questions/1/vote`, { as });
      await api.refused('room_not_found', 404, 'DELETE', `${at}/questions/1`, { as });
      await api.refused('room_not_found', 404, 'GET', `${at}/questions.csv`, { as });
    }
  });

  it('are not those who were removed or banned; what they asked they may take back', async () => {
    for (const [verb, code] of [
      ['remove', 'removed'],
      ['ban', 'banned'],
    ] as const) {
      const { path, host } = await api.room();
      const guest = await api.guest();
      await api.enter(path, guest);
      const { number } = await ask(path, guest);
      await api.done('POST', `${path}/people/${guest.id}/${verb}`, { as: host });
      await api.refused(code, 403, 'GET', `${path}/questions`, { as: guest });
      await api.refused(code, 403, 'POST', `${path}/questions`, { as: guest, body: question() });
      await api.refused(code, 403, 'PUT', `${path}/questions/${number}/vote`, { as: guest });
      await api.done('DELETE', `${path}/questions/${number}`, { as: guest });
    }
  });

  it('is limited by session, and by address whatever the session', async () => {
    const limits = { ask: { points: 3, seconds: 30 }, askFrom: { points: 5, seconds: 30 } };
    const other = await testApi({ limits });
    const { path } = await other.room();
    const from = '192.0.2.50';
    const asking = async (as: Actor) =>
      (await other.call('POST', `${path}/questions`, { as, body: question(), from })).status;
    const [one, two] = [await other.guest(), await other.guest()];
    assert.deepEqual([await asking(one), await asking(one), await asking(one)], [201, 201, 201]);
    assert.equal(await asking(one), 429);
    assert.deepEqual([await asking(two), await asking(two), await asking(two)], [201, 201, 429]);
    assert.equal((await other.call('PUT', `${path}/questions/1/vote`, { as: one, from })).status, 200);
    await other.close();
  });
});

describe('votes', () => {
  it('count once for each viewer, and can be taken back', async () => {
    const { path } = await api.room();
    const [asker, one, two] = [await api.guest(), await api.guest(), await api.person()];
    const { number } = await ask(path, asker);
    assert.deepEqual((await vote(path, one, number)).body, { number, votes: 1, voted: true });
    assert.deepEqual((await vote(path, one, number)).body, { number, votes: 1, voted: true });
    assert.deepEqual((await vote(path, two, number)).body, { number, votes: 2, voted: true });
    assert.deepEqual((await list(path, one)).voted, [number]);
    assert.deepEqual((await list(path, asker)).voted, []);
    assert.deepEqual((await list(path)).voted, []);
    assert.deepEqual((await vote(path, one, number, 'DELETE')).body, { number, votes: 1, voted: false });
    assert.deepEqual((await vote(path, one, number, 'DELETE')).body, { number, votes: 1, voted: false });
    assert.equal((await vote(path, one, 99)).status, 404);
  });

  it('of many at the same moment are all counted, and none twice', async () => {
    const { path } = await api.room();
    const guests = await Promise.all(Array.from({ length: 30 }, () => api.guest()));
    const [first, second] = guests;
    assert.ok(first && second);
    const numbers = [(await ask(path, first)).number, (await ask(path, second)).number];
    const answers = await Promise.all(
      guests.flatMap((as) => numbers.flatMap((number) => [0, 1].map(() => vote(path, as, number)))),
    );
    assert.ok(answers.every(({ status }) => status === 200));
    const { questions } = await list(path);
    assert.deepEqual(
      questions.map(({ votes }: Json) => votes),
      [30, 30],
    );
    await Promise.all(
      guests
        .slice(0, 10)
        .flatMap((as) => numbers.flatMap((n) => [0, 1].map(() => vote(path, as, n, 'DELETE')))),
    );
    const [left] = await api.database.sql`select sum(votes)::int as votes,
      (select count(*)::int from question_votes v join rooms r on r.id = v.room_id where r.name = ${path.slice(10)}) as rows
      from questions q join rooms r on r.id = q.room_id where r.name = ${path.slice(10)}`;
    assert.deepEqual([left?.['votes'], left?.['rows']], [40, 40]);
  });

  it('need no part in the room, and wait for nobody who holds it', async () => {
    const { path, name } = await api.room();
    const guest = await api.guest();
    const { number } = await ask(path, guest);
    const people = await api.database.sql`select count(*)::int as count from people`;
    await api.database.sql.begin(async (sql) => {
      await sql`select 1 from rooms where name = ${name} for no key update`;
      assert.equal((await vote(path, guest, number)).body.votes, 1);
    });
    assert.deepEqual(await api.database.sql`select count(*)::int as count from people`, people);
  });
});

describe('a list of questions', () => {
  it('is sorted by votes or by time, pinned ones first, page by page', async () => {
    const { path, host } = await api.room();
    const guests = await Promise.all(Array.from({ length: 4 }, () => api.guest()));
    const votes = [0, 3, 1, 3, 0, 2, 1];
    for (const [index, count] of votes.entries()) {
      const { number } = await ask(path, guests[0] as Actor, { text: `Q${index + 1}` });
      for (const as of guests.slice(0, count)) await vote(path, as, number);
    }
    await api.done('PUT', `${path}/questions/5/pin`, { as: host });
    const byVotes = ['Q5', 'Q2', 'Q4', 'Q6', 'Q3', 'Q7', 'Q1'];
    const byTime = ['Q5', 'Q7', 'Q6', 'Q4', 'Q3', 'Q2', 'Q1'];
    for (const [sort, expected] of [
      ['votes', byVotes],
      ['time', byTime],
    ] as const) {
      assert.deepEqual(await texts(path, undefined, `?sort=${sort}`), expected);
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = await list(path, guests[0], `?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
        assert.equal(page.own.length, cursor ? 0 : 7);
        paged.push(...page.questions.map(({ text }: Json) => text));
        cursor = page.nextCursor ?? '';
      } while (cursor);
      assert.deepEqual(paged, expected);
    }
    await api.done('DELETE', `${path}/questions/5/pin`, { as: host });
    assert.equal((await texts(path))[0], 'Q2');
  });

  it('of answered ones has the last answered first', async () => {
    const { path, host } = await api.room();
    for (const text of ['Q1', 'Q2', 'Q3']) await ask(path, host, { text });
    for (const number of [2, 3, 1]) {
      api.ahead += 1_000;
      await api.done('PUT', `${path}/questions/${number}/answer`, { as: host, body: {} });
    }
    assert.deepEqual(await texts(path, undefined, '?state=answered&sort=time'), ['Q1', 'Q3', 'Q2']);
    const first = await list(path, undefined, '?state=answered&sort=time&limit=1');
    const rest = await texts(path, undefined, `?state=answered&sort=time&cursor=${first.nextCursor}`);
    assert.deepEqual(rest, ['Q3', 'Q2']);
  });
});

describe('rules', () => {
  it('close the asking for all but moderators', async () => {
    const { path, host } = await api.room();
    const guest = await api.guest();
    await rules(path, host, { asking: false });
    const body = question();
    await api.refused('questions_closed', 403, 'POST', `${path}/questions`, { as: guest, body });
    await ask(path, host);
    assert.equal((await list(path)).rules.asking, false);
  });

  it('make people wait between two questions, and say how long', async () => {
    const { path, host } = await api.room();
    const guest = await api.guest();
    await rules(path, host, { slowSeconds: 120 });
    await ask(path, guest);
    api.ahead += 30_000;
    const body = question();
    const refused = await api.refused('question_too_soon', 429, 'POST', `${path}/questions`, {
      as: guest,
      body,
    });
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait > 85 && wait <= 90, String(wait));
    await ask(path, await api.guest());
    api.ahead += 91_000;
    assert.equal((await api.call('POST', `${path}/questions`, { as: guest, body })).status, 201);
  });

  it('filter words in whatever case, with or without accents, and beginnings of words', async () => {
    const { path, host } = await api.room();
    const guest = await api.guest();
    await rules(path, host, { words: ['šlamštas', 'kvail*', 'bad word', '***'] });
    for (const text of ['Ar tai ŠLAMŠTAS?', 'slamstas!', 'Kvailiausias', 'A bad, word', 's\u200blamstas']) {
      await api.refused('question_words', 403, 'POST', `${path}/questions`, {
        as: guest,
        body: question({ text }),
      });
    }
    for (const text of ['Šlamštasis?', 'apkvailinti', 'bad words', '*** ?']) await ask(path, guest, { text });
    await ask(path, host, { text: 'kvailas' });
    assert.deepEqual((await list(path, host)).rules.words, ['šlamštas', 'kvail*', 'bad word', '***']);
    assert.equal((await list(path, guest)).rules.words, null, 'what is filtered is for moderators');
  });

  it('are refused when they are not as the contract says', async () => {
    const { path, host } = await api.room();
    for (const some of [
      { slowSeconds: -1 },
      { slowSeconds: 3_601 },
      { anonymous: 'some' },
      { words: Array(201).fill('a') },
      { words: ['a'.repeat(61)] },
      { words: ['a\u0000'] },
      { more: 1 },
      { asking: undefined },
    ]) {
      const body = { ...RULES, ...some };
      await api.refused('bad_request', 400, 'PUT', `${path}/question-rules`, { as: host, body });
    }
  });

  it('say who may ask without a name', async () => {
    const { path, host } = await api.room();
    const [guest, person] = [await api.guest(), await api.person()];
    const may = async (as: Actor) => (await send(path, as, { anonymous: true })).status;
    assert.deepEqual([await may(guest), await may(person), await may(host)], [403, 403, 403]);
    await rules(path, host, { anonymous: 'people' });
    assert.deepEqual([await may(guest), await may(person)], [403, 201]);
    await rules(path, host, { anonymous: 'everyone' });
    assert.deepEqual([await may(guest), await may(person)], [201, 201]);
  });
});
