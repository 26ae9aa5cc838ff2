import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { StartupError } from '../src/config/startup-error.ts';
import { connect } from '../src/database/connect.ts';
import { MIGRATIONS } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open.ts';
import { createLog } from '../src/log/log.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const log = createLog('silent');
const open = (url: string) => openDatabase({ kind: 'url', url }, log);

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await database.sql`create database ${database.sql(name)} template template0`;
  const url = new URL(database.url);
  url.pathname = name;
  return url.href;
}

test('migrates once when several servers start at once', async () => {
  const url = await emptyDatabase();
  const opened = await Promise.all(Array.from({ length: 5 }, () => open(url)));
  const [count] = await opened[0]!.sql`select count(*)::int as applied from drizzle.__drizzle_migrations`;
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql'));
  assert.deepEqual({ ...count }, { applied: files.length });
  await Promise.all(opened.map((one) => one.close()));
});

test('refuses a database that a newer version has migrated', async () => {
  const url = await emptyDatabase();
  await (await open(url)).close();
  const sql = connect(url, { max: 1 });
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
  await sql.end();
  await assert.rejects(open(url), (error: Error) => {
    assert.ok(error instanceof StartupError);
    assert.match(error.message, /newer version/);
    return true;
  });
});

const HOPELESS: readonly [change: (url: URL) => void, says: RegExp][] = [
  [(url) => (url.password = 'wrong'), /password is wrong/],
  [(url) => (url.pathname = 'nowhere'), /no such database/],
];

for (const [change, says] of HOPELESS) {
  test(`says at once when ${says.source}, and not how it tried`, async () => {
    const url = new URL(database.url);
    const { password } = url;
    change(url);
    await assert.rejects(open(url.href), (error: Error) => {
      assert.ok(error instanceof StartupError);
      assert.match(error.message, says);
      for (const secret of [password, 'wrong@', url.port]) assert.ok(!error.message.includes(secret));
      return true;
    });
  });
}
