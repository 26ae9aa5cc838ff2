import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { renderMelody, SAMPLE_RATE } from './melody.ts';

/** Where to connect to, and the token that opens the room. */
export interface Access {
  url: string;
  token: string;
}

const FRAME = SAMPLE_RATE / 20;
/** How much may wait in LiveKit's queue, in milliseconds: enough for a machine that is busy for a moment. */
const QUEUE_MS = 400;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;

/**
 * Speaks in a room until it is told to stop: connects, plays the melody over and over, and comes back, with a new token,
 * when the connection is lost for good.
 * @param access - Asked for before each connection.
 * @param signal - Ends it.
 * @param say - Told of each connection and its end.
 */
export async function speak(
  access: () => Promise<Access>,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  let delay = FIRST_DELAY_MS;
  while (!signal.aborted) {
    try {
      await speakOnce(await access(), signal, () => {
        delay = FIRST_DELAY_MS;
        say('speaking');
      });
    } catch (error) {
      say(`not speaking: ${error instanceof Error ? error.message : String(error)}`);
    }
    await sleep(delay, undefined, { signal }).catch(() => undefined);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  }
}

async function speakOnce({ url, token }: Access, signal: AbortSignal, speaking: () => void): Promise<void> {
  const room = new Room();
  const ended = new AbortController();
  const over = AbortSignal.any([signal, ended.signal]);
  room.once(RoomEvent.Disconnected, () => ended.abort());
  const source = new AudioSource(SAMPLE_RATE, 1, QUEUE_MS);
  try {
    await room.connect(url, token, { autoSubscribe: false, dynacast: false });
    const track = LocalAudioTrack.createAudioTrack('music box', source);
    // Music, and silence between: discontinuous transmission is made for voices and would cut the notes' ends.
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false, red: true });
    await room.localParticipant?.publishTrack(track, options);
    speaking();
    await play(source, over);
  } finally {
    await room.disconnect();
    await source.close();
  }
}

/** Plays the melody over and over; the source takes a frame when there is room in its queue. */
async function play(source: AudioSource, over: AbortSignal): Promise<void> {
  const melody = renderMelody();
  while (!over.aborted) {
    for (let at = 0; at < melody.length && !over.aborted; at += FRAME) {
      const samples = melody.slice(at, at + FRAME);
      await source.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, samples.length));
    }
  }
}
