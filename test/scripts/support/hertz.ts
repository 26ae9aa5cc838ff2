/**
 * How strong one frequency is in a piece of audio, by Goertzel's algorithm.
 * @returns Amplitude of a sine of that frequency, in the samples' own unit.
 */
export function amplitudeAt(samples: Int16Array, sampleRate: number, hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [before, last] = [0, 0];
  for (const [index, sample] of samples.entries()) {
    // A window keeps strong neighbours from leaking in.
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length);
    [before, last] = [last, sample * window + coefficient * last - before];
  }
  const power = last * last + before * before - coefficient * last * before;
  return (4 * Math.sqrt(Math.max(0, power))) / samples.length;
}
