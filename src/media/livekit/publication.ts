import { PublishTrackError, Track } from 'livekit-client';
import type { LocalAudioTrack, LocalTrack, Room } from 'livekit-client';
import { HallwayError } from '../../contract/errors.ts';

/** Whether others can hear, or see as muted, this track now. */
export function isPublished(room: Room, track: LocalAudioTrack): boolean {
  return Array.from(room.localParticipant.trackPublications.values()).some((entry) => entry.track === track);
}

/**
 * Publishes a microphone, muted if it is muted.
 * @throws {HallwayError} `not_on_stage` without the right to it, else `media_failed`; LiveKit's words are dropped.
 */
export async function publish(room: Room, track: LocalAudioTrack): Promise<void> {
  try {
    await room.localParticipant.publishTrack(track as LocalTrack, { source: Track.Source.Microphone });
  } catch (error) {
    const forbidden = error instanceof PublishTrackError && error.status === 403;
    throw new HallwayError(forbidden ? 'not_on_stage' : 'media_failed');
  }
}

/** Takes a microphone back. Never rejects: where the connection or the right is gone, so is the publication. */
export async function unpublish(room: Room, track: LocalAudioTrack): Promise<void> {
  await room.localParticipant.unpublishTrack(track.mediaStreamTrack, true).catch(() => undefined);
}
