import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import { recordChange } from '../repositories/changes.ts';
import { deleteFollow, findSharedRooms, insertFollow } from '../repositories/follows.ts';
import { findPerson } from '../repositories/people.ts';
import type { ServiceDeps } from './change-room.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Follows a person. @throws {ApiError} `forbidden` for guests, `not_found`, `conflict` about oneself */
export async function follow(deps: ServiceDeps, session: SessionViewer, personId: string): Promise<void> {
  requirePerson(session);
  if (session.id === personId) throw new ApiError('conflict', { message: 'Nobody follows themselves.' });
  await deps.db.transaction(async (tx) => {
    if (!(await findPerson(tx, session.id))) throw new ApiError('session_expired');
    if ((await findPerson(tx, personId))?.kind !== 'person') throw new ApiError('not_found');
    if (await insertFollow(tx, session.id, personId, deps.clock.now())) await tell(tx, session.id, personId);
  });
}

/** No longer follows a person; harmless when it was so already. @throws {ApiError} `forbidden` for guests */
export async function unfollow(deps: ServiceDeps, session: SessionViewer, personId: string): Promise<void> {
  requirePerson(session);
  await deps.db.transaction(async (tx) => {
    if (await deleteFollow(tx, session.id, personId)) await tell(tx, session.id, personId);
  });
}

function requirePerson({ kind }: SessionViewer): void {
  if (kind !== 'person') throw new ApiError('forbidden');
}

/** Where the follower is on stage, the followed may now do more or less, and moderators see it beside their hand. */
async function tell(tx: Transaction, followerId: string, personId: string): Promise<void> {
  for (const { id, name } of await findSharedRooms(tx, followerId, personId)) {
    await recordChange(tx, id, { room: name, parts: ['hands'], viewers: [personId], scope: 'none' });
  }
}
