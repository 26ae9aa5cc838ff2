import { randomUUID } from 'node:crypto';

import { decodeJwt } from 'jose';

import type { Database } from '../db/types.ts';
import type { Clock } from '../deps.ts';
import { savePerson } from '../repositories/people.ts';
import { profileOf, unnamed } from './profiles.ts';
import { SESSION_ISSUER, type Session, type SessionTokens, type SessionViewer } from './session-tokens.ts';
import type { SiteTokens } from './site-tokens.ts';

/** A session and the token that proves it. */
export interface IssuedSession extends Session {
  readonly token: string;
}

/** What somebody who wants a session brings. */
export interface Introduction {
  readonly userToken?: string | undefined;
  /** Of a guest. */
  readonly name?: string | undefined;
  /** A session token of before, also an expired one. */
  readonly before?: string | undefined;
  readonly languages?: string | undefined;
}

/** Says who a caller is. Guests cost the database nothing until they enter a room. */
export class Sessions {
  private readonly db: Database;
  private readonly clock: Clock;
  private readonly own: SessionTokens;
  private readonly site: SiteTokens;

  constructor(db: Database, clock: Clock, own: SessionTokens, site: SiteTokens) {
    this.db = db;
    this.clock = clock;
    this.own = own;
    this.site = site;
  }

  /**
   * Begins or renews a session. A person's is renewed only by the site's word, never by its own old token.
   * @throws {ApiError} `user_token_invalid`, `unavailable`
   */
  async begin(introduction: Introduction): Promise<IssuedSession> {
    const { userToken } = introduction;
    const viewer =
      userToken === undefined
        ? await this.guest(introduction)
        : await this.person(userToken, introduction.languages);
    return { viewer, ...(await this.own.issue(viewer)) };
  }

  /** @throws {ApiError} `unauthorized`, `session_expired` */
  async read(token: string): Promise<Session> {
    return this.own.read(token);
  }

  /**
   * Who calls LiveKit's token endpoint: a session's holder, somebody with the site's own token, or a new guest.
   * @throws {ApiError} when a token was sent that is neither
   */
  async ofAny(token: string | undefined, languages: string | undefined): Promise<SessionViewer> {
    if (token === undefined) return this.guest({ languages });
    if (issuerOf(token) === SESSION_ISSUER) return (await this.own.read(token)).viewer;
    return this.person(token, languages);
  }

  private async guest({ name, before, languages }: Introduction): Promise<SessionViewer> {
    const known = before === undefined ? undefined : await this.own.readGuest(before);
    const id = known?.id ?? `g_${randomUUID()}`;
    return {
      id,
      kind: 'guest',
      name: name ?? known?.name ?? unnamed(id, languages),
      avatarUrl: null,
      create: false,
    };
  }

  private async person(userToken: string, languages: string | undefined): Promise<SessionViewer> {
    const { issuer, subject, create, claims } = await this.site.verify(userToken);
    const id = `p_${randomUUID()}`;
    const who = { id, issuer, subject, fallback: unnamed(id, languages) };
    const row = await savePerson(this.db, who, profileOf(claims), this.clock.now());
    return { id: row.id, kind: 'person', name: row.name, avatarUrl: row.avatarUrl, create };
  }
}

/** What a token claims to come from, before anything is checked. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    // Not a JWT at all: whoever checks it says so.
    return undefined;
  }
}
