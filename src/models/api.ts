import { HttpApi } from '../backend/http-api.ts';
import type { Connection } from './connection.ts';

/** A Hallway API as the viewer of this page: one session for all elements of the connection. */
export function apiOf(connection: Connection): HttpApi {
  let { http } = connection;
  if (!http) {
    // Asked for at each use: the site may sign its viewer in while the page is open.
    connection.http = http = new HttpApi(connection.config.api, () => connection.config.userToken);
    if (connection.stream) http.join(connection.stream);
  }
  return http;
}
