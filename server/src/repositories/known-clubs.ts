import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';

import { clubMembers, clubs } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';

/** Those of these clubs that exist and that somebody may know of: hidden ones are for their members. */
export async function findKnownClubs(
  db: Queryable,
  names: readonly string[],
  personId: string | undefined,
): Promise<string[]> {
  if (names.length === 0) return [];
  const belongs = sql`exists (${db
    .select({ one: sql`1` })
    .from(clubMembers)
    .where(
      and(
        eq(clubMembers.clubId, clubs.id),
        eq(clubMembers.personId, personId ?? ''),
        ne(clubMembers.role, 'pending'),
      ),
    )})`;
  const found = await db
    .select({ name: clubs.name })
    .from(clubs)
    .where(and(inArray(clubs.name, [...names]), or(ne(clubs.access, 'hidden'), belongs)));
  return found.map(({ name }) => name);
}
