import type { Connection } from '../connection.ts';
import { streamOf } from '../stream.ts';

/** Hears of changes over the connection's event stream; see `EventStream.hint`. */
export function streamHints(
  connection: Connection,
  kind: 'club' | 'hallway',
  name: string,
  listener: () => void,
): () => void {
  return streamOf(connection).hint(kind, name, listener);
}
