import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AudioStream, dispose, Room, RoomEvent, type RemoteTrack } from '@livekit/rtc-node';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { CHORDS, NOTE_SECONDS, renderMelody, SAMPLE_RATE } from '../../scripts/demo/melody.ts';
import { speak } from '../../scripts/demo/speaker.ts';
import { type LiveKit, startLiveKit } from '../../scripts/livekit/run.ts';
import { amplitudeAt } from './support/hertz.ts';

/** Quarter tones between the melody's notes: nothing sounds there. */
const SILENT = [212, 254, 283, 340, 370, 416, 466, 508, 587];
const chordSamples = CHORDS.length * 8 * NOTE_SECONDS * SAMPLE_RATE;

function level(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** How many decibels the notes stand above what is between them. */
function clarity(samples: Int16Array): number {
  const strongest = (hertz: readonly number[]) =>
    Math.max(...hertz.map((each) => amplitudeAt(samples, SAMPLE_RATE, each)));
  return 20 * Math.log10(strongest(CHORDS.flat()) / strongest(SILENT));
}

describe('the demo’s melody', () => {
  const melody = renderMelody();

  it('plays its chords’ notes, clearly', () => {
    for (const [index, chord] of CHORDS.entries()) {
      const length = chordSamples / CHORDS.length;
      const part = melody.subarray(index * length, (index + 1) * length);
      const own = Math.min(...chord.map((hertz) => amplitudeAt(part, SAMPLE_RATE, hertz)));
      const other = Math.max(...SILENT.map((hertz) => amplitudeAt(part, SAMPLE_RATE, hertz)));
      assert.ok(own > 4 * other, `chord ${index}: ${own} above ${other}`);
    }
  });

  it('is as loud as a voice, does not clip, and rests before it begins again', () => {
    const sounding = level(melody.subarray(0, chordSamples)) / 32_768;
    assert.ok(sounding > 0.08 && sounding < 0.25, `${sounding}`);
    assert.ok(melody.every((sample) => Math.abs(sample) <= 16_384));
    assert.ok(level(melody.subarray(-SAMPLE_RATE)) < level(melody) / 20);
    assert.ok(Math.abs(melody.at(-1)!) < 100, 'no click at the seam');
  });
});

describe('the demo’s speaker', { timeout: 180_000 }, () => {
  let livekit: LiveKit;
  const end = new AbortController();
  const said: string[] = [];
  let speaking: Promise<void>;

  function token(identity: string, grant: object): Promise<string> {
    const access = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity });
    access.addGrant({ room: 'demo', roomJoin: true, ...grant });
    return access.toJwt();
  }

  function makeRoom() {
    return new RoomServiceClient(livekit.httpUrl, livekit.apiKey, livekit.apiSecret).createRoom({
      name: 'demo',
    });
  }

  /** What a hidden listener hears within some seconds after the first sound. */
  async function listen(seconds: number): Promise<Int16Array> {
    const room = new Room();
    const subscribed = Promise.withResolvers<RemoteTrack>();
    room.on(RoomEvent.TrackSubscribed, (track) => subscribed.resolve(track));
    await room.connect(livekit.url, await token('ear', { hidden: true, canPublish: false }));
    const heard: number[] = [];
    for await (const frame of new AudioStream(await subscribed.promise, SAMPLE_RATE, 1)) {
      if (heard.length > 0 || level(frame.data) > 100) heard.push(...frame.data);
      if (heard.length > seconds * SAMPLE_RATE) break;
    }
    await room.disconnect();
    return Int16Array.from(heard);
  }

  before(async () => {
    livekit = await startLiveKit();
    await makeRoom();
    const access = async () => ({ url: livekit.url, token: await token('music', {}) });
    speaking = speak(access, end.signal, (line) => said.push(line));
  });
  after(async () => {
    end.abort();
    await speaking;
    // The native part would keep this process alive.
    await dispose();
    await livekit.stop();
  });

  it('is heard by a hidden listener: the melody’s notes, and loud enough', async () => {
    const heard = await listen(4);
    assert.ok(clarity(heard) > 12, `${clarity(heard)} dB`);
    assert.ok(level(heard) > 1000, `${level(heard)}`);
    assert.deepEqual(said, ['speaking']);
  });

  it('speaks again after LiveKit was killed and is back', async () => {
    await livekit.kill9();
    await livekit.start();
    await makeRoom();
    const heard = await listen(2);
    assert.ok(clarity(heard) > 12, `${clarity(heard)} dB`);
  });
});
