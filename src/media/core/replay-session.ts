/** What the system shows of a recording that plays. */
export interface ReplayAbout {
  readonly title: string;
  readonly artist: string;
  readonly artwork: string | null;
}

/** What the system's buttons do. Positions are seconds. */
export interface ReplayButtons {
  play(): void;
  pause(): void;
  stop(): void;
  seekTo(seconds: number): void;
  skip(seconds: number): void;
}

/** Seconds that the system's own skip buttons go, where they do not say. */
const SKIP = 15;

const ACTIONS = ['play', 'pause', 'stop', 'seekbackward', 'seekforward', 'seekto'] as const;

/** Shows a recording in the system's media controls, and lets them steer it. Nothing where there are none. */
export function showInSystem(about: ReplayAbout, buttons: ReplayButtons): void {
  const { mediaSession } = navigator;
  if (!mediaSession) return;
  const { title, artist, artwork } = about;
  mediaSession.metadata = new MediaMetadata({
    title,
    artist,
    ...(artwork && { artwork: [{ src: artwork }] }),
  });
  const handlers: Record<(typeof ACTIONS)[number], MediaSessionActionHandler> = {
    play: () => buttons.play(),
    pause: () => buttons.pause(),
    stop: () => buttons.stop(),
    seekbackward: ({ seekOffset }) => buttons.skip(-(seekOffset ?? SKIP)),
    seekforward: ({ seekOffset }) => buttons.skip(seekOffset ?? SKIP),
    seekto: ({ seekTime }) => buttons.seekTo(seekTime ?? 0),
  };
  for (const action of ACTIONS) handle(action, handlers[action]);
}

/** Tells the system where it is, in seconds. */
export function tellSystem(playing: boolean, duration: number, position: number, playbackRate: number): void {
  const { mediaSession } = navigator;
  if (!mediaSession) return;
  mediaSession.playbackState = playing ? 'playing' : 'paused';
  if (duration > 0) {
    mediaSession.setPositionState?.({ duration, playbackRate, position: Math.min(position, duration) });
  }
}

/** Takes all of it away again. */
export function leaveSystem(): void {
  const { mediaSession } = navigator;
  if (!mediaSession) return;
  mediaSession.metadata = null;
  mediaSession.playbackState = 'none';
  for (const action of ACTIONS) handle(action, null);
}

function handle(action: (typeof ACTIONS)[number], handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // A browser that does not know this one has no button for it.
  }
}
