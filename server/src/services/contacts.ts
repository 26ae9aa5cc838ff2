import { randomUUID } from 'node:crypto';

import { type Campaign, CAMPAIGN_NAMES } from '../contract/campaigns.ts';
import type { Contact, ContactPage, NewContact } from '../contract/contacts.ts';
import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import type { Deps } from '../deps.ts';
import {
  findContactByKey,
  findContacts,
  insertContact,
  removeContact,
  updateContactDone,
  type ContactRow,
  type ContactState,
} from '../repositories/contacts.ts';
import { insertDelivery, withdrawDelivery } from '../repositories/deliveries.ts';
import { findPerson, type PersonRow } from '../repositories/people.ts';
import { kept } from './campaigns.ts';
import { tableOf } from './csv.ts';
import { fromCursor, toCursor, UUID } from './cursors.ts';
import type { SessionViewer } from './session-tokens.ts';

/** What private requests need of the application. */
export type ContactDeps = Pick<Deps, 'db' | 'clock' | 'config'>;

/** So many rows of a table are read at a time. */
const ROWS = 500;

const OWN = ['createdAt', 'name', 'reach', 'message', 'room', 'doneAt'] as const satisfies (keyof Contact)[];
const COLUMNS = [...OWN, ...CAMPAIGN_NAMES];
const TABLE = tableOf(COLUMNS);

/**
 * Stores a private request, and with it in one transaction what the site's endpoint is to be told. Once this returns,
 * the request survives whatever happens to this process.
 * @throws {ApiError} `not_found` (no such person), `forbidden` (takes none), `conflict` (oneself, or the key of another)
 */
export async function sendContact(
  deps: ContactDeps,
  session: SessionViewer,
  personId: string,
  wanted: NewContact,
): Promise<{ id: string; created: boolean }> {
  if (session.id === personId) throw new ApiError('conflict', { message: 'Nobody writes to themselves.' });
  return deps.db.transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (person?.kind !== 'person') throw new ApiError('not_found');
    const { key, name, reach, message, room = null, campaign } = wanted;
    const known = await findContactByKey(tx, key);
    if (known) return sameAs(known, personId, wanted);
    if (!person.takesContacts) throw new ApiError('forbidden');
    const now = deps.clock.now();
    const values = {
      id: randomUUID(),
      personId,
      key,
      name,
      reach,
      message,
      room,
      campaign: kept(campaign),
      consentAt: now,
      createdAt: now,
    };
    const row = await insertContact(tx, values);
    if (row) {
      if (deps.config.webhook) await announce(tx, row, person);
      return { id: row.id, created: true };
    }
    // Sent twice at the same moment: the other one was first.
    const first = await findContactByKey(tx, key);
    if (!first) throw new ApiError('conflict');
    return sameAs(first, personId, wanted);
  });
}

/** A text that was changed since would be lost without a word: that is not the same request. */
function sameAs(row: ContactRow, personId: string, wanted: NewContact): { id: string; created: boolean } {
  const same =
    row.personId === personId &&
    row.name === wanted.name &&
    row.reach === wanted.reach &&
    row.message === wanted.message;
  if (!same) throw new ApiError('conflict', { message: 'key: was used for another request' });
  return { id: row.id, created: false };
}

/** The delivery has the request's own id, so that both can be deleted together. */
async function announce(tx: Transaction, row: ContactRow, person: PersonRow): Promise<void> {
  const { id, name, reach, message, room, campaign, createdAt } = row;
  const { subject, handle } = person;
  const to = { id: person.id, subject, handle, name: person.name };
  const data = { id, person: to, name, reach, message, room, campaign, createdAt: createdAt.toISOString() };
  const payload = { type: 'contact.created', timestamp: createdAt.toISOString(), data };
  await insertDelivery(tx, { id, type: payload.type, payload, createdAt });
}

/** A page of the caller's requests, newest first. @throws {ApiError} `forbidden` (guests), `bad_request` (cursor) */
export async function pageContacts(
  deps: ContactDeps,
  session: SessionViewer,
  query: { state: ContactState; limit: number; cursor?: string | undefined },
): Promise<ContactPage> {
  requirePerson(session);
  const { state, limit } = query;
  const after = fromCursor(query.cursor, UUID);
  const rows = await findContacts(deps.db, session.id, { state, limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    contacts: page.map(toContact),
    nextCursor: rows.length > limit && last ? toCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** All of the caller's requests as CSV, a piece at a time. @throws {ApiError} `forbidden` (guests) */
export function exportContacts(
  deps: ContactDeps,
  session: SessionViewer,
  state: ContactState,
): AsyncGenerator<string> {
  requirePerson(session);
  return csv(deps, session.id, state);
}

async function* csv({ db }: ContactDeps, personId: string, state: ContactState): AsyncGenerator<string> {
  yield TABLE.head;
  let after: { at: Date; id: string } | undefined;
  do {
    const rows: ContactRow[] = await findContacts(db, personId, { state, limit: ROWS, after });
    if (rows.length > 0) yield TABLE.rows(rows.map(toRow));
    const last = rows.length === ROWS ? rows.at(-1) : undefined;
    after = last && { at: last.createdAt, id: last.id };
  } while (after);
}

/** Marks one of the caller's requests done, or open again. @throws {ApiError} `forbidden` (guests), `not_found` */
export async function markContact(
  deps: ContactDeps,
  session: SessionViewer,
  id: string,
  isDone: boolean,
): Promise<void> {
  requirePerson(session);
  const doneAt = isDone ? deps.clock.now() : null;
  if (!(await updateContactDone(deps.db, session.id, id, doneAt))) throw new ApiError('not_found');
}

/** Deletes one of the caller's requests. @throws {ApiError} `forbidden` (guests), `not_found` */
export async function deleteContact(deps: ContactDeps, session: SessionViewer, id: string): Promise<void> {
  requirePerson(session);
  await deps.db.transaction(async (tx) => {
    if (!(await removeContact(tx, session.id, id))) throw new ApiError('not_found');
    await withdrawDelivery(tx, id);
  });
}

function requirePerson({ kind }: SessionViewer): void {
  if (kind !== 'person') throw new ApiError('forbidden');
}

/** A request with its campaign in columns of their own. */
function toRow(row: ContactRow): Record<(typeof COLUMNS)[number], string | null> {
  const { campaign, ...contact } = toContact(row);
  const came = CAMPAIGN_NAMES.map((name) => [name, campaign?.[name] ?? null]);
  return { ...contact, ...(Object.fromEntries(came) as Record<keyof Campaign, string | null>) };
}

function toContact({ id, name, reach, message, room, campaign, createdAt, doneAt }: ContactRow): Contact {
  return {
    id,
    name,
    reach,
    message,
    room,
    campaign,
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}
