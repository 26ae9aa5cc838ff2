import type { Backend } from '../../backend/backend.ts';
import { HttpBackend } from '../../backend/http-backend.ts';
import { TokenEndpointBackend } from '../../backend/token-endpoint-backend.ts';
import type { Connection } from '../connection.ts';

/** The backend of a connection; the same for all its rooms. */
export function backendOf(connection: Connection): Backend {
  connection.backend ??= makeBackend(connection);
  return connection.backend;
}

function makeBackend(connection: Connection): Backend {
  const { stream, config } = connection;
  const { backend, api, tokenEndpoint } = config;
  // Asked for at each use: the site may sign its viewer in while the page is open.
  const userToken = () => connection.config.userToken;
  if (backend) return backend;
  return stream
    ? new HttpBackend(api, userToken, stream)
    : new TokenEndpointBackend(tokenEndpoint, userToken);
}
