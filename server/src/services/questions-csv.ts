import { ApiError } from '../contract/errors.ts';
import { findQuestionsBeyond, type QuestionRow } from '../repositories/questions.ts';
import { findRooms } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import { tableOf } from './csv.ts';
import { requireModerator } from './members.ts';
import type { SessionViewer } from './session-tokens.ts';

/** So many rows are read at a time. */
const ROWS = 500;

const TABLE = tableOf([
  'number',
  'createdAt',
  'name',
  'text',
  'votes',
  'state',
  'answeredAt',
  'answer',
  'mergedInto',
  'reason',
  'note',
]);

/** All questions of a room as CSV, a piece at a time. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function exportQuestions(
  { db }: Pick<ServiceDeps, 'db'>,
  session: SessionViewer,
  name: string,
): Promise<AsyncGenerator<string>> {
  const [found] = await findRooms(db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  await requireModerator(db, found.room, session.id);
  return csv(db, found.room.id);
}

async function* csv(db: ServiceDeps['db'], roomId: string): AsyncGenerator<string> {
  yield TABLE.head;
  let rows: QuestionRow[] = [];
  do {
    rows = await findQuestionsBeyond(db, roomId, rows.at(-1)?.number ?? 0, ROWS);
    if (rows.length > 0) yield TABLE.rows(rows.map(toRow));
  } while (rows.length === ROWS);
}

function toRow(row: QuestionRow) {
  const { name, text, state, answer, reason, note } = row;
  return {
    number: String(row.number),
    createdAt: row.createdAt.toISOString(),
    name,
    text,
    votes: String(row.votes),
    state,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answer,
    mergedInto: row.mergedInto === null ? null : String(row.mergedInto),
    reason,
    note,
  };
}
