import { and, asc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';

import { admissions, members, recordingListeners, recordings, rooms, type Segment } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import type { RoomRow } from './rooms.ts';

/** A recording's row. */
export type RecordingRow = typeof recordings.$inferSelect;

/** A recording at which a recorder, or its removal, is or should be at work. */
export interface OpenRecording {
  readonly recording: RecordingRow;
  readonly name: string;
  readonly state: RoomRow['recordingState'];
}

/** All that are not settled, the oldest first. */
export async function listOpenRecordings(db: Queryable): Promise<OpenRecording[]> {
  return db
    .select({ recording: recordings, name: rooms.name, state: rooms.recordingState })
    .from(recordings)
    .innerJoin(rooms, eq(rooms.id, recordings.roomId))
    .where(isNull(recordings.settledAt))
    .orderBy(asc(recordings.beginsAt));
}

/** The recording of a room. */
export async function findRecording(db: Queryable, roomId: string): Promise<RecordingRow | undefined> {
  const [row] = await db.select().from(recordings).where(eq(recordings.roomId, roomId));
  return row;
}

/** Begins a recording, or goes on with the one that there is. */
export async function saveRecording(
  tx: Transaction,
  values: Pick<RecordingRow, 'id' | 'roomId' | 'hostId' | 'beginsAt'>,
): Promise<void> {
  const again = { beginsAt: values.beginsAt, stoppedAt: null, settledAt: null, expiresAt: null };
  await tx.insert(recordings).values(values).onConflictDoUpdate({ target: recordings.roomId, set: again });
}

/** Changes a recording. */
export async function updateRecording(
  tx: Queryable,
  id: string,
  values: Partial<Pick<RecordingRow, 'stoppedAt' | 'settledAt' | 'expiresAt' | 'segments'>>,
): Promise<void> {
  await tx.update(recordings).set(values).where(eq(recordings.id, id));
}

/** Forgets a recording and all that was kept with it. */
export async function deleteRecording(db: Queryable, id: string): Promise<void> {
  await db.delete(recordings).where(eq(recordings.id, id));
}

/** Names of rooms whose recording has been kept for long enough. */
export async function findExpired(db: Queryable, now: Date): Promise<string[]> {
  const found = await db
    .select({ name: rooms.name })
    .from(recordings)
    .innerJoin(rooms, eq(rooms.id, recordings.roomId))
    .where(and(isNotNull(recordings.expiresAt), lte(recordings.expiresAt, now)));
  return found.map(({ name }) => name);
}

/** Keeps, of a closed room that is about to forget them, who may hear its recording. */
export async function keepListeners(tx: Transaction, roomId: string, recordingId: string): Promise<void> {
  await tx.execute(sql`
    insert into ${recordingListeners} ("recording_id", "person_id")
    select ${recordingId}::uuid, "person_id" from (
      select ${members.personId} from ${members}
        where ${members.roomId} = ${roomId} and (${members.role} <> 'listener' or ${members.attended})
      union select ${admissions.personId} from ${admissions} where ${admissions.roomId} = ${roomId}
    ) as "inside" on conflict do nothing`);
}

/** Whether somebody began a recording, or had a place in its closed room. */
export async function isRecordingListener(db: Queryable, roomId: string, personId: string): Promise<boolean> {
  const listens = sql`exists (select 1 from ${recordingListeners} as "listens"
    where "listens"."recording_id" = ${recordings.id} and "listens"."person_id" = ${personId})`;
  const found = await db
    .select({ id: recordings.id })
    .from(recordings)
    .where(and(eq(recordings.roomId, roomId), or(eq(recordings.hostId, personId), listens)));
  return found.length > 0;
}

export type { Segment };
