import { bigint, timestamp } from 'drizzle-orm/pg-core';

/** A moment, with milliseconds: all come from the server's clock, so that a page's cursor meets the very value again. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** A number that counts up from 0. */
export const counter = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
