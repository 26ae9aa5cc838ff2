import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';

import { ROUTES } from '../src/contract/document.ts';
import { API_ERRORS } from '../src/contract/errors.ts';
import { DOCUMENT_FILE, documentText } from '../src/contract/generate.ts';
import * as schema from '../src/db/schema.ts';
import { testApi, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('openapi.json', () => {
  it('is what the contract makes; else: node server/src/contract/generate.ts', async () => {
    assert.equal(await readFile(DOCUMENT_FILE, 'utf8'), documentText());
  });

  it('is served, to anybody', async () => {
    const document = await api.done('GET', '/openapi.json');
    assert.deepEqual(document, JSON.parse(documentText()));
    assert.equal(document.openapi, '3.1.0');
  });

  it('describes every route that is answered, and none else', () => {
    const ofApi = /^\/(?:v1\/|healthz$|readyz$)/;
    const verbs = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    const answered = api.app.routes
      .filter(({ method, path }) => verbs.has(method) && ofApi.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    assert.deepEqual([...new Set(answered)].sort(), described.sort());
  });

  it('names each error code with a status and a text', () => {
    for (const [code, [status, message]] of Object.entries(API_ERRORS)) {
      assert.match(code, /^[a-z_]+$/);
      assert.ok(status >= 400 && message.endsWith('.'), code);
    }
  });

  it('refuses unknown fields in every body but LiveKit’s', () => {
    const document = JSON.parse(documentText());
    const open: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, Json>>(document.paths)) {
      for (const operation of Object.values(methods)) {
        const body = operation.requestBody?.content['application/json']?.schema;
        const shape = body?.$ref ? document.components.schemas[body.$ref.split('/').at(-1)] : body;
        if (shape && shape.additionalProperties !== false) open.push(path);
      }
    }
    assert.deepEqual(open, ['/v1/token']);
  });
});

describe('the migrations', () => {
  const tables = Object.values(schema).filter((value) => value instanceof PgTable);

  it('make the columns that the code knows', async () => {
    const { sql } = api.database;
    const made = await sql<{ table: string; column: string; type: string; required: boolean }[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as required
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
    const known = tables.flatMap((table) => {
      const { name, columns } = getTableConfig(table);
      return columns.map((column) => ({
        table: name,
        column: column.name,
        type: column.getSQLType().replace('timestamp (3)', 'timestamp(3)'),
        required: column.notNull,
      }));
    });
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    assert.deepEqual(sorted([...made]), sorted(known));
  });

  it('make the keys, indexes and checks that the code knows', async () => {
    const { sql } = api.database;
    const made = await sql<{ name: string }[]>`
      select indexname as name from pg_indexes where schemaname = 'public' and indexname not like '%\\_pkey'
      union select conname from pg_constraint
        where connamespace = 'public'::regnamespace and contype = 'c'`;
    const known = tables.flatMap((table) => {
      const { indexes, checks, columns, uniqueConstraints } = getTableConfig(table);
      return [
        ...indexes.map(({ config }) => config.name),
        ...checks.map(({ name }) => name),
        ...uniqueConstraints.map((constraint) => constraint.getName()),
        ...columns.filter(({ isUnique }) => isUnique).map(({ uniqueName }) => uniqueName),
      ];
    });
    assert.deepEqual(made.map(({ name }) => name).sort(), known.map(String).sort());
  });

  it('leave no foreign key without an index on its columns', async () => {
    const { sql } = api.database;
    const bare = await sql<{ name: string }[]>`
      select conname as name from pg_constraint c
      where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`;
    // Clubs are few, and their owners are never looked up by it.
    assert.deepEqual(
      bare.map(({ name }) => name),
      ['clubs_owner_id_fkey'],
    );
  });
});
