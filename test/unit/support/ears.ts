/** Linear level above which a sample is sound and not the noise of a codec. */
const NOISE = 0.01;

/** Waits until `holds` is true. @throws {Error} After `ms`, with what was waited for. */
export async function until(what: string, holds: () => unknown, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Listens to every audio element of the page, those outside the document too. */
export class Ears {
  readonly #context = new AudioContext();
  readonly #elements = new Map<HTMLMediaElement, { source: AudioNode; analyser: AnalyserNode }>();
  readonly #descriptor = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');

  constructor() {
    const descriptor = this.#descriptor;
    const opened = (element: HTMLMediaElement): void => {
      this.#attach(element);
    };
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      ...descriptor,
      set(this: HTMLMediaElement, value: MediaStream | null) {
        descriptor?.set?.call(this, value);
        opened(this);
      },
    });
  }

  /** Needs a click before. */
  async open(): Promise<void> {
    await this.#context.resume();
  }

  /** Elements that have something to play. */
  get elements(): HTMLMediaElement[] {
    return Array.from(this.#elements.keys());
  }

  /** The strongest frequency in Hz of what is really played now; 0 when that is nothing. */
  pitch(): number {
    let best = { level: NOISE, pitch: 0 };
    for (const [element, { analyser }] of this.#elements) {
      if (element.muted || element.paused || element.volume === 0) continue;
      const wave = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(wave);
      const level = Math.max(...wave.map(Math.abs)) * element.volume;
      if (level <= best.level) continue;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const peak = bins.reduce((max, value, index) => (value > (bins[max] ?? -Infinity) ? index : max), 0);
      best = { level, pitch: (peak * this.#context.sampleRate) / analyser.fftSize };
    }
    return best.pitch;
  }

  /** Whether a tone within 40 Hz of this one is played. */
  hear(hertz: number): boolean {
    return Math.abs(this.pitch() - hertz) < 40;
  }

  /** Hears nothing new until the returned function is called. */
  pause(): () => void {
    const hooked = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
    if (this.#descriptor) Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', this.#descriptor);
    return () => {
      if (hooked) Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', hooked);
    };
  }

  /** Gives the page's elements their own `srcObject` back. */
  close(): void {
    if (this.#descriptor) Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', this.#descriptor);
    void this.#context.close();
  }

  #attach(element: HTMLMediaElement): void {
    this.#elements.get(element)?.source.disconnect();
    this.#elements.delete(element);
    const stream = element.srcObject;
    if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return;
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 4096;
    const source = this.#context.createMediaStreamSource(stream);
    source.connect(analyser);
    this.#elements.set(element, { source, analyser });
  }
}

/** A microphone that hears a tone: replaces `getUserMedia` until the returned function is called. */
export function toneMicrophone(hertz: number): {
  restore: () => void;
  opened: MediaStreamTrack[];
  asked: () => number;
} {
  const original = navigator.mediaDevices.getUserMedia;
  const opened: MediaStreamTrack[] = [];
  const contexts: AudioContext[] = [];
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    const destination = context.createMediaStreamDestination();
    oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(destination);
    oscillator.start();
    contexts.push(context);
    opened.push(...destination.stream.getAudioTracks());
    return destination.stream;
  };
  return {
    opened,
    asked: () => contexts.length,
    restore: () => {
      navigator.mediaDevices.getUserMedia = original;
      for (const context of contexts) void context.close();
    },
  };
}
