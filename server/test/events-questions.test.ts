import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startEvents, type Events } from '../src/events/start.ts';
import { createLog } from '../src/log/log.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';
import { EventStream, type StreamEvent } from './support/event-stream.ts';
import { HubHarness, JON, ONA } from './support/hub-harness.ts';

const news = (stream: EventStream): Json[] =>
  stream.events.filter(({ event }) => event === 'questions').map(({ data }) => data);
const isNews = ({ event, data }: StreamEvent) => event === 'questions' && !data.again;

describe('questions from one process', () => {
  const harness = HubHarness.use();
  const watching = async (wish: object = {}): Promise<EventStream> => {
    const stream = harness.open({ rooms: ['one'], questions: ['one'], ...wish });
    await stream.next(({ event }) => event === 'questions');
    return stream;
  };

  it('are brought to pages that ask for them, and to no others', async () => {
    harness.rooms.make('one').votes.set(3, 7);
    const [page, other] = [await watching(), harness.open({ rooms: ['one'] })];
    await other.next(({ event }) => event === 'listeners');
    assert.deepEqual(news(page), [{ name: 'one', again: true }], 'it reads the list once it watches');
    harness.asked('one', { changed: [3, 4] });
    const { data } = await page.next(isNews);
    assert.deepEqual(data, {
      name: 'one',
      questions: [{ number: 3, state: 'open', votes: 7 }],
      gone: [4],
      votes: [],
      counts: { open: 1, answered: 0, waiting: null, dismissed: null },
    });
    assert.deepEqual(news(other), []);
  });

  it('come at most once in 0.8 s, votes as pairs, however many there are', async () => {
    const { votes } = harness.rooms.make('one');
    const page = await watching();
    const began = performance.now();
    for (let count = 1; performance.now() - began < 2_000; count += 1) {
      votes.set(1 + (count % 3), count);
      harness.asked('one', { voted: [1 + (count % 3)] });
      await sleep(2);
    }
    await sleep(1_000);
    const told = news(page).filter(({ again }) => !again);
    assert.ok(told.length >= 2 && told.length <= 4, `${told.length} times`);
    const last = new Map(told.flatMap((one) => one.votes));
    assert.deepEqual(last, new Map([...votes].toSorted()), 'the last votes are told');
  });

  it('are bounded in size; what does not fit comes the next time', async () => {
    const { votes } = harness.rooms.make('one');
    const numbers = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const number of numbers) votes.set(number, number);
    const page = await watching();
    harness.asked('one', { changed: numbers, voted: numbers });
    await page.next(({ data }) => data.questions?.some((one: Json) => one.number === 120));
    const told = news(page).filter(({ again }) => !again);
    assert.deepEqual(
      told.map(({ questions }) => questions.length),
      [50, 50, 20],
    );
    assert.ok(
      told.every(({ votes }) => votes.length === 0),
      'whole questions have their votes with them',
    );
  });

  it('that wait are for moderators, and the word filter too', async () => {
    const room = harness.rooms.make('one');
    room.roles.set(ONA.id, 'host');
    room.votes.set(1, 0);
    room.waiting.add(1);
    const [host, guest] = [await watching({ viewer: ONA }), await watching({ viewer: JON })];
    harness.asked('one', { changed: [1], rules: true });
    const [seen, unseen] = [(await host.next(isNews)).data, (await guest.next(isNews)).data];
    assert.deepEqual([seen.questions.length, seen.gone, seen.counts.waiting], [1, [], 1]);
    assert.deepEqual([unseen.questions, unseen.gone, unseen.counts.waiting], [[], [1], null]);
    assert.deepEqual([seen.rules.words, unseen.rules.words], [['secret'], null]);
  });

  it('are brought to nobody who may not enter', async () => {
    const room = harness.rooms.make('one');
    room.access = 'invitation';
    room.inside.add(ONA.id);
    room.votes.set(1, 1);
    const [inside, outside, nobody] = [
      await watching({ viewer: ONA }),
      await watching({ viewer: JON }),
      await watching(),
    ];
    harness.asked('one', { changed: [1] });
    await inside.next(isNews);
    room.blocked.add(ONA.id);
    harness.change('one', [], { viewers: [ONA.id] });
    await inside.next(({ event, data }) => event === 'you' && data.viewer.blocked);
    harness.asked('one', { changed: [1] });
    await sleep(1_200);
    const counts = [inside, outside, nobody].map((page) => news(page).filter(({ again }) => !again).length);
    assert.deepEqual(counts, [1, 0, 0]);
  });

  it('cost a page that does not read one line: it is told that it missed something', async () => {
    harness.rooms.make('one').votes.set(1, 1);
    const other = await watching();
    const body = harness.body({ rooms: ['one'], questions: ['one'] });
    for (let count = 0; count < 3; count += 1) {
      const { length } = other.events;
      harness.asked('one', { voted: [1] });
      await other.next(isNews, length);
    }
    const stream = new EventStream(body);
    await stream.next(({ event }) => event === 'questions');
    assert.deepEqual(news(stream), [{ name: 'one', again: true }]);
    stream.close();
  });

  it('are read again by all where changes may have been missed', async () => {
    harness.rooms.make('one');
    const page = await watching();
    harness.hub.refreshAll();
    await page.next(({ event }) => event === 'questions', page.events.length);
    assert.deepEqual(news(page), [
      { name: 'one', again: true },
      { name: 'one', again: true },
    ]);
  });

  it('are told later when the database is away', async () => {
    harness.rooms.make('one').votes.set(1, 5);
    const page = await watching();
    harness.rooms.failing = true;
    harness.asked('one', { voted: [1] });
    await sleep(200);
    harness.rooms.failing = false;
    assert.deepEqual((await page.next(isNews)).data.votes, [[1, 5]]);
  });

  it('change nothing of what a page holds of the room', async () => {
    harness.rooms.make('one').votes.set(1, 5);
    const page = await watching();
    await page.next(({ event }) => event === 'listeners');
    const { lastEventId } = page;
    harness.asked('one', { voted: [1] });
    await page.next(isNews);
    assert.equal(page.lastEventId, lastEventId);
  });
});

describe('questions through the database', () => {
  let api: TestApi;
  let one: Events;
  let other: Events;
  const streams: EventStream[] = [];
  before(async () => {
    api = await testApi();
    const log = createLog('silent');
    [one, other] = await Promise.all([
      startEvents(api.database, log, api.deps.clock),
      startEvents(api.database, log, api.deps.clock),
    ]);
  });
  after(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await api.close();
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });

  async function watch(events: Events, room: string, who?: Actor): Promise<EventStream> {
    const abort = new AbortController();
    const viewer = who && {
      id: who.id,
      kind: 'guest' as const,
      name: who.name,
      avatarUrl: null,
      create: false,
    };
    const body = events.hub.open({
      rooms: [room],
      clubs: [],
      reactions: [],
      questions: [room],
      hallway: false,
      viewer,
      until: undefined,
      lastEventId: undefined,
      signal: abort.signal,
    });
    const stream = new EventStream(body, () => abort.abort());
    streams.push(stream);
    await stream.next(({ event }) => event === 'questions');
    return stream;
  }

  it('reach the pages of each process: asked, voted for, answered, taken back, and rules', async () => {
    const { path, name, host } = await api.room();
    const guest = await api.guest();
    const pages = [await watch(one, name), await watch(other, name)];
    const steps: [() => Promise<unknown>, (data: Json) => boolean][] = [
      [
        () =>
          api.done('POST', `${path}/questions`, {
            as: guest,
            body: { key: randomUUID(), text: 'Why limes?' },
          }),
        ({ questions }) => questions[0]?.text === 'Why limes?',
      ],
      [
        () => api.done('PUT', `${path}/questions/1/vote`, { as: guest }),
        ({ votes }) => JSON.stringify(votes) === '[[1,1]]',
      ],
      [
        () => api.done('PUT', `${path}/questions/1/answer`, { as: host, body: {} }),
        ({ questions, counts }) => questions[0]?.state === 'answered' && counts.answered === 1,
      ],
      [() => api.done('DELETE', `${path}/questions/1`, { as: guest }), ({ gone }) => gone[0] === 1],
      [
        () =>
          api.done('PUT', `${path}/question-rules`, {
            as: host,
            body: { asking: false, anonymous: 'nobody', approveFirst: true, slowSeconds: 9, words: ['x'] },
          }),
        ({ rules }) => rules?.slowSeconds === 9 && rules.words === null,
      ],
    ];
    for (const [step, matches] of steps) {
      await step();
      for (const page of pages)
        await page.next(({ event, data }) => event === 'questions' && !data.again && matches(data));
    }
    for (const page of pages) {
      assert.ok(!JSON.stringify(page.events).includes('voted'), 'nobody is told who voted');
    }
  });

  it('tell no one whose an anonymous question is, and find votes of which nobody told', async () => {
    const { path, name, host } = await api.room();
    const asker = await api.guest('Secret Asker');
    await api.done('PUT', `${path}/question-rules`, {
      as: host,
      body: { asking: true, anonymous: 'everyone', approveFirst: false, slowSeconds: 0, words: [] },
    });
    const pages = [await watch(one, name, host), await watch(other, name)];
    const body = { key: randomUUID(), text: 'Q', anonymous: true };
    await api.done('POST', `${path}/questions`, { as: asker, body });
    for (const page of pages) {
      await page.next(isNews);
      assert.ok(!JSON.stringify(news(page)).includes(asker.id));
      assert.ok(!JSON.stringify(news(page)).includes('Secret'));
    }
    // As by a process that was killed before it told.
    await api.database.sql`update questions set votes = 5, voted_at = now()
      where room_id = (select id from rooms where name = ${name})`;
    for (const page of pages) {
      await page.next(({ data }) => JSON.stringify(data.votes) === '[[1,5]]');
    }
  });
});
