import assert from 'node:assert/strict';
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '../src/database/connect.ts';
import { folderAt } from '../src/database/embedded/folder.ts';
import { isAlive, readPostmaster } from '../src/database/embedded/postmaster.ts';
import { temporaryFolder } from './support/cluster.ts';
import { TestProcess } from './support/processes.ts';

const CHILD = new URL('./support/embedded-child.ts', import.meta.url);
const root = process.getuid?.() === 0;

let base: string;
before(async () => {
  base = await temporaryFolder();
});
after(() => rm(base, { recursive: true, force: true }));

/** Starts the database of a folder in a process of its own. */
async function start(name: string): Promise<TestProcess & { url: string; tookOver: boolean }> {
  const child = new TestProcess(CHILD, [join(base, name)], {});
  const line = await child.line((text) => /^(ready|took over) /.test(text));
  return Object.assign(child, { url: line.split(' ').at(-1) ?? '', tookOver: line.startsWith('took') });
}

async function refusal(name: string): Promise<string> {
  const child = new TestProcess(CHILD, [join(base, name)], {});
  assert.equal(await child.exit(), 1, child.errors);
  return child.lines.join('\n');
}

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const sql = connect(url, { max: 1 });
  try {
    return [...(await sql.unsafe<Row[]>(text))];
  } finally {
    await sql.end();
  }
}

test('makes a cluster that is safe, private and the same on every system', async () => {
  const child = await start('fresh');
  const [settings] = await query(
    child.url,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, datlocprovider::text as provider, datlocale as locale,
      current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets
      from pg_database where datname = current_database()`,
  );
  assert.deepEqual(settings, {
    fsync: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
    addresses: '127.0.0.1',
    sockets: '',
  });
  const folder = folderAt(join(base, 'fresh'));
  assert.equal((await stat(folder.password)).mode & 0o777, 0o600);
  assert.equal((await stat(folder.cluster)).mode & 0o777, 0o700);
  const other = new URL(child.url);
  other.password = 'guess';
  await assert.rejects(query(other.href, 'select 1'), { code: '28P01' });
  assert.equal(await child.stop(), 0);
  assert.equal(await readPostmaster(folder), undefined);
});

test('refuses a second process, and lets it in when the first has ended', async () => {
  const first = await start('fresh');
  const text = await refusal('fresh');
  assert.match(text, new RegExp(`in use by another Hallway server \\(process ${first.pid}\\)`));
  assert.match(text, /HALLWAY_DATA_DIR|DATABASE_URL/);
  await query(first.url, 'select 1');
  await first.stop();
  const second = await start('fresh');
  assert.equal(second.tookOver, false);
  await second.stop();
});

test('stops the database that a killed server left, and keeps what was committed', async () => {
  const first = await start('fresh');
  await query(first.url, 'create table kept (n int)');
  await query(first.url, 'insert into kept values (1)');
  const left = await readPostmaster(folderAt(join(base, 'fresh')));
  await first.stop('SIGKILL');
  assert.ok(left && isAlive(left.pid), 'PostgreSQL outlives its server');
  const second = await start('fresh');
  assert.equal(second.tookOver, true);
  assert.notEqual((await readPostmaster(folderAt(join(base, 'fresh'))))?.pid, left.pid);
  assert.deepEqual(await query(second.url, 'select n from kept'), [{ n: 1 }]);
  await second.stop();
});

test('lets exactly one of two processes have a folder that does not exist yet', async () => {
  const children = [0, 1].map(() => new TestProcess(CHILD, [join(base, 'raced')], {}));
  const first = await Promise.all(
    children.map((child) => child.line((line) => /^(ready|refused) /.test(line))),
  );
  assert.deepEqual(new Set(first.map((line) => line.split(' ')[0])), new Set(['ready', 'refused']));
  await Promise.all(children.map((child) => child.stop()));
});

test('begins anew where it was killed while making a cluster', async () => {
  for (const wait of [0, 100, 250]) {
    const child = new TestProcess(CHILD, [join(base, 'half')], {});
    while (!(await drafts('half')) && !child.ended) await sleep(5);
    await sleep(wait);
    await child.stop('SIGKILL');
  }
  const child = await start('half');
  await query(child.url, 'select 1');
  await child.stop();
  assert.equal(await drafts('half'), 0);
});

async function drafts(name: string): Promise<number> {
  const names = await readdir(join(base, name)).catch(() => []);
  return names.filter((entry) => entry.startsWith('cluster.new-')).length;
}

test('is not misled by a process id that has become somebody else’s', async () => {
  const folder = folderAt(join(base, 'fresh'));
  const owner = await stat(folder.pgdata);
  const file = join(folder.pgdata, 'postmaster.pid');
  await writeFile(file, `${process.pid}\n${folder.pgdata}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`);
  if (root) await chown(file, owner.uid, owner.gid);
  const child = await start('fresh');
  assert.equal(child.tookOver, false);
  await child.stop();
});

test('says so when the data is of another version', async () => {
  const folder = folderAt(join(base, 'fresh'));
  const version = (await readFile(join(folder.pgdata, 'PG_VERSION'), 'utf8')).trim();
  await writeFile(join(folder.pgdata, 'PG_VERSION'), '12\n');
  assert.match(
    await refusal('fresh'),
    new RegExp(`made by PostgreSQL 12, and this server brings ${version}`),
  );
});

test('says so when the folder cannot be made', async () => {
  await writeFile(join(base, 'file'), '');
  assert.match(await refusal('file/below'), /cannot be made \(ENOTDIR\).*HALLWAY_DATA_DIR/);
});

test('names the folder in the way when PostgreSQL’s account cannot pass', { skip: !root }, async () => {
  await mkdir(join(base, 'home'), { mode: 0o700 });
  const text = await refusal('home/data');
  assert.ok(text.includes(`may not pass through ${join(base, 'home')} `), text);
  assert.match(text, /HALLWAY_DATA_DIR/);
  await chmod(join(base, 'home'), 0o711);
  await (await start('home/data')).stop();
});
