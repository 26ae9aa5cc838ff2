import { ConnectionError, ConnectionErrorReason, DisconnectReason } from 'livekit-client';
import { HallwayError } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';

/**
 * What a failed `room.connect` means. LiveKit's message is dropped: it may hold the token.
 * `room_not_found` is LiveKit's word for a room that it does not know (any more); `media_failed` all the rest.
 */
export function connectError(thrown: unknown): HallwayError {
  if (thrown instanceof HallwayError) return thrown;
  const unknownRoom =
    thrown instanceof ConnectionError &&
    thrown.reason === ConnectionErrorReason.NotAllowed &&
    thrown.status === 404;
  return new HallwayError(unknownRoom ? 'room_not_found' : 'media_failed');
}

/** What the media server does on purpose; nobody tries to come back from these. */
const FINAL: ReadonlyMap<DisconnectReason, ErrorCode> = new Map([
  [DisconnectReason.DUPLICATE_IDENTITY, 'duplicate_identity'],
  [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
  [DisconnectReason.ROOM_DELETED, 'room_ended'],
]);

/** The code to show if the media server ended the session on purpose; null for every other reason: come back. */
export function finalReason(reason: DisconnectReason | undefined): ErrorCode | null {
  return reason === undefined ? null : (FINAL.get(reason) ?? null);
}
