import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { Json } from './support/api.ts';
import { temporaryFolder, testDatabase, type TestDatabase } from './support/cluster.ts';
import { ServerProcess, SETTINGS, TestProcess } from './support/processes.ts';

let database: TestDatabase;
let folder: string;
before(async () => {
  database = await testDatabase();
  folder = await temporaryFolder();
});
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command line as an operator does. */
async function cli(args: string[], env: NodeJS.ProcessEnv = { DATABASE_URL: database.url }) {
  const settings = { HALLWAY_SITE_ISSUER: SETTINGS.HALLWAY_SITE_ISSUER, ...env };
  const child = new TestProcess(new URL('../src/cli.ts', import.meta.url), args, settings);
  const code = await child.exit();
  return { code, lines: child.lines, errors: child.errors };
}

/** A run that must succeed. @returns what it said */
async function done(...args: string[]): Promise<string[]> {
  const { code, lines, errors } = await cli(args);
  assert.deepEqual([code, errors], [0, ''], args.join(' '));
  return lines;
}

/** What a server answers. */
async function get(address: string): Promise<Json> {
  return (await fetch(address)).json();
}

async function file(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const counts = async () => {
  const [row] = await database.sql`select (select count(*)::int from people) as people,
    (select count(*)::int from clubs) as clubs, (select count(*)::int from rooms) as rooms`;
  return { ...row } as { people: number; clubs: number; rooms: number };
};

test('makes a person, a club and a room, which a server then shows', async () => {
  const person = ['person', 'create', '--subject', 'rasa-7', '--name', 'Rasa Milvydė', '--handle', 'rasa'];
  const links = [
    '--links',
    'https://x.com/rasa',
    '--links',
    'mailto:rasa@site.example',
    '--languages',
    'lt;en',
  ];
  const [id = ''] = await done(...person, ...links);
  assert.match(id, /^p_[0-9a-f-]{36}$/);
  const club = ['--name', 'urban-ecology', '--title', 'Urban ecology', '--access', 'approval'];
  assert.deepEqual(await done('club', 'create', ...club, '--owner', '@rasa'), ['urban-ecology']);
  const room = ['--title', 'Street trees', '--language', 'en', '--starts-at', '2031-05-01T18:00:00Z'];
  const where = ['--host', 'rasa-7', '--club', 'urban-ecology', '--minutes', '45'];
  const [name = ''] = await done('room', 'create', ...room, ...where);
  const server = new ServerProcess({ DATABASE_URL: database.url });
  const base = await server.ready();
  const card = await get(`${base}/v1/rooms/${name}`);
  assert.deepEqual(
    [card.room.club.name, card.room.minutes, card.room.state, card.stage[0].id],
    ['urban-ecology', 45, 'scheduled', id],
  );
  const shown = await get(`${base}/v1/people/@rasa`);
  assert.deepEqual([shown.person.languages, shown.person.links.length], [['lt', 'en'], 2]);
  const made = await get(`${base}/v1/clubs/urban-ecology`);
  assert.deepEqual([made.club.access, made.club.members], ['approval', 1]);
  await server.stop();
});

test('says what is wrong with what was typed, and writes nothing', async () => {
  const before = await counts();
  const cases: [string[], RegExp, number][] = [
    [['club', 'create', '--title', 'No name'], /^name: /m, 1],
    [['club', 'create', '--name', 'Not A Name', '--title', 'x'], /^name: is not a name/m, 1],
    [['club', 'create', '--name', 'urban-ecology', '--title', 'Again'], /^name: is taken$/m, 1],
    [['club', 'create', '--name', 'a', '--title', 'b', '--owner', 'nobody'], /^owner: there is no such/m, 1],
    [['club', 'create', '--colour', 'red'], /'--colour'/, 1],
    [['room', 'create', '--title', 'x', '--language', 'en', '--host', '@nobody'], /^host: there is no/m, 1],
    [
      ['room', 'create', '--title', 'x', '--language', 'en', '--host', '@rasa', '--minutes', 'long'],
      /^minutes: /m,
      1,
    ],
    [
      ['person', 'create', '--subject', 'x', '--name', 'y', '--links', 'javascript:alert(1)'],
      /^links\.0: /m,
      1,
    ],
    [['person', 'create', '--subject', 'other', '--name', 'y', '--handle', 'rasa'], /^handle: is taken$/m, 1],
    [['club', 'remove'], /hallway-server/, 2],
    [['nonsense'], /hallway-server/, 2],
  ];
  for (const [args, text, expected] of cases) {
    const { code, errors, lines } = await cli(args);
    assert.deepEqual([code, lines], [expected, []], `${args.join(' ')}: ${errors}`);
    assert.match(errors, text, args.join(' '));
    assert.doesNotMatch(errors, /^\s+at /m, 'no stack trace');
  }
  assert.deepEqual(await counts(), before);
  assert.match((await done('help')).join('\n'), /hallway-server load/);
});

test('loads a CSV as a spreadsheet writes it, in whatever order', async () => {
  const before = await counts();
  const path = await file(
    'all.csv',
    '\uFEFFkind,name,title,language,host,subject,handle,club,description,coHosts,links,access\r\n' +
      'room,,"Trees, and what they hear",lt,@ugne,,,csv-club,"Two lines\r\nof text",jon-1,,invitation\r\n' +
      '\r\n' +
      'club,csv-club,„Klubas“ ąčę 🌳,,,,,,,,https://site.example/a;https://x.com/csv,\r\n' +
      'person,Ugnė,,,,ugne-1,ugne,,,,,\r\n' +
      'person,Jonas,,,,jon-1,,,,,,\r\n',
  );
  const lines = await done('load', path);
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    ['person', 'person', 'club', 'room'],
  );
  const after = await counts();
  assert.deepEqual(after, { people: before.people + 2, clubs: before.clubs + 1, rooms: before.rooms + 1 });
  const [row] = await database.sql`
    select r.description, r.access, c.title, (select count(*)::int from members where room_id = r.id) as stage
    from rooms r join clubs c on c.id = r.club_id where r.title = 'Trees, and what they hear'`;
  assert.deepEqual(
    { ...row },
    {
      description: 'Two lines\nof text',
      access: 'invitation',
      title: '„Klubas“ ąčę 🌳',
      stage: 2,
    },
  );
});

test('loads a JSON list', async () => {
  const path = await file(
    'all.json',
    JSON.stringify([
      { kind: 'club', name: 'json-club', title: 'JSON', owner: 'mia-1', links: ['https://site.example'] },
      { kind: 'person', name: 'Mia', subject: 'mia-1', topics: ['trees, old', 'soil'] },
      { kind: 'room', title: 'Soil', language: 'en', host: 'mia-1', club: 'json-club', recording: true },
    ]),
  );
  assert.equal((await done('load', path)).length, 3);
  const [row] = await database.sql`select topics from people where subject = 'mia-1'`;
  assert.deepEqual(row?.['topics'], ['trees, old', 'soil']);
});

test('names each bad row of a CSV by its line, and writes nothing', async () => {
  const before = await counts();
  const path = await file(
    'bad.csv',
    [
      'kind,name,title,language,host,subject,handle,minutes', // 1
      'club,good-club,Good,,,,,', // 2
      'club,good-club,The same again,,,,,', // 3
      'person,"Two', // 4, and 5
      'lines",,,,two-lines,,',
      'pony,x,,,,,,', // 6
      'room,,A room,en,nobody,,,', // 7
      'room,,A room,xx-nonsense-language-tag-that-is-long,@rasa,,,45', // 8
      'club,colour,Colour,,@rasa,,,', // 9: a club has no host
      'person,Ona,,,,ona,admin,', // 10: a reserved handle
      'room,,<b>Fine</b>,en,@rasa,,,soon', // 11
    ].join('\n'),
  );
  const { code, errors, lines } = await cli(['load', path]);
  assert.deepEqual([code, lines], [1, []]);
  const found = [...errors.matchAll(/^line (\d+): (\w+)/gm)].map(([, line, field]) => `${line} ${field}`);
  assert.deepEqual(found, [
    '3 name',
    '4 name',
    '6 kind',
    '7 host',
    '8 language',
    '9 host',
    '10 handle',
    '11 minutes',
  ]);
  assert.match(errors, /Nothing was written\.\n$/);
  assert.deepEqual(await counts(), before);
});

test('names each bad item of a JSON by its line, and writes nothing', async () => {
  const before = await counts();
  const path = await file(
    'bad.json',
    `[
  { "kind": "club", "name": "fine", "title": "Fine [ { , \\" in a text" },
  {
    "kind": "club", "name": "fine", "title": "Twice"
  },
  { "kind": "room", "title": "x", "language": "en", "host": "@rasa", "more": 1 },
  { "kind": "person", "name": "x", "subject": "s", "links": ["javascript:alert(1)"] }
]`,
  );
  const { code, errors } = await cli(['load', path]);
  assert.equal(code, 1);
  const found = [...errors.matchAll(/^line (\d+): ([\w.]+)/gm)].map(([, line, field]) => `${line} ${field}`);
  assert.deepEqual(found, ['3 name', '6 more', '7 links.0']);
  assert.deepEqual(await counts(), before);
});

test('refuses what is no such file', async () => {
  const head = 'kind,name,title\n';
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['a.csv', 'kind,colour\nclub,red\n', /line 1: the column "colour" is unknown/],
    ['b.csv', 'name,title\na,b\n', /line 1: the column kind is missing/],
    ['c.csv', `${head}club,a\n`, /line 2: has more or fewer cells/],
    ['d.csv', `${head}club,a,"b\n`, /has a quotation mark that is not closed/],
    ['e.csv', head, /nothing but a head/],
    ['f.csv', new Uint8Array([0x6b, 0xff, 0xfe]), /is not UTF-8/],
    ['g.json', '{"kind": "club"}', /line 1: is not a list/],
    ['h.json', '[\n  {"kind": "club",\n]', /line 3: is not JSON here/],
    ['i.json', '[\n 1\n]', /line 2: is not an object/],
    ['j.txt', 'kind', /neither \.csv nor \.json/],
  ];
  for (const [name, text, expected] of cases) {
    const { code, errors } = await cli(['load', await file(name, text)]);
    assert.equal(code, 1, name);
    assert.match(errors, expected, name);
  }
  const { errors } = await cli(['load', join(folder, 'missing.csv')]);
  assert.match(errors, /missing\.csv cannot be read \(ENOENT\)/);
});

test('writes to the embedded database of a server that runs, and of one that does not', async () => {
  const env = { HALLWAY_DATA_DIR: join(folder, 'data') };
  const club = (name: string) => ['club', 'create', '--name', name, '--title', name];
  assert.deepEqual((await cli(club('before'), env)).lines, ['before']);
  const serve = new TestProcess(new URL('../src/cli.ts', import.meta.url), ['serve'], {
    ...SETTINGS,
    ...env,
  });
  const { port } = JSON.parse(await serve.line((line) => line.includes('"event":"listening"'))) as {
    port: number;
  };
  assert.deepEqual((await cli(club('meanwhile'), env)).lines, ['meanwhile']);
  const { clubs } = await get(`http://127.0.0.1:${port}/v1/clubs?name=before&name=meanwhile`);
  assert.equal(clubs.length, 2);
  assert.equal(await serve.stop(), 0);
});
