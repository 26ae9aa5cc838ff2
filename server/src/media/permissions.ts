import { TrackSource, type ParticipantInfo, type VideoGrant } from 'livekit-server-sdk';

/**
 * What LiveKit lets somebody do, by whether they are on stage; the same in a token and in an update. Data messages are
 * nobody's: what they would carry goes through our API and is checked there. Nor may anybody rename themselves.
 */
export function permissions(onStage: boolean) {
  return {
    hidden: !onStage,
    canSubscribe: true,
    canPublish: onStage,
    canPublishSources: onStage ? [TrackSource.MICROPHONE] : [],
    canPublishData: false,
  };
}

/** The grant of a token that joins one room. */
export function joinGrant(room: string, onStage: boolean): VideoGrant {
  return { room, roomJoin: true, ...permissions(onStage), canUpdateOwnMetadata: false };
}

/** The grant of a recorder's token: it hears, and LiveKit tells clients that the room is being recorded. */
export function recorderGrant(room: string): VideoGrant {
  return { ...joinGrant(room, false), recorder: true };
}

/** The grant of a transcriber's token: it hears, is not seen, and is the only one who may send data. */
export function transcriberGrant(room: string): VideoGrant {
  return { ...joinGrant(room, false), canPublishData: true, agent: true };
}

/** Whether a connection may do more than listen in hiding. */
export function isOnStage({ permission }: Pick<ParticipantInfo, 'permission'>): boolean {
  if (!permission) return false;
  const { hidden, canPublish, canPublishData, canUpdateMetadata } = permission;
  return !hidden || canPublish || canPublishData || canUpdateMetadata;
}
