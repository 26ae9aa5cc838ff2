import { Track } from 'livekit-client';
import type { Participant, Room } from 'livekit-client';
import type { MediaPerson } from '../media-session.ts';

/** Fresh, plain copies of the visible participants, the local one first. */
export function visiblePeople(room: Room): MediaPerson[] {
  return (
    [room.localParticipant, ...room.remoteParticipants.values()]
      // Somebody moved to the audience stays in LiveKit's list, only marked as hidden.
      .filter((participant) => participant.identity && !participant.permissions?.hidden)
      .map(toPerson)
  );
}

function toPerson(participant: Participant): MediaPerson {
  // Of somebody moved to the audience the publications stay as well, but without their tracks.
  const audio = Array.from(participant.audioTrackPublications.values()).filter(({ track }) => track);
  return {
    id: participant.identity,
    name: participant.name ?? '',
    local: participant.isLocal,
    speaking: participant.isSpeaking,
    muted: audio.every((publication) => publication.isMuted),
    hasAudio: audio.length > 0,
  };
}

/** Whether the server lets us publish a microphone now. */
export function mayPublish(room: Room): boolean {
  const permissions = room.localParticipant.permissions;
  if (!permissions?.canPublish) return false;
  const sources = permissions.canPublishSources.map((source) => Track.sourceFromProto(source));
  return sources.length === 0 || sources.includes(Track.Source.Microphone);
}
