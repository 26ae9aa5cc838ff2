import { bigint, jsonb, timestamp } from 'drizzle-orm/pg-core';
import type { Campaign } from '../../contract/campaigns.ts';

/** A moment, with milliseconds: all come from the server's clock, so that a page's cursor meets the very value again. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Through which campaign of the site somebody came, where their page said it; a flat object of short texts. */
export const campaign = () => jsonb('campaign').$type<Campaign>();

/** A number that counts up from 0. */
export const counter = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
