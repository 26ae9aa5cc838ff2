import type { Participant, Room, Track } from 'livekit-client';
import { roomStats } from './engine-internals.ts';

/** Linear audio levels of everybody whose audio is sent or received now, by identity. Never rejects. */
export async function roomLevels(room: Room): Promise<Map<string, number>> {
  // One look for all tracks; rejects only when the connection closes under way, and there is no level then.
  const byTrack = levelsByTrack(await roomStats(room).catch(() => []));
  const levels = new Map<string, number>();
  for (const participant of [room.localParticipant, ...room.remoteParticipants.values()]) {
    for (const track of audible(participant)) {
      const level = packetLevel(track) ?? byTrack.get(track.mediaStreamTrack.id);
      if (level === undefined) continue;
      levels.set(participant.identity, Math.max(level, levels.get(participant.identity) ?? 0));
    }
  }
  return levels;
}

function* audible(participant: Participant): Iterable<Track> {
  for (const { track, isMuted } of participant.audioTrackPublications.values()) {
    if (track && !isMuted) yield track;
  }
}

/** The level that the newest packet brings; Firefox tells it here only, and Chromium only where packets carry it. */
function packetLevel(track: Track): number | undefined {
  if (!('receiver' in track)) return undefined;
  return (track.receiver as RTCRtpReceiver | undefined)?.getSynchronizationSources()[0]?.audioLevel;
}

function levelsByTrack(reports: readonly RTCStatsReport[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const report of reports) {
    for (const entry of report.values()) {
      const { trackIdentifier, audioLevel } = entry as { trackIdentifier?: string; audioLevel?: number };
      if (trackIdentifier && audioLevel !== undefined) levels.set(trackIdentifier, audioLevel);
    }
  }
  return levels;
}
