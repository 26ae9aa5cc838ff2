import type { HallwayRequestEvent } from '../../events/event.ts';
import { RoomLeaveRequest } from '../../events/room-leave-request.ts';
import { SoundPauseRequest } from '../../events/sound-pause-request.ts';
import type { RoomModel } from '../room-model.ts';
import type { Voice } from './voice.ts';

const ACTIONS: Readonly<Partial<Record<MediaSessionAction, () => HallwayRequestEvent>>> = {
  play: () => new SoundPauseRequest({ paused: false }),
  pause: () => new SoundPauseRequest({ paused: true }),
  stop: () => new RoomLeaveRequest(),
};

/** The room that has the system's controls: a page has one set of them. */
let owner: object | undefined;

/**
 * The room on the lock screen, on media keys and in the browser's own controls, while the viewer is in it: what is on,
 * and play, pause and stop. Pause stops the sound, and the viewer stays in the room; stop leaves. They belong to the room
 * and not to an element, so they work while none is to be seen.
 */
export class SystemControls {
  /** What makes this one the owner. */
  readonly #key = {};
  readonly #model: RoomModel;
  readonly #voice: Voice;
  readonly #stops: readonly (() => void)[];

  constructor(model: RoomModel, voice: Voice) {
    this.#model = model;
    this.#voice = voice;
    const { $phase, $room, $stage, $media } = model.stores;
    this.#stops = [
      $phase.listen((phase) => {
        if (phase === 'joined') this.#take();
        else if (phase === 'idle') this.#drop();
      }),
      $room.listen(() => this.#tell()),
      $stage.listen(() => this.#tell()),
      $media.listen(() => this.#tellState()),
    ];
  }

  /** Gives the controls back. */
  close(): void {
    for (const stop of this.#stops) stop();
    this.#drop();
  }

  #take(): void {
    // Not there in an insecure context, and in some browsers inside apps.
    if (!navigator.mediaSession) return;
    owner = this.#key;
    for (const [action, request] of Object.entries(ACTIONS)) {
      setAction(action as MediaSessionAction, () => this.#voice.ask(request()));
    }
    this.#tell();
    this.#tellState();
  }

  #drop(): void {
    if (owner !== this.#key) return;
    owner = undefined;
    for (const action of Object.keys(ACTIONS)) setAction(action as MediaSessionAction, null);
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = 'none';
  }

  #tell(): void {
    if (owner !== this.#key) return;
    const { $room, $stage } = this.#model.stores;
    const room = $room.get();
    const host = $stage.get().find(({ role }) => role === 'host');
    const title = room?.title ?? this.#model.name;
    const artist = room?.club?.title ?? host?.name ?? '';
    const picture = room?.club?.pictureUrl ?? host?.avatarUrl;
    const { metadata } = navigator.mediaSession;
    const same =
      metadata?.title === title &&
      metadata.artist === artist &&
      metadata.artwork[0]?.src === (picture ?? undefined);
    // Set anew, the system fetches the picture again.
    if (same) return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      artist,
      artwork: picture ? [{ src: picture }] : [],
    });
  }

  #tellState(): void {
    if (owner !== this.#key) return;
    const { audio } = this.#model.stores.$media.get();
    navigator.mediaSession.playbackState = audio === 'playing' ? 'playing' : 'paused';
  }
}

function setAction(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // The browser knows no such action.
  }
}
