import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

/** The pool of connections. */
export type Database = PostgresJsDatabase;
/** Whatever can run a query: the pool, or the transaction one is in. */
export type Queryable = PgDatabase<PostgresJsQueryResultHKT>;
/** A transaction: what it wrote is visible to others, and its notices are sent, once it is over. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
