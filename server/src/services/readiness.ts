import { sql } from 'drizzle-orm';

import type { Deps } from '../deps.ts';

/** Whether visitors can be sent here, and what is missing if not. */
export interface Readiness {
  readonly status: 'ready' | 'not_ready' | 'stopping';
  readonly database: boolean;
  readonly livekit: boolean;
}

/** A part that does not answer for so long counts as away. */
const PATIENCE_MS = 2_000;
/** Anybody may ask: an answer is good for so long. */
const FRESH_MS = 250;

/** Makes the check; those who ask at once share one look. */
export function readiness({ db, media, log, stopping }: Deps): () => Promise<Readiness> {
  let last: { readonly until: number; readonly found: Promise<[boolean, boolean]> } | undefined;

  async function answers(part: string, question: Promise<unknown>): Promise<boolean> {
    try {
      await withPatience(question);
      return true;
    } catch (error) {
      log.warn('not_ready', { part, error });
      return false;
    }
  }

  return async () => {
    if (!last || last.until < performance.now()) {
      const found = Promise.all([
        answers('database', db.execute(sql`select 1`)),
        answers('livekit', media.listRooms()),
      ]);
      last = { until: performance.now() + FRESH_MS, found };
    }
    const [database, livekit] = await last.found;
    const well = database && livekit ? 'ready' : 'not_ready';
    return { status: stopping() ? 'stopping' : well, database, livekit };
  };
}

async function withPatience(question: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('No answer in time.')), PATIENCE_MS);
  try {
    await Promise.race([question, promise]);
  } finally {
    clearTimeout(timer);
  }
}
