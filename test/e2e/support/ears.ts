import { expect, type Frame, type Page } from '@playwright/test';

/** What a page's loudspeaker would give, measured over a while. Levels in dBFS of one FFT bin. */
interface Heard {
  /** The loudest frequency, Hz. */
  readonly peakHz: number;
  readonly peakDb: number;
  /** The median bin: noise. */
  readonly floorDb: number;
  /** Loudest level within 15 Hz of each frequency that was asked for. */
  readonly at: Readonly<Record<number, number>>;
  /** Media elements that play sound now. */
  readonly playing: number;
}

/** A tone counts as heard when it stands this far above the noise, dB. */
const ABOVE_NOISE = 25;
/** ... and is not itself a whisper, dBFS. */
const AUDIBLE = -65;

/**
 * Runs in the page before its own scripts: remembers which media elements got a stream, weakly, so that it keeps none
 * alive, and counts microphone requests and peer connections.
 */
function installEars(): void {
  const sinks: WeakRef<HTMLMediaElement>[] = [];
  const peers: WeakRef<RTCPeerConnection>[] = [];
  const state = { sinks, peers, microphoneAsked: 0, errors: [] as string[], violations: [] as string[] };
  Object.defineProperty(globalThis, '__ears', { value: state });
  const srcObject = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...srcObject,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      if (stream && !sinks.some((known) => known.deref() === this)) sinks.push(new WeakRef(this));
      srcObject.set!.call(this, stream);
    },
  });
  // What plays a file has no stream of its own: one is taken from it.
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')!;
  Object.defineProperty(HTMLMediaElement.prototype, 'play', {
    ...play,
    value(this: HTMLMediaElement) {
      if (!sinks.some((known) => known.deref() === this)) sinks.push(new WeakRef(this));
      return (play.value as () => Promise<void>).call(this);
    },
  });
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (media) {
    const ask = media.getUserMedia.bind(media);
    media.getUserMedia = (constraints) => {
      state.microphoneAsked += 1;
      return ask(constraints);
    };
  }
  addEventListener('error', (event) => state.errors.push(event.message));
  addEventListener('unhandledrejection', (event) => state.errors.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) =>
    state.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
}

/** What {@link installEars} keeps in the page. */
export interface Ears {
  sinks: WeakRef<HTMLMediaElement>[];
  peers: WeakRef<RTCPeerConnection>[];
  microphoneAsked: number;
  errors: string[];
  violations: string[];
}

/** Makes a page hear; call before it navigates. */
export async function giveEars(page: Page): Promise<void> {
  await page.addInitScript(installEars);
}

/** Listens for `ms` milliseconds to all that the page plays, mixed as the loudspeaker would. */
export async function listenTo(
  page: Page | Frame,
  frequencies: readonly number[],
  ms = 1_000,
): Promise<Heard> {
  return page.evaluate(
    async ({ frequencies: asked, ms: duration }) => {
      const ears = (globalThis as unknown as { __ears: Ears }).__ears;
      const playing = ears.sinks
        .flatMap((sink) => sink.deref() ?? [])
        .filter((sink) => !sink.paused && !sink.muted && sink.volume > 0)
        .map((sink) => {
          const { captureStream } = sink as HTMLMediaElement & { captureStream(): MediaStream };
          return { sink, stream: (sink.srcObject as MediaStream | null) ?? captureStream.call(sink) };
        })
        .filter(({ stream }) => stream.getAudioTracks().some((t) => t.readyState === 'live'));
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      analyser.fftSize = 8_192;
      analyser.smoothingTimeConstant = 0;
      analyser.minDecibels = -140;
      for (const { sink, stream } of playing) {
        const gain = context.createGain();
        gain.gain.value = sink.volume;
        context.createMediaStreamSource(stream).connect(gain).connect(analyser);
      }
      const hold = new Float32Array(analyser.frequencyBinCount).fill(-200);
      const frame = new Float32Array(analyser.frequencyBinCount);
      const until = performance.now() + duration;
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        analyser.getFloatFrequencyData(frame);
        frame.forEach((db, i) => (hold[i] = Math.max(hold[i]!, Number.isFinite(db) ? db : -200)));
      }
      const width = context.sampleRate / analyser.fftSize;
      await context.close();
      let peak = 2;
      for (let i = 2; i < hold.length; i += 1) if (hold[i]! > hold[peak]!) peak = i;
      const near = (hz: number) => {
        const from = Math.max(0, Math.floor((hz - 15) / width));
        return Math.max(...hold.slice(from, Math.ceil((hz + 15) / width) + 1));
      };
      return {
        peakHz: peak * width,
        peakDb: hold[peak]!,
        floorDb: [...hold].toSorted((a, b) => a - b)[hold.length >> 1]!,
        at: Object.fromEntries(asked.map((hz) => [hz, near(hz)])),
        playing: playing.length,
      };
    },
    { frequencies: [...frequencies], ms },
  );
}

/** Whether a tone stands out of what was heard. */
function stands(heard: Heard, hertz: number): boolean {
  return heard.at[hertz]! > AUDIBLE && heard.at[hertz]! - heard.floorDb > ABOVE_NOISE;
}

/** Waits until the page plays this tone; fails with what it played instead. */
export async function expectTone(page: Page | Frame, hertz: number, timeout = 30_000): Promise<Heard> {
  let last: Heard | undefined;
  await expect
    .poll(async () => stands((last = await listenTo(page, [hertz], 800)), hertz), {
      timeout,
      intervals: [50],
      message: `hears ${hertz} Hz`,
    })
    .toBe(true)
    .catch((error: unknown) => {
      throw new Error(`expected to hear ${hertz} Hz, heard ${JSON.stringify(last)}`, { cause: error });
    });
  return last!;
}

/** Waits until the tone is gone for a whole second, and says so with figures when it is not. */
export async function expectNoTone(page: Page, hertz: number, timeout = 15_000): Promise<void> {
  let last: Heard | undefined;
  await expect
    .poll(async () => stands((last = await listenTo(page, [hertz], 1_200)), hertz), {
      timeout,
      intervals: [50],
      message: `no longer hears ${hertz} Hz`,
    })
    .toBe(false)
    .catch((error: unknown) => {
      throw new Error(`still hears ${hertz} Hz: ${JSON.stringify(last)}`, { cause: error });
    });
}

/** How often the page asked for a microphone, what it threw uncaught, and what its policy refused. */
export async function earsOf(
  page: Page | Frame,
): Promise<Pick<Ears, 'microphoneAsked' | 'errors' | 'violations'>> {
  return page.evaluate(() => {
    const { microphoneAsked, errors, violations } = (globalThis as unknown as { __ears: Ears }).__ears;
    return { microphoneAsked, errors, violations };
  });
}
