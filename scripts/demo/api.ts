import { type SiteKeys, type SitePerson, signPerson } from './site-token.ts';

/** The API refused something. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** One of the API's error codes, or the HTTP status where the answer has none. */
  readonly code: string;

  constructor(what: string, code: string) {
    super(`${what}: ${code}`);
    this.code = code;
  }
}

/** Somebody at the demo's API: what a page would do, done by a script. */
export class ApiSession {
  /** The person's id, which is also their name in LiveKit. */
  readonly id: string;
  private readonly origin: string;
  private readonly token: string;

  private constructor(origin: string, token: string, id: string) {
    this.origin = origin;
    this.token = token;
    this.id = id;
  }

  /** Begins a session for somebody whom the site vouches for. */
  static async begin(origin: string, keys: SiteKeys, person: SitePerson): Promise<ApiSession> {
    const body = { userToken: signPerson(keys, person) };
    const session = (await call(origin, 'POST', '/v1/session', body)) as {
      token: string;
      viewer: { id: string };
    };
    return new ApiSession(origin, session.token, session.viewer.id);
  }

  /**
   * Calls the API as this person.
   * @throws {Refused} With the API's code.
   */
  call(method: string, path: string, body?: unknown): Promise<unknown> {
    return call(this.origin, method, path, body, this.token);
  }
}

async function call(
  origin: string,
  method: string,
  path: string,
  body: unknown,
  token?: string,
): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const { error } = (answer ?? {}) as { error?: { code: string } };
  throw new Refused(`${method} ${path}`, error?.code ?? String(response.status));
}
