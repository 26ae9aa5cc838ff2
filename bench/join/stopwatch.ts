/** What {@link installStopwatch} leaves in a page. */
export interface Stopwatch {
  /** Milliseconds from the first click to the first sample that is not zero in an element that plays. */
  readonly firstSample: Promise<number>;
  /** Whether a media connection stands. */
  connected(): boolean;
}

/** Runs before the page's scripts: notes the click, and looks at every stream that a media element is given. */
export function installStopwatch(): void {
  let clicked = 0;
  let tell: (ms: number) => void;
  const firstSample = new Promise<number>((resolve) => (tell = resolve));
  const context = new AudioContext();
  const ready = new Map<MediaStream, HTMLMediaElement>();
  addEventListener(
    'click',
    () => {
      if (clicked) return;
      clicked = performance.now();
      void context.resume();
      // What was made ready before the click: an analyser from that time may be asleep.
      for (const [stream, element] of ready) watch(element, stream);
    },
    true,
  );

  const watch = (element: HTMLMediaElement, stream: MediaStream): void => {
    const [track] = stream.getAudioTracks();
    if (!track) return;
    const analyser = context.createAnalyser();
    analyser.fftSize = 256;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      if (clicked && !element.paused && samples.some((sample) => sample !== 0))
        tell(performance.now() - clicked);
      else setTimeout(look, 2);
    };
    look();
  };

  const srcObject = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...srcObject,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      srcObject.set!.call(this, stream);
      if (!stream) return;
      ready.set(stream, this);
      watch(this, stream);
      stream.addEventListener('addtrack', () => watch(this, stream));
    },
  });
  // A track that a script adds makes no event.
  const addTrack = MediaStream.prototype.addTrack;
  MediaStream.prototype.addTrack = function (track) {
    addTrack.call(this, track);
    const element = ready.get(this);
    if (element) watch(element, this);
  };

  const peers: RTCPeerConnection[] = [];
  const Original = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
  Object.defineProperty(globalThis, '__watch', {
    value: { firstSample, connected: () => peers.some((peer) => peer.connectionState === 'connected') },
  });
}
