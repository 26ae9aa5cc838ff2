import { randomUUID } from 'node:crypto';

import { and, eq } from 'drizzle-orm';

import { ApiError } from '../contract/errors.ts';
import { people } from '../db/schema.ts';
import type { Database, Queryable, Transaction } from '../db/types.ts';
import type { Clock } from '../deps.ts';
import { findPeople } from '../repositories/profiles.ts';
import { savePerson } from '../repositories/people.ts';
import { createClub } from '../services/clubs.ts';
import { changeMe } from '../services/people.ts';
import { openRoom } from '../services/rooms.ts';
import { isKind, KINDS, type Fields, type Kind, type Reference } from './kinds.ts';
import { describeIssues, Mistakes, type Mistake } from './mistakes.ts';
import type { Row } from './read-file.ts';

/** What making things needs. */
export interface MakeDeps {
  readonly db: Database | Transaction;
  readonly clock: Clock;
  /** `iss` of the site's tokens, for people whose row names none. */
  readonly issuer: string | undefined;
}

/** Something that was made: a person's id, a club's or a room's name. */
export interface Made {
  readonly kind: Kind;
  readonly name: string;
}

/** A row whose fields are right. */
type Checked = { [Name in Kind]: { line: number | undefined; kind: Name; fields: Fields<Name> } }[Kind];

const ORDER = Object.keys(KINDS) as Kind[];

/**
 * Makes all of it in one transaction, or nothing. A person who exists already is changed; clubs and rooms must be new.
 * @throws {Mistakes} naming every bad row
 */
export async function makeAll(deps: MakeDeps, rows: readonly Row[]): Promise<Made[]> {
  const mistakes: Mistake[] = [];
  const checked = rows.flatMap((row) => check(row, mistakes) ?? []);
  checked.sort(
    (one, two) => ORDER.indexOf(one.kind) - ORDER.indexOf(two.kind) || (one.line ?? 0) - (two.line ?? 0),
  );
  return deps.db.transaction(async (tx) => {
    const made: Made[] = [];
    for (const row of checked) {
      try {
        // Of its own, so that a row that is refused leaves the others to be looked at.
        await tx.transaction(async (inner) => {
          made.push({ kind: row.kind, name: await make({ ...deps, db: inner }, row) });
        });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        mistakes.push({ line: row.line, text: error.message });
      }
    }
    mistakes.sort((one, two) => (one.line ?? 0) - (two.line ?? 0));
    if (mistakes.length > 0) throw new Mistakes(mistakes);
    return made;
  });
}

function check({ line, fields: { kind, ...fields } }: Row, mistakes: Mistake[]): Checked | undefined {
  if (!isKind(kind)) {
    mistakes.push({ line, text: `kind: is none of ${ORDER.join(', ')}` });
    return undefined;
  }
  const result = KINDS[kind].safeParse(fields);
  if (!result.success) {
    mistakes.push({ line, text: describeIssues(result.error) });
    return undefined;
  }
  return { line, kind, fields: result.data } as Checked;
}

async function make(deps: MakeDeps, row: Checked): Promise<string> {
  if (row.kind === 'person') return makePerson(deps, row.fields);
  if (row.kind === 'club') {
    const { owner, ...club } = row.fields;
    const ownerId = owner && (await idOf(deps, 'owner', owner));
    return (await createClub(deps, 'operator', { ...club, ...(ownerId !== undefined && { ownerId }) })).club
      .name;
  }
  const { host, coHosts = [], ...room } = row.fields;
  const hostId = await idOf(deps, 'host', host);
  const ids: string[] = [];
  for (const coHost of coHosts) ids.push(await idOf(deps, 'coHosts', coHost));
  return (await openRoom(deps, 'operator', { ...room, hostId, coHosts: ids })).name;
}

async function makePerson(deps: MakeDeps, fields: Fields<'person'>): Promise<string> {
  const { subject, issuer = deps.issuer, name, pictureUrl, ...own } = fields;
  if (issuer === undefined) {
    throw new ApiError('bad_request', { message: 'issuer: is missing, and so is HALLWAY_SITE_ISSUER' });
  }
  const claimed = { name, ...(pictureUrl !== undefined && { avatarUrl: pictureUrl }) };
  const who = { id: `p_${randomUUID()}`, issuer, subject, fallback: name };
  const { id, avatarUrl } = await savePerson(deps.db, who, claimed, deps.clock.now());
  await changeMe(deps, { id, kind: 'person', name, avatarUrl, create: false }, own);
  return id;
}

/** @throws {ApiError} `not_found` */
async function idOf(deps: MakeDeps, field: string, who: Reference): Promise<string> {
  const found = 'subject' in who ? await bySubject(deps, who.subject) : await byName(deps.db, who);
  if (found === undefined) throw new ApiError('not_found', { message: `${field}: there is no such person` });
  return found;
}

async function byName(db: Queryable, who: { id: string } | { handle: string }): Promise<string | undefined> {
  const found = await findPeople(
    db,
    'id' in who ? { ids: [who.id], handles: [] } : { ids: [], handles: [who.handle] },
  );
  return found[0]?.id;
}

async function bySubject({ db, issuer }: MakeDeps, subject: string): Promise<string | undefined> {
  if (issuer === undefined) return undefined;
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.issuer, issuer), eq(people.subject, subject)));
  return row?.id;
}
