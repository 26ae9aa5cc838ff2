import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import type { Stack } from '../../test/e2e/support/stack.ts';

const SAMPLE_RATE = 48_000;
const FRAME = SAMPLE_RATE / 50;
const HERTZ = 440;

/** A host who says one long note, so that every sample after the first is sound. */
export interface Speaker {
  /** The room's name. */
  readonly room: string;
  stop(): Promise<void>;
}

/** Opens a room and starts to speak in it, without a browser. */
export async function startSpeaker(stack: Stack): Promise<Speaker> {
  const host = await stack.api.hostToken();
  const name = await stack.api.room(host, { capacity: 10_000 });
  const { token } = await stack.api.session(host);
  const join = await stack.api.call('POST', `/v1/rooms/${name}/join`, {}, token);
  const grant = join.body as { participant_token: string };

  const room = new Room();
  await room.connect(stack.livekit.url, grant.participant_token, { autoSubscribe: false, dynacast: false });
  const source = new AudioSource(SAMPLE_RATE, 1);
  const track = LocalAudioTrack.createAudioTrack('note', source);
  await room.localParticipant!.publishTrack(
    track,
    new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
  );
  let speaking = true;
  const done = (async () => {
    for (let frame = 0; speaking; frame += 1) {
      const samples = new Int16Array(FRAME);
      for (let i = 0; i < FRAME; i += 1) {
        samples[i] = 8_000 * Math.sin((2 * Math.PI * HERTZ * (frame * FRAME + i)) / SAMPLE_RATE);
      }
      // Waits while its buffer is full, so this runs at the speed of sound.
      await source.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, FRAME));
    }
  })();
  return {
    room: name,
    async stop() {
      speaking = false;
      await done;
      await room.disconnect();
    },
  };
}
