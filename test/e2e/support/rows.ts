import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Stack } from './stack.ts';

/** Every row of every table of the backend's own database, as text: so "nothing of it remains" can be said of all. */
export async function allRows(stack: Stack): Promise<string> {
  const cluster = join(stack.env['HALLWAY_DATA_DIR'] ?? '', 'cluster');
  const password = readFileSync(join(cluster, 'password'), 'utf8').trim();
  // The fourth line of PostgreSQL's own file is its port.
  const port = Number(readFileSync(join(cluster, 'pgdata/postmaster.pid'), 'utf8').split('\n')[3]);
  const sql = postgres({ host: '127.0.0.1', port, user: 'hallway', password, database: 'hallway', max: 1 });
  try {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    const texts = [];
    for (const { name } of tables) {
      const rows = await sql<{ text: string }[]>`select t::text as text from ${sql(name)} as t`;
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  } finally {
    await sql.end();
  }
}
