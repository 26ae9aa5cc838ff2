import { randomUUID } from 'node:crypto';

import { decodeJwt } from 'jose';

import type { Database } from '../db/types.ts';
import type { Clock } from '../deps.ts';
import { findPerson, savePerson } from '../repositories/people.ts';
import { mergeGuest } from './merge-guest.ts';
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

/** A guest who comes back within a day is the same one. */
const GUEST_MEMORY_S = 86_400;
/** As long as browsers keep anything for a page: https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/ */
const LASTING_GUEST_MEMORY_S = 400 * 86_400;

/** Says who a caller is. Guests cost the database nothing until they enter a room or follow something. */
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
   * Begins or renews a session. A person's is renewed only by the site's word, never by its own old token. With the
   * token of the guest who they were until now, what that guest followed becomes theirs.
   * @throws {ApiError} `user_token_invalid`, `unavailable`
   */
  async begin(introduction: Introduction): Promise<IssuedSession> {
    const { userToken, before } = introduction;
    const viewer =
      userToken === undefined
        ? await this.guest(introduction)
        : await this.person(userToken, introduction.languages);
    if (userToken !== undefined && before !== undefined) await this.takeOver(before, viewer.id);
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
    const known = before === undefined ? undefined : await this.knownGuest(before);
    const id = known?.id ?? `g_${randomUUID()}`;
    return {
      id,
      kind: 'guest',
      name: name ?? known?.name ?? unnamed(id, languages),
      avatarUrl: null,
      create: false,
    };
  }

  /** A guest of whom something is kept stays the same one for long; another for a day. */
  private async knownGuest(before: string): Promise<SessionViewer | undefined> {
    const recent = await this.own.readGuest(before, GUEST_MEMORY_S);
    if (recent) return recent;
    const lasting = await this.own.readGuest(before, LASTING_GUEST_MEMORY_S);
    return lasting && (await findPerson(this.db, lasting.id)) ? lasting : undefined;
  }

  private async takeOver(before: string, personId: string): Promise<void> {
    const guest = await this.own.readGuest(before, LASTING_GUEST_MEMORY_S);
    if (guest) await mergeGuest(this.db, guest.id, personId, this.clock.now());
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
