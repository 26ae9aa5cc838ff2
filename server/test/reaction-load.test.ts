/** Many people react at once, through two servers: each page gets few events, and all of their sums are right. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { seat } from './support/crowd.ts';
import { EventStream } from './support/event-stream.ts';
import { ServerProcess } from './support/processes.ts';

const CLIENTS = 200;
const VIEWERS = 20;
const SECONDS = 20;
/** Reactions a minute, from all clients together. */
const RATE = 10_000;
const KINDS = ['clap', 'heart', 'laugh', 'wow', 'agree'];
/** Most events that a page may get within a second, whatever happens. */
const EVENTS_A_SECOND = 4;

let database: TestDatabase;
let servers: ServerProcess[];
let bases: string[];
before(async () => {
  database = await testDatabase();
  servers = [0, 1].map(() => new ServerProcess({ DATABASE_URL: database.url }));
  bases = await Promise.all(servers.map((server) => server.ready()));
});
after(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await database.close();
});

const at = (index: number) => bases[index % bases.length] ?? '';

/** Guests in a room, each at one of the servers. */
async function crowd(room: string, count: number): Promise<Client[]> {
  const clients = await Promise.all(Array.from({ length: count }, (_, index) => Client.guest(at(index))));
  await seat(
    database,
    room,
    clients.map(({ id }) => id),
  );
  return clients;
}

/** A page that shows the room's player, and when each of its events came. */
class Page {
  readonly times: number[] = [];
  readonly stream: EventStream;

  private constructor(stream: EventStream) {
    this.stream = stream;
    void this.watch();
  }

  static async open(base: string, room: string): Promise<Page> {
    const page = new Page(await EventStream.open(base, [room], { reactions: true }));
    await page.stream.next(({ event }) => event === 'listeners');
    // What a page is given when it opens comes at once.
    page.times.length = 0;
    return page;
  }

  /** What it was told in all, by kind. */
  get sums(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { event, data } of this.stream.events) {
      if (event !== 'reactions') continue;
      for (const [kind, count] of Object.entries<number>(data.counts)) sums[kind] = (sums[kind] ?? 0) + count;
    }
    return sums;
  }

  /** Most events within one second, wherever it begins. */
  get busiestSecond(): number {
    return Math.max(
      ...this.times.map((from) => this.times.filter((time) => time >= from && time < from + 1_000).length),
    );
  }

  private async watch(): Promise<void> {
    for (let seen = 0; ; seen += 1) {
      try {
        await this.stream.next(() => true, seen);
      } catch {
        return; // The end of the test.
      }
      this.times.push(performance.now());
    }
  }
}

const total = (sums: Record<string, number>) => Object.values(sums).reduce((sum, count) => sum + count, 0);

test(`${RATE} reactions a minute reach each page as at most ${EVENTS_A_SECOND} events a second`, async (t) => {
  const host = await Client.person(at(0));
  const room = await host.openRoom();
  const clients = await crowd(room, CLIENTS);
  const pages = await Promise.all(Array.from({ length: VIEWERS }, (_, index) => Page.open(at(index), room)));
  const sent: Record<string, number> = {};
  const answers: Promise<{ status: number; body: unknown }>[] = [];
  const began = performance.now();
  for (let n = 0; n < (RATE * SECONDS) / 60; n += 1) {
    // On time, whether or not those before were answered.
    await sleep(Math.max(0, began + (n * 60_000) / RATE - performance.now()));
    const kind = KINDS[(n * 7) % 11] ?? 'clap';
    sent[kind] = (sent[kind] ?? 0) + 1;
    const client = clients[n % CLIENTS];
    assert.ok(client);
    answers.push(client.call('POST', `/v1/rooms/${room}/reactions`, { counts: { [kind]: 1 } }));
  }
  const rate = total(sent) / ((performance.now() - began) / 60_000);
  for (const { status, body } of await Promise.all(answers)) assert.equal(status, 204, JSON.stringify(body));
  for (const { stream } of pages) await stream.next(({ event }) => event === 'reactions');
  const until = Date.now() + 5_000;
  while (Date.now() < until && pages.some(({ sums }) => total(sums) < total(sent))) await sleep(50);

  for (const { sums } of pages) assert.deepEqual(sums, sent);
  const busiest = Math.max(...pages.map(({ busiestSecond }) => busiestSecond));
  const events = pages.map(({ times }) => times.length);
  t.diagnostic(
    `${total(sent)} reactions, ${Math.round(rate)} a minute; at most ${Math.max(...events)} events for a page, ` +
      `at most ${busiest} in a second`,
  );
  assert.ok(busiest <= EVENTS_A_SECOND, `${busiest} events within a second`);
  assert.ok(rate > RATE * 0.9, `${rate} a minute`);
});
