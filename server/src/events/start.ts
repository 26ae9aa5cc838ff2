import type { OpenDatabase } from '../database/open.ts';
import { REACTIONS_CHANNEL, type Clock } from '../deps.ts';
import type { Log } from '../log/log.ts';
import { Hub } from './hub.ts';
import { Listener } from './listener.ts';
import { ReactionBatches } from './reaction-batches.ts';
import { databaseData } from './source.ts';

/** The event stream of one process. */
export interface Events {
  readonly hub: Hub;
  readonly reactions: ReactionBatches;
  /** Ends all streams. */
  stop(): Promise<void>;
}

/** Begins to listen to the database; settles when every change from now on will be heard. */
export async function startEvents(
  database: Pick<OpenDatabase, 'db' | 'sql' | 'dedicated'>,
  log: Log,
  clock: Clock,
): Promise<Events> {
  const hub = new Hub(databaseData(database.db), log, clock);
  const listener = new Listener(database, log, {
    changed: (change) => hub.onChange(change),
    listed: (change) => hub.onListChange(change),
    reacted: (reactions) => hub.onReactions(reactions),
    asked: (change) => hub.onQuestionChange(change),
    missed: () => hub.refreshAll(),
  });
  await listener.start();
  const { sql } = database;
  const reactions = new ReactionBatches(async (sums) => {
    await sql`select pg_notify(${REACTIONS_CHANNEL}, ${JSON.stringify(sums)})`;
  }, log);
  return {
    hub,
    reactions,
    async stop() {
      hub.stop();
      await listener.stop();
    },
  };
}
