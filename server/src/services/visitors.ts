import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import { findPerson, saveGuest, type PersonRow } from '../repositories/people.ts';
import type { SessionViewer } from './session-tokens.ts';

/**
 * The row of whoever enters a room or does something lasting: a guest's is written now, a person's was made with their
 * session. A guest's row is then held, as after rooms and clubs.
 * @throws {ApiError} `session_expired` where a person has none: the session is of another database
 */
export async function visitorRow(tx: Transaction, session: SessionViewer, now: Date): Promise<PersonRow> {
  if (session.kind === 'guest') return saveGuest(tx, session.id, session.name, now);
  const person = await findPerson(tx, session.id);
  if (!person) throw new ApiError('session_expired');
  return person;
}
