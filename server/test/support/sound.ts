/** What is in a recording: its MP3 decoded by a decoder that is not ours, and how loud a tone is at a time. */
import { MPEGDecoder } from 'mpg123-decoder';

const RATE = 48_000;

/** A decoded recording. */
export class Sound {
  readonly samples: Float32Array;

  private constructor(samples: Float32Array) {
    this.samples = samples;
  }

  /** Decodes an MP3. @throws where it is none, or is broken */
  static async decode(mp3: Uint8Array): Promise<Sound> {
    const decoder = new MPEGDecoder({ enableGapless: false });
    await decoder.ready;
    const { channelData, sampleRate, errors } = decoder.decode(mp3);
    decoder.free();
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
    if (sampleRate !== RATE || !channelData[0]) throw new Error(`Not of 48 kHz: ${sampleRate}`);
    return new Sound(channelData[0]);
  }

  get milliseconds(): number {
    return (this.samples.length / RATE) * 1000;
  }

  /** Amplitude of a tone in this stretch, 0 to 1: Goertzel's algorithm. */
  toneIn(hertz: number, from: number, to: number): number {
    const stretch = this.samples.subarray((from * RATE) / 1000, (to * RATE) / 1000);
    const step = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
    let [last, before] = [0, 0];
    for (const sample of stretch) [last, before] = [sample + step * last - before, last];
    const power = last * last + before * before - step * last * before;
    return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, stretch.length);
  }

  /** Stretches of 100 ms in which a tone is louder than −34 dB, joined; in milliseconds. */
  heard(hertz: number): { from: number; to: number }[] {
    const found: { from: number; to: number }[] = [];
    for (let from = 0; from + 100 <= this.milliseconds; from += 100) {
      if (this.toneIn(hertz, from, from + 100) < 0.02) continue;
      const last = found.at(-1);
      // Lost packets, or a speaker's process that had to wait, make no pause.
      if (last && from - last.to <= 400) last.to = from + 100;
      else found.push({ from, to: from + 100 });
    }
    return found;
  }
}
