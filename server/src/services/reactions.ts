import { ApiError } from '../contract/errors.ts';
import type { ReactionCounts, ReactionPolicy } from '../contract/models.ts';
import type { Deps } from '../deps.ts';
import { findReactor } from '../repositories/reactors.ts';
import { updateRoom } from '../repositories/rooms.ts';
import { changeRoom, type ServiceDeps } from './change-room.ts';
import { isInRoom, requireModerator } from './members.ts';
import { requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';

/**
 * Takes reactions of somebody in the room. They come by the hundred in a second, so the room is not held for them.
 * @throws {ApiError} `removed`, `banned`, `not_in_room`, `conflict` (switched off), and those of a room's state
 */
export async function react(
  { db, clock, reactions }: Pick<Deps, 'db' | 'clock' | 'reactions'>,
  session: SessionViewer,
  name: string,
  counts: ReactionCounts,
): Promise<void> {
  const found = await findReactor(db, name, session);
  if (!found) throw new ApiError('room_not_found');
  requireLive(found.room);
  if (found.blocked) throw new ApiError(found.blocked);
  if (!isInRoom(found.member, clock.now())) throw new ApiError('not_in_room');
  if (found.room.reactionPolicy === 'off') {
    throw new ApiError('conflict', { message: 'Reactions are switched off here.' });
  }
  reactions.add({ room: name, counts });
}

/** Says who may react from now on. @throws {ApiError} `forbidden`, `room_ended` */
export async function setReactionPolicy(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  policy: ReactionPolicy,
): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room, tell }) => {
    await requireModerator(tx, room, session.id);
    if (room.reactionPolicy === policy) return;
    await updateRoom(tx, room.id, { reactionPolicy: policy });
    tell(['room']);
  });
}
