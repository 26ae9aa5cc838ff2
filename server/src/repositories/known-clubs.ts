import { and, inArray } from 'drizzle-orm';

import { clubs } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { clubKnownTo, type Onlooker } from './access.ts';

/** Those of these clubs that exist and that somebody may know of. */
export async function findKnownClubs(
  db: Queryable,
  names: readonly string[],
  onlooker: Onlooker,
): Promise<string[]> {
  if (names.length === 0) return [];
  const found = await db
    .select({ name: clubs.name })
    .from(clubs)
    .where(and(inArray(clubs.name, [...names]), clubKnownTo(onlooker)));
  return found.map(({ name }) => name);
}
