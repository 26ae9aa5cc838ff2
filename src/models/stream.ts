import { EventStream } from '../backend/event-stream.ts';
import type { Connection } from './connection.ts';

/** The one event stream of a connection to a Hallway API. */
export function streamOf(connection: Connection): EventStream {
  let { stream } = connection;
  if (!stream) {
    connection.stream = stream = new EventStream(connection.config.api);
    connection.http?.join(stream);
  }
  return stream;
}
