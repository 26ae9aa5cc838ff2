/** Moves between audience and stage, shared by all that cause one. The room is held. */
import { ApiError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';
import { deleteHand } from '../repositories/hands.ts';
import {
  countStage,
  IN_AUDIENCE,
  updateMember,
  type MemberChange,
  type MemberRow,
} from '../repositories/members.ts';
import type { RoomRow } from '../repositories/rooms.ts';
import type { RoomChange, ServiceDeps } from './change-room.ts';
import { followRole } from './permissions.ts';
import { STAGE_SEATS } from './rules.ts';

type Media = Pick<ServiceDeps, 'db' | 'media'>;

/** Puts a listener on stage, muted. @throws {ApiError} `stage_full` */
export async function moveToStage(
  deps: Media,
  change: RoomChange,
  member: MemberRow,
  role: Exclude<Role, 'listener'>,
): Promise<void> {
  const { tx, room, now, tell, afterwards } = change;
  const { personId } = member;
  if ((await countStage(tx, room.id)) >= STAGE_SEATS) throw new ApiError('stage_full');
  await updateMember(tx, room.id, personId, {
    role,
    stageAt: now,
    muted: true,
    invitedAt: null,
    invitedBy: null,
  });
  if (await deleteHand(tx, room.id, personId)) tell(['hands'], 'raised');
  tellOfMove(change, personId);
  afterwards('permissions', () => followRole(deps, room, personId));
}

/** Takes somebody off the stage; what they say is no longer sent to anybody. */
export async function moveToAudience(deps: Media, change: RoomChange, member: MemberRow): Promise<void> {
  const { tx, room, afterwards } = change;
  const { personId } = member;
  await updateMember(tx, room.id, personId, offStage(change, member));
  tellOfMove(change, personId);
  afterwards('permissions', () => followRole(deps, room, personId));
}

/** What leaving the stage makes of somebody; the time that they were there is added to what it was before. */
export function offStage(
  { room, now }: { readonly room: Pick<RoomRow, 'startedAt'>; readonly now: Date },
  { stageAt, stageMs }: Pick<MemberRow, 'stageAt' | 'stageMs'>,
): MemberChange {
  // Who was named before the talk began is on stage from its beginning.
  const since = Math.max(stageAt?.getTime() ?? now.getTime(), room.startedAt?.getTime() ?? now.getTime());
  return { ...IN_AUDIENCE, stageMs: stageMs + Math.max(0, now.getTime() - since) };
}

function tellOfMove({ room, tell }: RoomChange, personId: string): void {
  // Whom the stage follows may raise a hand where only these may: a new stage concerns everybody there.
  tell(['stage', 'listeners'], room.handPolicy === 'followed' ? 'all' : [personId]);
}
