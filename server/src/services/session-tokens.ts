import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

import { ApiError } from '../contract/errors.ts';
import { personId } from '../contract/fields.ts';
import type { Clock } from '../deps.ts';

/** Who a session is for, as its token says. */
export interface SessionViewer {
  /** `g_…` or `p_…`; the LiveKit identity. */
  readonly id: string;
  readonly kind: 'guest' | 'person';
  readonly name: string;
  readonly avatarUrl: string | null;
  /** Whether the site lets this person open rooms. */
  readonly create: boolean;
}

/** A session that was looked up. */
export interface Session {
  readonly viewer: SessionViewer;
  readonly expiresAt: Date;
}

/** `iss` and `aud` of our own tokens. */
export const SESSION_ISSUER = 'hallway';
const TYPE = 'hallway-session+jwt';
const LIFE_S = 3_600;

const claims = z.object({
  sub: personId,
  kind: z.enum(['guest', 'person']),
  name: z.string(),
  avatar: z.string().nullable(),
  create: z.boolean(),
  exp: z.number(),
});

/** Makes and reads session tokens: JWTs of our own, signed with the server's secret (HS256). */
export class SessionTokens {
  private readonly key: Uint8Array;
  private readonly clock: Clock;

  constructor(secret: string, clock: Clock) {
    this.key = new TextEncoder().encode(secret);
    this.clock = clock;
  }

  /** A token that is good for an hour. */
  async issue(viewer: SessionViewer): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1_000);
    const { kind, name, avatarUrl, create } = viewer;
    const token = await new SignJWT({ kind, name, avatar: avatarUrl, create })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setIssuer(SESSION_ISSUER)
      .setAudience(SESSION_ISSUER)
      .setSubject(viewer.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFE_S)
      .sign(this.key);
    return { token, expiresAt: new Date((issuedAt + LIFE_S) * 1_000) };
  }

  /** @throws {ApiError} `session_expired`, or `unauthorized` for whatever is not a token of ours */
  async read(token: string): Promise<Session> {
    try {
      return await this.verify(token, 0);
    } catch (error) {
      throw new ApiError(error instanceof errors.JWTExpired ? 'session_expired' : 'unauthorized');
    }
  }

  /** The guest whose token this is, or was until so many seconds ago; `undefined` for anything else. */
  async readGuest(token: string, memory: number): Promise<SessionViewer | undefined> {
    try {
      const { viewer } = await this.verify(token, memory);
      return viewer.kind === 'guest' ? viewer : undefined;
    } catch {
      // Too old, or signed with a secret that was since changed: the caller becomes a new guest.
      return undefined;
    }
  }

  private async verify(token: string, tolerance: number): Promise<Session> {
    const { payload } = await jwtVerify(token, this.key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: SESSION_ISSUER,
      audience: SESSION_ISSUER,
      currentDate: this.clock.now(),
      clockTolerance: tolerance,
    });
    const { sub, kind, name, avatar, create, exp } = claims.parse(payload);
    return {
      viewer: { id: sub, kind, name, avatarUrl: avatar, create },
      expiresAt: new Date(exp * 1_000),
    };
  }
}
