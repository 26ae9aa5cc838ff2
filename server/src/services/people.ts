/** People as others see them, and what they say of themselves. */
import { ApiError } from '../contract/errors.ts';
import { toLinks } from '../contract/links.ts';
import type { RoomRef } from '../contract/models.ts';
import type { OwnProfile, PersonCard, Profile } from '../contract/profiles.ts';
import type { Queryable } from '../db/types.ts';
import type { Deps } from '../deps.ts';
import type { PersonRow } from '../repositories/people.ts';
import {
  findFollowedBy,
  findPeople,
  findStagesOf,
  updateProfile,
  type StageOf,
} from '../repositories/profiles.ts';
import { countListeners } from '../repositories/rosters.ts';
import type { Caller } from './rooms.ts';
import type { SessionViewer } from './session-tokens.ts';

/** What profiles need of the application. */
export type PeopleDeps = Pick<Deps, 'db' | 'clock'>;

/** PostgreSQL's code for a value that must be there once only. */
const TAKEN = '23505';

/** Cards of people, by id or `@` and handle, in the order asked for; who does not exist is missing. */
export async function readPeople(
  { db }: PeopleDeps,
  caller: Caller | undefined,
  refs: readonly string[],
): Promise<PersonCard[]> {
  const handles = refs.filter((ref) => ref.startsWith('@')).map((ref) => ref.slice(1));
  const found = await findPeople(db, { ids: refs.filter((ref) => !ref.startsWith('@')), handles });
  const cards = await toCards(db, caller, found);
  const byRef = new Map<string, PersonCard>();
  for (const card of cards) {
    byRef.set(card.person.id, card);
    if (card.person.handle !== null) byRef.set(`@${card.person.handle}`, card);
  }
  return [...new Set(refs.map((ref) => byRef.get(ref)).filter((card) => card !== undefined))];
}

/** One card. @throws {ApiError} `not_found` */
export async function readPerson(
  deps: PeopleDeps,
  caller: Caller | undefined,
  ref: string,
): Promise<PersonCard> {
  const [card] = await readPeople(deps, caller, [ref]);
  if (!card) throw new ApiError('not_found');
  return card;
}

/** The caller's own card. @throws {ApiError} `forbidden` for guests, `session_expired` when the person is gone */
export async function readMe(deps: PeopleDeps, session: SessionViewer): Promise<PersonCard> {
  requirePerson(session);
  const [card] = await readPeople(deps, session, [session.id]);
  if (!card) throw new ApiError('session_expired');
  return card;
}

/**
 * Changes what the caller says of themselves; what is missing stays.
 * @throws {ApiError} `forbidden` for guests, `conflict` where somebody else has the handle
 */
export async function changeMe(
  deps: PeopleDeps,
  session: SessionViewer,
  wanted: OwnProfile,
): Promise<PersonCard> {
  requirePerson(session);
  const { links, languages, topics, ...rest } = wanted;
  const values = {
    ...rest,
    ...(links && { links: toLinks(links) }),
    ...(languages && { languages: [...new Set(languages)] }),
    ...(topics && { topics: [...new Set(topics)] }),
  };
  const row = await updateProfile(deps.db, session.id, values, deps.clock.now()).catch((error: unknown) => {
    if (isTaken(error)) throw new ApiError('conflict', { message: 'handle: is taken' });
    throw error;
  });
  if (!row) throw new ApiError('session_expired');
  return readMe(deps, session);
}

function requirePerson({ kind }: SessionViewer): void {
  if (kind !== 'person') throw new ApiError('forbidden');
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && ((error as { code?: unknown }).code === TAKEN || isTaken(error.cause));
}

async function toCards(
  db: Queryable,
  caller: Caller | undefined,
  found: readonly PersonRow[],
): Promise<PersonCard[]> {
  const ids = found.map(({ id }) => id);
  const viewerId = caller === undefined || caller === 'operator' ? undefined : caller.id;
  const [stages, followed] = await Promise.all([
    findStagesOf(db, ids, caller),
    viewerId === undefined ? new Set<string>() : findFollowedBy(db, viewerId, ids),
  ]);
  const live = firstOfEach(stages, 'live');
  const next = firstOfEach(stages, 'scheduled');
  const listeners = await countListeners(db, [...new Set([...live.values()].map(({ room }) => room.id))]);
  const ref = (stage: StageOf | undefined) => stage && toRoomRef(stage, listeners.get(stage.room.id) ?? 0);
  return found.map((row) => ({
    person: toProfile(row),
    live: ref(live.get(row.id)) ?? null,
    next: ref(next.get(row.id)) ?? null,
    you: viewerId === undefined ? null : { follows: followed.has(row.id), self: row.id === viewerId },
    takesContacts: row.takesContacts,
  }));
}

function firstOfEach(stages: readonly StageOf[], state: StageOf['room']['state']): Map<string, StageOf> {
  const first = new Map<string, StageOf>();
  for (const stage of stages) {
    if (stage.room.state === state && !first.has(stage.personId)) first.set(stage.personId, stage);
  }
  return first;
}

function toRoomRef({ room }: StageOf, listeners: number): RoomRef {
  const { name, title, state, startsAt, startedAt } = room;
  return {
    name,
    title,
    state,
    startsAt: startsAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    listeners,
  };
}

/** A person's row as the API shows it. */
export function toProfile(row: PersonRow): Profile {
  const { id, handle, name, avatarUrl, caption, bio, languages, topics, links } = row;
  return {
    id,
    handle,
    name,
    avatarUrl,
    caption,
    bio,
    languages,
    topics,
    links: links.map(({ kind, url }) => ({ kind, url })),
    followers: row.followerCount,
    following: row.followingCount,
  };
}
