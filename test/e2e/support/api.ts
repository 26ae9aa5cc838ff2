import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** Fields of a new room; what is left out gets a sensible value. */
export interface NewRoom {
  name?: string;
  title?: string;
  handPolicy?: 'off' | 'everyone' | 'followed';
  capacity?: number;
  startsAt?: string;
  club?: string;
  topic?: string;
  access?: 'open' | 'invitation' | 'hidden';
}

/** What a site's own server would do: vouch for people, open rooms, and look at the API's answers. */
export class Api {
  readonly origin: string;
  private readonly env: Readonly<Record<string, string>>;

  constructor(origin: string, env: Readonly<Record<string, string>>) {
    this.origin = origin;
    this.env = env;
  }

  /** A JWT with which the site vouches for a person. */
  async userToken(subject: string, name: string, claims: Record<string, unknown> = {}): Promise<string> {
    return new SignJWT({ name, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setIssuer(this.env['HALLWAY_SITE_ISSUER']!)
      .setAudience(this.env['HALLWAY_SITE_AUDIENCE']!)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(this.env['HALLWAY_SITE_SECRET']));
  }

  /** A session for a person, or for a guest without `userToken`. */
  async session(userToken?: string): Promise<{ token: string; id: string }> {
    const answer = await this.call('POST', '/v1/session', userToken ? { userToken } : {});
    const { token, viewer } = answer.body as { token: string; viewer: { id: string } };
    return { token, id: viewer.id };
  }

  /** A live room of which this person is the host; a host who may create rooms is made. */
  async room(hostToken: string, fields: NewRoom = {}): Promise<string> {
    const { name = `room-${randomUUID().slice(0, 8)}` } = fields;
    const { token } = await this.session(hostToken);
    const body = {
      title: 'What a street tree hears',
      language: 'en',
      handPolicy: 'everyone',
      ...fields,
      name,
    };
    const answer = await this.call('POST', '/v1/rooms', body, token);
    if (answer.status !== 201)
      throw new Error(`room not made: ${answer.status} ${JSON.stringify(answer.body)}`);
    return name;
  }

  /** A host's token, with the right to open rooms. */
  async hostToken(subject = `host-${randomUUID()}`, name = 'Rasa Milvydė'): Promise<string> {
    return this.userToken(subject, name, { hallway: { create: true } });
  }

  /** One request, as anybody could send it. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; body: unknown; headers: Headers }> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  }
}
