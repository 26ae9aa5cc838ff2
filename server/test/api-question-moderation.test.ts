import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const RULES = { asking: true, anonymous: 'everyone', approveFirst: false, slowSeconds: 0, words: [] };

const rules = (path: string, as: Actor, some: object = {}) =>
  api.done('PUT', `${path}/question-rules`, { as, body: { ...RULES, ...some } });
const ask = async (path: string, as: Actor, fields: object = {}): Promise<Json> => {
  const body = { key: randomUUID(), text: 'Is the data open?', ...fields };
  return api.done('POST', `${path}/questions`, { as, body });
};
const act = (path: string, as: Actor, number: number, verb: string, body?: object) =>
  api.done(verb === 'invite' ? 'POST' : 'PUT', `${path}/questions/${number}/${verb}`, { as, body });
const list = (path: string, as?: Actor, query = ''): Promise<Json> =>
  api.done('GET', `${path}/questions${query}`, { as });
const own = async (path: string, as: Actor): Promise<Json> => (await list(path, as)).own[0];

describe('moderators', () => {
  it('see a question before the others do, where the host wants that', async () => {
    const { path, host } = await api.room();
    const [asker, other] = [await api.guest(), await api.guest()];
    await rules(path, host, { approveFirst: true });
    const { number, state } = await ask(path, asker);
    assert.equal(state, 'waiting');
    for (const as of [other, undefined]) {
      const { questions, counts } = await list(path, as);
      assert.deepEqual([questions, counts.waiting, counts.open], [[], null, 0]);
      const refused = { as };
      if (as) await api.refused('not_found', 404, 'PUT', `${path}/questions/${number}/vote`, refused);
      await api.refused('forbidden', 403, 'GET', `${path}/questions?state=waiting`, { as });
      await api.refused('forbidden', 403, 'GET', `${path}/questions?state=dismissed`, { as });
    }
    assert.equal((await own(path, asker)).state, 'waiting');
    const waiting = await list(path, host, '?state=waiting');
    assert.deepEqual([waiting.questions.length, waiting.counts.waiting], [1, 1]);
    await act(path, host, number, 'open');
    assert.equal((await list(path, other)).questions[0].number, number);
    assert.equal((await ask(path, host)).state, 'open', 'their own wait for nobody');
  });

  it('mark a question answered by voice or in writing, and open it again', async () => {
    const { path, host } = await api.room();
    const asker = await api.guest();
    const { number } = await ask(path, asker);
    await act(path, host, number, 'pin');
    await act(path, host, number, 'answer');
    const spoken = await own(path, asker);
    assert.deepEqual([spoken.state, spoken.answer, spoken.pinned], ['answered', null, false]);
    assert.ok(spoken.answeredAt);
    await act(path, host, number, 'answer', { text: 'Yes:\nhttps://data.example' });
    const written = await own(path, asker);
    assert.equal(written.answer, 'Yes:\nhttps://data.example');
    assert.equal(written.answeredAt, spoken.answeredAt, 'the first mark keeps its time');
    await api.refused('conflict', 409, 'PUT', `${path}/questions/${number}/vote`, { as: asker });
    await api.refused('conflict', 409, 'PUT', `${path}/questions/${number}/pin`, { as: host });
    const { counts } = await list(path, host);
    assert.deepEqual(counts, { open: 0, answered: 1, waiting: 0, dismissed: 0 });
    await act(path, host, number, 'open');
    const { answer, answeredAt, state } = await own(path, asker);
    assert.deepEqual([state, answer, answeredAt], ['open', null, null]);
  });

  it('dismiss a question, and its asker alone is told why', async () => {
    const { path, host } = await api.room();
    const [asker, other] = [await api.guest(), await api.guest()];
    const { number } = await ask(path, asker);
    await act(path, host, number, 'dismissal', { reason: 'no_time', note: 'Ask again next week.' });
    assert.deepEqual((await own(path, asker)).dismissal, {
      reason: 'no_time',
      note: 'Ask again next week.',
    });
    assert.deepEqual((await list(path, other)).questions, []);
    assert.equal((await list(path, host, '?state=dismissed')).questions[0].dismissal.reason, 'no_time');
    await api.refused('not_found', 404, 'PUT', `${path}/questions/${number}/vote`, { as: other });
    await api.refused('conflict', 409, 'PUT', `${path}/questions/${number}/answer`, { as: host, body: {} });
    await act(path, host, number, 'open');
    assert.equal((await own(path, asker)).dismissal, null);
  });

  it('merge questions: votes are united, one of each viewer', async () => {
    const { path, host } = await api.room();
    const [one, two, three, four] = await Promise.all(Array.from({ length: 4 }, () => api.guest()));
    assert.ok(one && two && three && four);
    const [first, second, third] = [await ask(path, one), await ask(path, two), await ask(path, three)];
    const vote = (as: Actor, number: number) => act(path, as, number, 'vote');
    for (const as of [one, two]) await vote(as, first.number);
    for (const as of [two, three, four]) await vote(as, second.number);
    await vote(four, third.number);
    await act(path, host, second.number, 'merge', { into: first.number });
    const page = await list(path, four);
    assert.deepEqual(
      page.questions.map(({ number, votes }: Json) => [number, votes]),
      [
        [first.number, 4],
        [third.number, 1],
      ],
    );
    assert.deepEqual(page.voted.toSorted(), [first.number, third.number]);
    const merged = await own(path, two);
    assert.deepEqual([merged.state, merged.mergedInto], ['merged', first.number]);
    // What was merged goes along; a later vote of somebody who voted for either is none more.
    await act(path, host, first.number, 'merge', { into: third.number });
    assert.equal((await own(path, two)).mergedInto, third.number);
    assert.equal((await vote(one, third.number)).votes, 4);
    for (const [from, into] of [
      [third.number, third.number],
      [third.number, first.number],
      [first.number, third.number],
    ]) {
      const options = { as: host, body: { into } };
      await api.refused('conflict', 409, 'PUT', `${path}/questions/${from}/merge`, options);
    }
    await api.refused('not_found', 404, 'PUT', `${path}/questions/1/merge`, { as: host, body: { into: 99 } });
    await api.refused('conflict', 409, 'PUT', `${path}/questions/${first.number}/open`, { as: host });
    // Its asker takes the last one back: the others are asked still, with the votes that they had.
    await api.done('DELETE', `${path}/questions/${third.number}`, { as: three });
    const left = (await list(path)).questions.map(({ number, votes }: Json) => [number, votes]);
    assert.deepEqual(left, [
      [first.number, 4],
      [second.number, 3],
    ]);
  });

  it('merge while people vote for both, without a deadlock, and every count is right', async () => {
    const { path, host, name } = await api.room();
    const guests = await Promise.all(Array.from({ length: 25 }, () => api.guest()));
    for (let count = 0; count < 6; count += 1) await ask(path, host);
    const votes = guests.flatMap((as) =>
      [1, 2, 3, 4, 5, 6].map((number) => api.call('PUT', `${path}/questions/${number}/vote`, { as })),
    );
    const merges = [
      [2, 1],
      [3, 1],
      [5, 4],
    ].map(([from, into]) => api.call('PUT', `${path}/questions/${from}/merge`, { as: host, body: { into } }));
    for (const { status, body } of await Promise.all([...votes, ...merges])) {
      assert.ok([200, 204, 404].includes(status), JSON.stringify(body));
    }
    const wrong = await api.database.sql`select q.number from questions q join rooms r on r.id = q.room_id
      where r.name = ${name} and q.votes <> (select count(*) from question_votes v
      where v.room_id = q.room_id and v.number = q.number)`;
    assert.deepEqual([...wrong], []);
  });

  it('need a question that is there, and a reason', async () => {
    const { path, host } = await api.room();
    await ask(path, host);
    for (const verb of ['open', 'pin', 'answer']) {
      await api.refused('not_found', 404, 'PUT', `${path}/questions/9/${verb}`, { as: host });
    }
    await api.refused('not_found', 404, 'POST', `${path}/questions/9/invite`, { as: host });
    const broken: [string, object][] = [
      ['dismissal', {}],
      ['dismissal', { reason: 'because' }],
      ['dismissal', { reason: 'other', note: 'x'.repeat(301) }],
      ['answer', { text: '' }],
      ['answer', { text: 'x'.repeat(2_001) }],
      ['answer', { text: 'a\u0007' }],
      ['answer', { by: 'me' }],
      ['merge', {}],
      ['merge', { into: 0 }],
    ];
    for (const [verb, body] of broken) {
      await api.refused('bad_request', 400, 'PUT', `${path}/questions/1/${verb}`, { as: host, body });
    }
  });
});

describe('the asker of a question', () => {
  it('is invited to the stage from it', async () => {
    const { path, host } = await api.room();
    const asker = await api.guest('Marius');
    const { number } = await ask(path, asker);
    await api.refused('not_in_room', 409, 'POST', `${path}/questions/${number}/invite`, { as: host });
    await api.enter(path, asker);
    await act(path, host, number, 'invite');
    await api.done('POST', `${path}/stage/accept`, { as: asker });
    const { stage } = await api.done('GET', path);
    assert.ok(stage.some(({ id }: Json) => id === asker.id));
    await api.refused('conflict', 409, 'POST', `${path}/questions/${number}/invite`, { as: host });
  });

  it('without a name is known to nobody, however a moderator asks', async () => {
    const { path, host } = await api.room();
    await rules(path, host);
    const [asker, reader] = [await api.person('Secret Asker'), await api.guest()];
    await api.enter(path, asker);
    await api.done('PUT', `${path}/hand`, { as: asker });
    const { number, author } = await ask(path, asker, { anonymous: true });
    assert.equal(author, null);
    await act(path, host, number, 'invite');
    const told = [
      await list(path, host),
      await list(path, reader),
      await list(path, asker),
      await api.done('GET', `${path}/questions.csv`, { as: host }),
    ];
    for (const answer of told) {
      assert.doesNotMatch(JSON.stringify(answer), new RegExp(`Secret|${asker.id}`));
    }
    const hand = async () => (await api.done('GET', `${path}/hands`, { as: host })).hands[0];
    assert.deepEqual([(await hand()).person.id, (await hand()).invitedAt], [asker.id, null]);
    await api.done('POST', `${path}/stage/decline`, { as: asker });
    assert.equal((await hand())?.person.id, asker.id, 'no hand falls when they decline');
    // Whether they are there, or on stage already, is not told either.
    await api.done('POST', `${path}/leave`, { as: asker });
    await act(path, host, number, 'invite');
    await api.enter(path, asker);
    await act(path, host, number, 'invite');
    await api.done('POST', `${path}/stage/accept`, { as: asker });
    await act(path, host, number, 'invite');
    const { stage } = await api.done('GET', path);
    assert.ok(
      stage.some(({ name }: Json) => name === 'Secret Asker'),
      'who accepts is seen',
    );
  });

  it('is seen to be invited where a moderator invites them by name too', async () => {
    const { path, host } = await api.room();
    await rules(path, host);
    const asker = await api.guest();
    await api.enter(path, asker);
    await api.done('PUT', `${path}/hand`, { as: asker });
    const { number } = await ask(path, asker, { anonymous: true });
    await act(path, host, number, 'invite');
    await api.done('PUT', `${path}/stage/${asker.id}/invite`, { as: host });
    const [hand] = (await api.done('GET', `${path}/hands`, { as: host })).hands;
    assert.ok(hand.invitedAt);
  });
});

describe('questions as a table', () => {
  it('hold all of them whole, and no formula', async () => {
    const { path, host } = await api.room();
    const asker = await api.guest('=HYPERLINK("x")');
    const text = 'He said "no",\nthen\t"yes"; ačiū 🌳';
    await ask(path, asker, { text });
    for (const start of ['=1+1', '+370', '-1', '@SUM(1)', 'text;=1']) await ask(path, asker, { text: start });
    await act(path, host, 1, 'answer', { text: '=cmd()' });
    await act(path, host, 2, 'dismissal', { reason: 'other', note: '=note' });
    await act(path, host, 3, 'merge', { into: 4 });
    const answer = await api.call('GET', `${path}/questions.csv`, { as: host });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8$/);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.]+"$/);
    const rows: Json[] = parse(answer.body, { bom: true, columns: true });
    assert.equal(rows.length, 6);
    assert.equal(rows[0].text, text);
    assert.deepEqual([rows[1].reason, rows[2].mergedInto, rows[0].state], ['other', '4', 'answered']);
    for (const row of rows) {
      for (const cell of Object.values<string>(row)) assert.doesNotMatch(cell, /^[=+\-@]|;\s*[=+\-@]/);
    }
  });

  it('come whole when they are many', async () => {
    const { path, host, name } = await api.room();
    await api.database.sql`insert into questions (room_id, number, person_id, key, text, state, created_at)
      select r.id, n, ${host.id}, gen_random_uuid(), 'Q' || n, 'open', now() from rooms r, generate_series(1, 1201) n
      where r.name = ${name}`;
    const answer = await api.call('GET', `${path}/questions.csv`, { as: host });
    const rows: Json[] = parse(answer.body, { bom: true, columns: true });
    assert.equal(new Set(rows.map(({ text }) => text)).size, 1201);
  });
});

describe('questions and people', () => {
  it('are gone with the end of the room, with votes and rules', async () => {
    for (const state of ['live', 'scheduled']) {
      const { path, host, name } = await api.room(
        state === 'scheduled' ? { startsAt: '2031-05-01T16:00:00Z' } : {},
      );
      await rules(path, host, { words: ['unspeakable'] });
      const { number } = await ask(path, await api.guest(), { text: 'What was asked' });
      await act(path, await api.guest(), number, 'vote');
      await api.done('POST', `${path}/end`, { as: host });
      const [left] = await api.database.sql`select
        (select count(*)::int from questions q join rooms r on r.id = q.room_id where r.name = ${name}) as questions,
        (select count(*)::int from question_votes v join rooms r on r.id = v.room_id where r.name = ${name}) as votes,
        (select count(*)::int from question_rules s join rooms r on r.id = s.room_id where r.name = ${name}) as rules`;
      assert.deepEqual({ ...left }, { questions: 0, votes: 0, rules: 0 });
      assert.ok(!api.lines.join('').includes('What was asked'), 'no line of the log holds it');
    }
  });

  it('go with a guest who turns out to be a person', async () => {
    const { path, host } = await api.room();
    await rules(path, host);
    const guest = await api.guest('Marius');
    const named = await ask(path, guest);
    const hidden = await ask(path, guest, { anonymous: true });
    const other = await ask(path, host);
    for (const number of [named.number, other.number]) await act(path, guest, number, 'vote');
    const userToken = await api.userToken('marius', { name: 'Marius Real' });
    const { token, viewer } = await api.done('POST', '/v1/session', { body: { userToken } });
    const person = { id: viewer.id, name: viewer.name, token };
    await act(path, person, other.number, 'vote');
    const both = await api.done('POST', '/v1/session', { as: guest, body: { userToken } });
    assert.equal(both.viewer.id, person.id);
    const page = await list(path, person);
    assert.deepEqual(
      page.own.map(({ number }: Json) => number),
      [hidden.number, named.number],
    );
    assert.deepEqual(page.voted.toSorted(), [named.number, other.number]);
    const counts = new Map(page.questions.map(({ number, votes }: Json) => [number, votes]));
    assert.deepEqual([counts.get(named.number), counts.get(other.number)], [1, 1]);
    const [left] = await api.database.sql`select count(*)::int as count from question_votes
      where person_id = ${guest.id}`;
    assert.equal(left?.['count'], 0);
  });
});
