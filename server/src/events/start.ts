import type { OpenDatabase } from '../database/open.ts';
import type { Clock } from '../deps.ts';
import type { Log } from '../log/log.ts';
import { Hub } from './hub.ts';
import { Listener } from './listener.ts';
import { databaseData } from './source.ts';

/** The event stream of one process. */
export interface Events {
  readonly hub: Hub;
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
    missed: () => hub.refreshAll(),
  });
  await listener.start();
  return {
    hub,
    async stop() {
      hub.stop();
      await listener.stop();
    },
  };
}
