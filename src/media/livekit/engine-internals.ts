import type { Room } from 'livekit-client';
import { deploymentIceServers } from './ice-servers.ts';

/**
 * All that we use of LiveKit beyond its public interface, in one place: a test tells when an upgrade moves it, and
 * without it a session still works (with public STUN servers, without the watchdog, and heard a little later).
 */
interface Engine {
  makeRTCConfiguration?(response?: unknown): RTCConfiguration;
}

/**
 * Makes the room ask no STUN server of a third party. LiveKit hands out public ones (Google, Twilio) unless its
 * configuration names others, and every visitor's browser would tell them its address; a media server with an address
 * of its own is reached without.
 * @param url - Where the room is connected to, asked at each use.
 */
export function keepIceServersPrivate(room: Room, url: () => string): void {
  const guard = (engine: Engine | undefined): void => {
    const original = engine?.makeRTCConfiguration?.bind(engine);
    if (!engine || !original) return;
    engine.makeRTCConfiguration = (response) => {
      const config = original(response);
      return config.iceServers
        ? { ...config, iceServers: deploymentIceServers(config.iceServers, url()) }
        : config;
    };
  };
  // The room makes a new engine for each connection, so they are caught as they are put in their place.
  let current = room.engine;
  guard(current as unknown as Engine);
  Object.defineProperty(room, 'engine', {
    configurable: true,
    get: () => current,
    set(engine: Room['engine']) {
      if (engine !== current) guard(engine as unknown as Engine | undefined);
      current = engine;
    },
  });
}

/**
 * The tracks into which audio will come once the connection is up. They are there from the first offer on, so that
 * elements can be made ready for them; LiveKit names them only when all is connected.
 */
export function incomingAudio(room: Room): MediaStreamTrack[] {
  const transceivers = room.engine.pcManager?.publisher.getTransceivers() ?? [];
  return transceivers
    .filter(({ direction, receiver }) => direction === 'recvonly' && receiver.track.kind === 'audio')
    .map(({ receiver }) => receiver.track);
}

/** Fresh statistics of the room's peer connections; none while it is disconnected. */
export async function roomStats(room: Room): Promise<RTCStatsReport[]> {
  // `engine` is not there while the room is disconnected, whatever its type says.
  const transports = (room.engine as Room['engine'] | undefined)?.pcManager;
  const reports = await Promise.all([transports?.publisher.getStats(), transports?.subscriber?.getStats()]);
  return reports.filter((report) => report !== undefined);
}
