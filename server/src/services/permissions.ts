import { findMember } from '../repositories/members.ts';
import type { RoomRow } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';

/** So often roles change while LiveKit is being told of them, at most. Beyond that the reconciler sees to it. */
const ATTEMPTS = 4;

/**
 * Gives somebody's connection the rights of their role. Two changes of it may be told to LiveKit at the same time, by
 * different servers, in any order: so whoever told it looks again whether that is still right, and the last one ends
 * with what is stored.
 */
export async function followRole(
  { db, media }: Pick<ServiceDeps, 'db' | 'media'>,
  room: Pick<RoomRow, 'id' | 'name'>,
  personId: string,
): Promise<void> {
  let told: boolean | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const member = await findMember(db, room.id, personId);
    const onStage = member !== undefined && member.role !== 'listener';
    if (onStage === told) return;
    await media.setOnStage(room.name, personId, onStage);
    told = onStage;
  }
}
