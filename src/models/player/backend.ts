import type { Backend } from '../../backend/backend.ts';
import { HttpBackend } from '../../backend/http-backend.ts';
import { TokenEndpointBackend } from '../../backend/token-endpoint-backend.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { streamOf } from '../stream.ts';

/** The backend of a connection; the same for all its rooms. */
export function backendOf(connection: Connection): Backend {
  connection.backend ??= makeBackend(connection);
  return connection.backend;
}

function makeBackend(connection: Connection): Backend {
  const { backend, tokenEndpoint } = connection.config;
  if (backend) return backend;
  return connection.hasApi
    ? new HttpBackend(apiOf(connection), streamOf(connection))
    : new TokenEndpointBackend(tokenEndpoint, () => connection.config.userToken);
}
