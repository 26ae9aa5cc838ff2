/**
 * After the end of an unrecorded room, no table, no file and no line of the log holds what was said, asked or who
 * listened. A whole talk is held on a real LiveKit with texts that are nowhere else, and then everything is searched.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Client } from './support/client.ts';
import { Peer, until } from './support/peer.ts';
import { Studio, Talk } from './support/talk.ts';

let studio: Studio;
let base: string;
before(async () => {
  studio = await Studio.open();
  base = await studio.serve({ HALLWAY_LOG: 'debug' });
});
after(() => studio.close());

/** Every text and JSON value of every table, with where it stands. */
async function tables(): Promise<{ where: string; text: string }[]> {
  const { sql } = studio.database;
  const found: { where: string; text: string }[] = [];
  const names = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema')`;
  for (const { schema, name } of names) {
    for (const row of await sql`select t::text as text from ${sql(schema)}.${sql(name)} as t`) {
      found.push({ where: name, text: row['text'] });
    }
  }
  return found;
}

async function files(folder: string): Promise<{ where: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({
        where: name,
        text: await readFile(join(parentPath, name), 'latin1'),
      })),
  );
}

test('an unrecorded talk leaves its title, its times and how many came', async () => {
  const secret = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;
  const asked = secret('What does nobody keep of');
  const written = secret('Answered in writing about');
  const listenerName = secret('Listener');
  const talk = await Talk.begin(base, [450, 1000], { title: 'A talk that stays' });
  const { room, host, people } = talk;
  const path = `/v1/rooms/${room}`;
  const guests = await Promise.all(
    [listenerName, secret('Asker'), secret('Removed'), secret('Banned')].map((name) =>
      Client.guestCalled(base, name),
    ),
  );
  const [listener, asker, removed, banned] = guests;
  assert.ok(listener && asker && removed && banned);
  for (const guest of guests) await Peer.join(guest, room);
  await until('all are counted', async () => (await host.done('GET', path)).listeners === guests.length);

  await listener.done('PUT', `${path}/hand`);
  const question = await asker.done('POST', `${path}/questions`, { key: randomUUID(), text: asked });
  await listener.done('PUT', `${path}/questions/${question.number}/vote`);
  await host.done('PUT', `${path}/questions/${question.number}/answer`, { text: written });
  await listener.done('POST', `${path}/reactions`, { counts: { clap: 3 } });
  await host.done('POST', `${path}/people/${removed.id}/remove`);
  await host.done('POST', `${path}/people/${banned.id}/ban`);
  await talk.speak(0, 1000);
  await talk.speak(1, 1000);
  const secrets = [
    asked,
    written,
    listenerName,
    ...guests.map(({ id }) => id),
    // The sound itself would be in a file.
  ];
  const before = await tables();
  assert.ok(
    before.some(({ text }) => text.includes(asked)),
    'the search finds what is there',
  );
  assert.ok(before.some(({ text }) => text.includes(listener.id)));

  await talk.end();
  await until('the end is seen', async () => (await host.done('GET', path)).room.state === 'ended');
  const server = studio.servers[0];
  assert.ok(server);
  await server.stop();
  const everywhere = [
    ...(await tables()),
    ...(await files(studio.folder)),
    { where: 'log', text: server.lines.join('\n') + server.errors },
  ];
  for (const text of secrets) {
    const left = everywhere.filter((one) => one.text.includes(text)).map(({ where }) => where);
    assert.deepEqual(left, [], text);
  }
  assert.deepEqual(await studio.files(), []);
  const kept = everywhere.find(({ where, text }) => where === 'rooms' && text.includes(room));
  assert.ok(kept?.text.includes('A talk that stays'));
  // Those on stage are people of the site: who they are stays, and not that they were here.
  for (const { id } of people) {
    const left = everywhere.filter((one) => one.text.includes(id)).map(({ where }) => where);
    assert.deepEqual(left, ['people'], id);
  }
});
