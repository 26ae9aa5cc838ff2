import type { Backend } from '../../backend/backend.ts';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import { RoomEndedEvent } from '../../events/room-ended.ts';
import { RoomJoinedEvent } from '../../events/room-joined.ts';
import { RoomLeftEvent } from '../../events/room-left.ts';
import type { MediaSession, MediaSnapshot } from '../../media/media-session.ts';
import type { RoomModel } from '../room-model.ts';
import { NO_MEDIA, type RoomValues } from '../room-state.ts';
import { Grants } from './grants.ts';
import type { SessionPool } from './session-pool.ts';
import type { Trigger, Voice } from './voice.ts';
import { $volumes } from './volumes.ts';

/** Codes that say nothing about the viewer: the API is not itself for a moment. */
const AWAY: ReadonlySet<ErrorCode> = new Set(['no_api', 'unavailable', 'internal', 'rate_limited']);

/** What a visit needs of the room around it. */
export interface VisitParts {
  readonly model: RoomModel;
  readonly backend: Backend;
  readonly pool: SessionPool;
  readonly voice: Voice;
  /** A session came or went; levels follow it. */
  readonly sessionChanged: (session: MediaSession | undefined) => void;
  /** The API has let the viewer in, who is not connected yet: what only those in the room may see can be had. */
  readonly admitted: () => void;
}

/**
 * The viewer's way into the room and out of it: prepared on intent, perhaps joined in silence, joined by the click, left
 * by a press, by the server, or because the page goes.
 */
export class Visit {
  readonly #parts: VisitParts;
  readonly #grants: Grants;
  #session: MediaSession | undefined;
  #stop: (() => void) | undefined;
  /** Set while joined in silence: settles when connected. */
  #silent: Promise<void> | undefined;
  /** The visit, and the connection for it, that are wanted; whoever finds another one after waiting is too late. */
  #visit: object | undefined;
  #attempt: object | undefined;
  #step: RoomValues['$phase'] = 'idle';

  constructor(parts: VisitParts) {
    this.#parts = parts;
    this.#grants = new Grants(parts.model, parts.backend);
  }

  /** The audio session while there is one, also a silent one. */
  get session(): MediaSession | undefined {
    return this.#session;
  }

  /** Gets grant, session and network ready. What fails here fails again, and is told, in the click. */
  warm(): void {
    const { model, pool } = this.#parts;
    if (this.#step !== 'idle' || this.#session || model.stores.$room.get()?.state !== 'live') return;
    this.#grants
      .warm()
      .then(async ({ server_url, participant_token }) => {
        if (this.#step === 'idle') await pool.warm(server_url, participant_token);
      })
      .catch(() => undefined);
  }

  /** Joins in silence. What fails here is left to the click. */
  preload(): void {
    const { model, pool } = this.#parts;
    if (this.#step !== 'idle' || this.#silent || model.stores.$room.get()?.state !== 'live') return;
    if (!pool.supported) return;
    this.#silent = this.#connect(false);
    this.#silent.catch(() => {
      if (this.#step === 'idle') void this.#drop();
    });
  }

  /** Enters the room, out of a click: as much as can be happens before the first wait, because that unlocks audio. */
  async join(trigger?: Trigger): Promise<void> {
    const { model, backend, voice } = this.#parts;
    const { $status, $error, $notice } = model.stores;
    if (this.#step !== 'idle') return;
    const visit = (this.#visit = {});
    this.#go('joining');
    $notice.set(null);
    if ($status.get() === 'ready') $error.set(null);
    try {
      await (this.#silent ? this.#unsilence(this.#silent) : this.#connect(true));
      // A silent session may have ended while the API was asked to count one more.
      const { connection, error } = model.stores.$media.get();
      if (connection === 'failed') throw new HallwayError(error ?? 'media_failed');
    } catch (thrown) {
      if (this.#visit !== visit) return;
      void this.#drop();
      const error = HallwayError.from(thrown, 'media_failed');
      $error.set({ code: error.code, requestId: error.requestId, retryAt: null });
      this.#go('idle');
      voice.failed(error, trigger, false);
      return;
    }
    if (this.#visit !== visit) return;
    this.#go('joined');
    backend.attend?.(model.name, true);
    voice.tell(new RoomJoinedEvent({ room: model.name }));
    void voice.say('say.joined');
  }

  /** Leaves because the viewer wants to, or, with `unload`, because nothing shows the room any more. */
  async leave(unload = false): Promise<void> {
    const { model, backend, voice } = this.#parts;
    const was = this.#step;
    if (was === 'leaving') return;
    this.#visit = undefined;
    if (was !== 'idle') this.#go('leaving');
    if (this.#session) this.#goodbye(unload);
    backend.attend?.(model.name, false);
    await this.#drop();
    this.#go('idle');
    if (was !== 'joined') return;
    voice.tell(new RoomLeftEvent({ room: model.name, reason: 'left' }));
    void voice.say('say.left');
  }

  /** The visit is over, and not by the viewer's wish: ended, removed, opened elsewhere, or beyond repair. */
  end(code: ErrorCode): void {
    const { model, backend, voice } = this.#parts;
    // Who is only about to enter is refused by the server, with the same code.
    if (this.#step !== 'joined') return;
    void this.#drop();
    backend.attend?.(model.name, false);
    model.stores.$error.set({ code, requestId: undefined, retryAt: null });
    this.#go('idle');
    if (code === 'room_ended') voice.tell(new RoomEndedEvent({ room: model.name }));
    voice.tell(new RoomLeftEvent({ room: model.name, reason: code }));
    void voice.say(`error.${code}`);
  }

  /** Tries again now what does not work: blocked audio, a lost connection, or the join. */
  async retry(trigger: Trigger): Promise<void> {
    const session = this.#session;
    if (!session || this.#step === 'idle') await this.join(trigger);
    else if (session.snapshot.audio === 'blocked') await session.listen();
    else await session.retry();
  }

  #go(step: RoomValues['$phase']): void {
    this.#step = step;
    this.#parts.model.stores.$phase.set(step);
  }

  async #connect(listen: boolean): Promise<void> {
    const { model, pool } = this.#parts;
    const attempt = (this.#attempt = {});
    if (!pool.supported) throw new HallwayError('no_webrtc');
    const source = this.#grants.source(() => this.#step === 'idle');
    const session = pool.takeIdle() ?? (await pool.take());
    if (attempt !== this.#attempt) {
      await pool.giveBack(session);
      throw new HallwayError('not_in_room');
    }
    this.#attach(session);
    session.setVolume(model.stores.$volume.get());
    for (const [person, volume] of $volumes.get()) session.setVolume(volume, person);
    const grant = async () => {
      const granted = await source();
      if (attempt === this.#attempt) this.#admit();
      return granted;
    };
    const connected = session.connect({ grant, listen });
    if (listen) this.#unlock(session);
    await connected;
  }

  /** From joined in silence to heard: no connection is made, the API only has to count one more. */
  async #unsilence(silent: Promise<void>): Promise<void> {
    const { model, backend } = this.#parts;
    const early = this.#session;
    if (early) this.#unlock(early);
    try {
      await silent;
    } catch {
      // It did not come about; the click still means to join.
      await this.#drop();
      await this.#connect(true);
      return;
    }
    if (!early && this.#session) this.#unlock(this.#session);
    this.#admit();
    try {
      await backend.listening(model.name);
    } catch (thrown) {
      // Refused is refused; an API that is away for a moment is no reason to stop what is heard already.
      if (!AWAY.has(HallwayError.from(thrown).code)) throw thrown;
    }
  }

  /** Who only prepares shows nothing yet; who is in for long has seen it all. */
  #admit(): void {
    if (this.#step === 'joining') this.#parts.admitted();
  }

  /** Where the browser wants another click, the snapshot says `blocked`, and the page asks for it. */
  #unlock(session: MediaSession): void {
    session.listen().catch(() => undefined);
  }

  #attach(session: MediaSession): void {
    this.#session = session;
    this.#stop = session.onChange(this.#changed);
    addEventListener('pagehide', this.#hidden);
    this.#changed(session.snapshot);
    this.#parts.sessionChanged(session);
  }

  async #drop(): Promise<void> {
    const { model, pool, sessionChanged } = this.#parts;
    const session = this.#session;
    this.#attempt = this.#silent = this.#session = undefined;
    this.#grants.cancel();
    this.#stop?.();
    removeEventListener('pagehide', this.#hidden);
    model.stores.$media.set(NO_MEDIA);
    sessionChanged(undefined);
    if (session) await pool.giveBack(session);
  }

  readonly #changed = (snapshot: MediaSnapshot): void => {
    this.#parts.model.stores.$media.set(snapshot);
    if (snapshot.connection !== 'failed') return;
    if (this.#step === 'joined') this.end(snapshot.error ?? 'media_failed');
    else if (this.#step === 'idle') void this.#drop();
  };

  /** Best effort, also while the page goes away: the media server notices by itself, only later. */
  #goodbye(unload: boolean): void {
    const { backend, model } = this.#parts;
    backend.leave(model.name, { unload }).catch(() => undefined);
  }

  readonly #hidden = (): void => this.#goodbye(true);
}
