import { randomUUID } from 'node:crypto';

import { SignJWT } from 'jose';

import { SETTINGS } from './processes.ts';

/** An answer of a server. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON; a test says what it expects of it. */
  readonly body: any;
}

type Headers = Readonly<Record<string, string>>;

/** Somebody with a session at a server that runs with {@link SETTINGS}; any server with the same secret knows them. */
export class Client {
  readonly id: string;
  readonly token: string;
  /** Address of the server that is asked. */
  base: string;

  private readonly headers: Headers;

  private constructor(base: string, id: string, token: string, headers: Headers) {
    this.base = base;
    this.id = id;
    this.token = token;
    this.headers = headers;
  }

  /** A guest. @param headers sent with each request */
  static async guest(base: string, headers: Headers = {}): Promise<Client> {
    return Client.begin(base, {}, headers);
  }

  /** A guest who says what they are called. */
  static async guestCalled(base: string, name: string): Promise<Client> {
    return Client.begin(base, { name }, {});
  }

  /** A person for whom the site vouches, and who may open rooms. */
  static async person(base: string, name = 'Rasa', headers: Headers = {}): Promise<Client> {
    const userToken = await new SignJWT({ name, hallway: { create: true } })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(randomUUID())
      .setIssuer(SETTINGS.HALLWAY_SITE_ISSUER)
      .setAudience(SETTINGS.HALLWAY_SITE_AUDIENCE)
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(SETTINGS.HALLWAY_SITE_SECRET));
    return Client.begin(base, { userToken }, headers);
  }

  private static async begin(base: string, body: object, headers: Headers): Promise<Client> {
    const { status, body: answer } = await send(base, 'POST', '/v1/session', headers, body);
    if (status !== 200 && status !== 201) throw new Error(`No session: ${status} ${JSON.stringify(answer)}`);
    return new Client(base, answer.viewer.id, answer.token, headers);
  }

  /** One request. @throws only when the server does not answer */
  async call(method: string, path: string, body?: object): Promise<Answer> {
    const headers = { ...this.headers, authorization: `Bearer ${this.token}` };
    return send(this.base, method, path, headers, body);
  }

  /** One request that must succeed. */
  async done(method: string, path: string, body?: object): Promise<Answer['body']> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Opens a live room. @returns its name */
  async openRoom(fields: object = {}): Promise<string> {
    return (await this.done('POST', '/v1/rooms', { title: 'A talk', language: 'en', ...fields })).name;
  }
}

async function send(
  base: string,
  method: string,
  path: string,
  headers: Headers,
  body: object | undefined,
): Promise<Answer> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}
