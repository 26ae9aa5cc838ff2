import { AudioPresets } from 'livekit-client';
import type { ReconnectPolicy, RoomConnectOptions, RoomOptions } from 'livekit-client';
import { LOGGER } from './logging.ts';

/** Most that a text stream may unpack to, in bytes: captions are far shorter, and a few bytes can hold gigabytes. */
const MOST_TEXT = 65_536;

/**
 * Audio only. What is LiveKit's default and matters is said too: one peer connection for both directions, whose first
 * offer travels with the join (measured on loopback: 128 ms from click to sound, 204 ms with two connections).
 * @param reconnectPolicy - Decides how far LiveKit itself may go when the connection is lost.
 */
export function roomOptions(reconnectPolicy: ReconnectPolicy): RoomOptions {
  return {
    singlePeerConnection: true,
    // For video; both only cost observers and messages here.
    adaptiveStream: false,
    dynacast: false,
    // Mixing in an AudioContext goes silent in the background on iOS; our own elements do not.
    webAudioMix: false,
    // The microphone outlives a reconnect, so its track is ours to stop.
    stopLocalTrackOnUnpublish: false,
    // LiveKit would leave at `beforeunload`, also when the person then stays. We leave at `pagehide`.
    disconnectOnPageLeave: false,
    reconnectPolicy,
    loggerName: LOGGER,
    dataStream: { maxPayloadByteLength: MOST_TEXT },
    publishDefaults: { audioPreset: AudioPresets.speech, dtx: true, red: true, stopMicTrackOnMute: false },
  };
}

/** A try that takes longer than these is better given up for the next one. */
export const CONNECT_OPTIONS: RoomConnectOptions = {
  autoSubscribe: true,
  maxRetries: 1,
  websocketTimeout: 6_000,
  peerConnectionTimeout: 10_000,
};
