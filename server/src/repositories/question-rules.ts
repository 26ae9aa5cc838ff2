import { eq } from 'drizzle-orm';

import { questionRules } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** What the hosts of a room say of questions. */
export type RulesRow = Omit<typeof questionRules.$inferSelect, 'roomId'>;

/** Where the hosts said nothing. */
const DEFAULTS: RulesRow = {
  asking: true,
  anonymous: 'nobody',
  approveFirst: false,
  slowSeconds: 0,
  words: [],
};

/** The rules of a room. */
export async function findQuestionRules(db: Queryable, roomId: string): Promise<RulesRow> {
  const [row] = await db.select().from(questionRules).where(eq(questionRules.roomId, roomId));
  return row ?? DEFAULTS;
}

/** Writes the rules of a room. */
export async function saveQuestionRules(tx: Transaction, roomId: string, rules: RulesRow): Promise<void> {
  await tx
    .insert(questionRules)
    .values({ roomId, ...rules })
    .onConflictDoUpdate({ target: questionRules.roomId, set: rules });
}

/** Forgets the rules of a room that ends. */
export async function deleteQuestionRules(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(questionRules).where(eq(questionRules.roomId, roomId));
}
