import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SAMPLE_RATE = 48_000;
const SECONDS = 3;
/** On for 0.4 s of each 0.6 s: noise suppression takes a steady tone for noise and removes it. */
const ON = 0.4;
const PERIOD = 0.6;

/**
 * Writes a WAV file for `--use-file-for-fake-audio-capture`, which Chromium plays in a loop.
 * @param hertz - Frequency of the pulsed sine.
 * @returns The file's path, in a folder of its own.
 */
export function toneFile(hertz: number): string {
  const samples = new Int16Array(SAMPLE_RATE * SECONDS);
  for (let i = 0; i < samples.length; i += 1) {
    const inPulse = (i / SAMPLE_RATE) % PERIOD;
    const edge = Math.min(inPulse, ON - inPulse) / 0.02;
    const envelope = Math.max(0, Math.min(1, edge));
    samples[i] = Math.round(0.5 * 32_767 * envelope * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE));
  }
  const data = Buffer.from(samples.buffer);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  const path = join(mkdtempSync(join(tmpdir(), 'hallway-tone-')), `${hertz}.wav`);
  writeFileSync(path, Buffer.concat([header, data]));
  return path;
}
