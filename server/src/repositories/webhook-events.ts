import { eq, lt } from 'drizzle-orm';

import { webhookEvents } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';

/** Notes that a webhook is being handled. @returns false when it was handled before */
export async function claimEvent(db: Queryable, id: string, now: Date): Promise<boolean> {
  const claimed = await db
    .insert(webhookEvents)
    .values({ id, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: webhookEvents.id });
  return claimed.length > 0;
}

/** Forgets a webhook whose handling failed, so that LiveKit's next attempt is handled. */
export async function releaseEvent(db: Queryable, id: string): Promise<void> {
  await db.delete(webhookEvents).where(eq(webhookEvents.id, id));
}

/** Forgets webhooks that would be refused for their age anyway. */
export async function deleteEventsBefore(db: Queryable, time: Date): Promise<void> {
  await db.delete(webhookEvents).where(lt(webhookEvents.receivedAt, time));
}
