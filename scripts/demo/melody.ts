/**
 * What the synthetic speaker of the demo "says": a soft music box, so that whoever presses Listen knows at once that they
 * hear it, and does not mind to hear it for long. Four broken chords, then a rest in which the speaking ring goes out.
 */

/** Samples a second, the rate that Opus works at. */
export const SAMPLE_RATE = 48_000;

/** Frequencies, in hertz, of each chord's five notes from low to high: C, A minor, F, G. */
export const CHORDS: readonly (readonly number[])[] = [
  [261.63, 329.63, 392.0, 523.25, 659.26],
  [220.0, 261.63, 329.63, 440.0, 523.25],
  [174.61, 220.0, 261.63, 349.23, 440.0],
  [196.0, 246.94, 293.66, 392.0, 493.88],
];

/** Seconds from one note to the next. */
export const NOTE_SECONDS = 0.3;
/** Up a chord and down again. */
const ORDER = [0, 1, 2, 3, 4, 3, 2, 1];
const REST_SECONDS = 2.4;
const ATTACK_SECONDS = 0.012;
/** Loudness of each overtone, and the seconds in which it falls to a third: high ones go first, as on a string. */
const PARTIALS = [
  { multiple: 1, level: 1, decay: 0.55 },
  { multiple: 2, level: 0.3, decay: 0.25 },
  { multiple: 3, level: 0.12, decay: 0.12 },
];
/** The loudest sample, of 1: as loud as a voice, and never clipped. */
const PEAK = 0.5;

/** The whole melody once, 16-bit mono; made to be repeated without a seam. */
export function renderMelody(): Int16Array<ArrayBuffer> {
  const notes = CHORDS.flatMap((chord) => ORDER.map((index) => chord[index]!));
  const seconds = notes.length * NOTE_SECONDS + REST_SECONDS;
  const mix = new Float64Array(Math.round(seconds * SAMPLE_RATE));
  for (const [index, hertz] of notes.entries()) {
    addNote(mix, Math.round(index * NOTE_SECONDS * SAMPLE_RATE), hertz);
  }
  const loudest = mix.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return Int16Array.from(mix, (sample) => Math.round((sample / loudest) * PEAK * 32_767));
}

function addNote(mix: Float64Array, start: number, hertz: number): void {
  for (let at = start; at < mix.length; at++) {
    const time = (at - start) / SAMPLE_RATE;
    const attack = Math.min(1, time / ATTACK_SECONDS);
    let sample = 0;
    for (const { multiple, level, decay } of PARTIALS) {
      sample += level * Math.exp(-time / decay) * Math.sin(2 * Math.PI * hertz * multiple * time);
    }
    mix[at]! += attack * sample;
  }
}
