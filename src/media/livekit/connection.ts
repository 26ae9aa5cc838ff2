import { Room, RoomEvent } from 'livekit-client';
import type { DisconnectReason } from 'livekit-client';
import { HallwayError } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { browserClock } from '../core/clock.ts';
import { freshGrant } from '../core/grant.ts';
import { ReconnectLadder } from '../core/ladder.ts';
import { hasAnswered, reachable } from '../core/reachable.ts';
import { readTraffic } from '../core/traffic.ts';
import { onPageLife } from '../core/page-life.ts';
import { Watchdog } from '../core/watchdog.ts';
import type { ConnectOptions, ConnectionState } from '../media-session.ts';
import { keepIceServersPrivate, roomStats } from './engine-internals.ts';
import { connectError, finalReason } from './errors.ts';
import { Resume } from './resume.ts';
import { CONNECT_OPTIONS, roomOptions } from './room-options.ts';

/** What a connection tells the session around it. */
export interface ConnectionListener {
  state(connection: ConnectionState, error: ErrorCode | null, retryAt: number | null): void;
  /** Connected, for the first time or again. */
  up(): void;
  /** Not connected any more; it may come back. */
  down(): void;
}

type Phase = 'idle' | 'connecting' | 'connected' | 'climbing' | 'failed';

/**
 * One `Room`, used for every connection of its session (a new one for each join is never freed,
 * livekit/client-sdk-js#2008), and the way back after every loss: LiveKit resumes once by itself, everything else goes
 * up our ladder with a fresh grant.
 */
export class Connection {
  readonly room: Room;
  readonly #listener: ConnectionListener;
  readonly #ladder: ReconnectLadder;
  readonly #watchdog: Watchdog;
  readonly #resume: Resume;
  #phase: Phase = 'idle';
  #options: ConnectOptions | null = null;
  #url = '';
  /** Rises with each connect and disconnect; an attempt that finds another number here is nobody's any more. */
  #epoch = 0;
  #quiet = false;
  #unhook: (() => void) | undefined;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
    this.#resume = new Resume({
      url: () => this.#url,
      changed: () => {
        this.#tellConnected();
      },
      hopeless: () => {
        this.#takeOver();
      },
    });
    this.room = new Room(roomOptions(this.#resume));
    keepIceServersPrivate(this.room, () => this.#url);
    this.#ladder = new ReconnectLadder(
      {
        reachable: async () => reachable(this.#url),
        attempt: async () => this.#climb(),
        waiting: (retryAt) => {
          this.#listener.state('reconnecting', null, retryAt);
        },
        up: () => {
          this.#up();
        },
        failed: (code) => {
          this.#fail(code);
        },
      },
      browserClock,
    );
    this.#watchdog = new Watchdog(
      {
        // A connection that closes under the question has nothing to tell.
        read: async () => readTraffic(await roomStats(this.room).catch(() => [])),
        reachable: async () => reachable(this.#url),
        quiet: (quiet) => {
          this.#quiet = quiet;
          this.#tellConnected();
        },
        dead: () => {
          this.#takeOver();
        },
      },
      browserClock,
    );
    this.room
      .on(RoomEvent.Disconnected, (reason) => {
        this.#disconnected(reason);
      })
      .on(RoomEvent.SignalReconnecting, () => {
        if (this.#phase === 'connected') this.#resume.begin();
      })
      // A full reconnect by LiveKit: slower than ours, and with the old token.
      .on(RoomEvent.Reconnecting, () => {
        this.#takeOver();
      })
      .on(RoomEvent.Reconnected, () => {
        this.#resume.end();
        if (this.#phase === 'connected') this.#listener.up();
      });
  }

  /** Whether audio can flow now. */
  get connected(): boolean {
    return this.#phase === 'connected';
  }

  /**
   * Connects; only for one that is not connected. One more try with a fresh grant when the media server refuses.
   * @throws {HallwayError} What the grant or the media server says; `not_in_room` if `disconnect()` came in between.
   */
  async connect(options: ConnectOptions): Promise<void> {
    this.#epoch += 1;
    const epoch = this.#epoch;
    this.#options = options;
    this.#phase = 'connecting';
    this.#listener.state('connecting', null, null);
    try {
      await this.#attempt(epoch).catch(async (thrown: unknown) => {
        // Only the media server's own refusals are worth a second grant: an expired token, a room lost in a restart.
        if (thrown instanceof HallwayError || epoch !== this.#epoch) throw thrown;
        await this.#attempt(epoch);
      });
    } catch (thrown) {
      const error = connectError(thrown);
      if (epoch !== this.#epoch) throw new HallwayError('not_in_room');
      this.#fail(error.code);
      throw error;
    }
    this.#up();
  }

  /** Tries now, from the lowest step, while it is coming back. */
  wake(): void {
    this.#ladder.wake();
  }

  /** Leaves, and forgets the grant. */
  async disconnect(): Promise<void> {
    this.#epoch += 1;
    this.#options = null;
    this.#stop('idle');
    this.#listener.state('idle', null, null);
    await this.#leaveRoom();
  }

  async #attempt(epoch: number): Promise<void> {
    if (!this.#options) throw new HallwayError('not_in_room');
    const grant = await freshGrant(this.#options);
    if (epoch !== this.#epoch) throw new HallwayError('not_in_room');
    this.#url = grant.url;
    await this.room.connect(grant.url, grant.token, CONNECT_OPTIONS);
    if (epoch === this.#epoch) return;
    await this.#leaveRoom();
    throw new HallwayError('not_in_room');
  }

  async #climb(): Promise<void> {
    await this.#attempt(this.#epoch).catch((thrown: unknown) => {
      // Whatever the media server has against us now (the room not made again yet, an old token): the next grant may
      // do. What the grant itself says counts.
      throw thrown instanceof HallwayError ? thrown : new HallwayError('media_failed');
    });
  }

  #up(): void {
    this.#phase = 'connected';
    this.#quiet = false;
    this.#unhook ??= onPageLife({
      wake: () => {
        this.#ladder.wake();
      },
      leave: () => {
        this.#takeOver();
      },
    });
    this.#watchdog.start();
    this.#tellConnected();
    this.#listener.up();
    // So that a later "no" can be told from an address that never answers this question.
    if (!hasAnswered(this.#url)) void reachable(this.#url);
  }

  #tellConnected(): void {
    if (this.#phase !== 'connected') return;
    this.#listener.state(this.#quiet || this.#resume.active ? 'unstable' : 'connected', null, null);
  }

  /** LiveKit let go, or was told to by the server. Our own disconnects have left the phase before. */
  #disconnected(reason: DisconnectReason | undefined): void {
    if (this.#phase !== 'connected') return;
    const code = finalReason(reason);
    if (code) this.#fail(code);
    else this.#climbBack();
  }

  /** Ends what LiveKit is still trying and goes up the ladder. */
  #takeOver(): void {
    if (this.#phase !== 'connected') return;
    this.#climbBack();
    void this.#leaveRoom();
  }

  async #leaveRoom(): Promise<void> {
    // Saying goodbye over a connection that is already gone may fail; the room is closed all the same.
    await this.room.disconnect(false).catch(() => undefined);
  }

  #climbBack(): void {
    this.#stop('climbing');
    this.#listener.state('reconnecting', null, null);
    this.#ladder.start();
  }

  #fail(code: ErrorCode): void {
    this.#stop('failed');
    this.#listener.state('failed', code, null);
  }

  #stop(phase: Phase): void {
    const wasUp = this.#phase === 'connected';
    this.#phase = phase;
    this.#watchdog.stop();
    this.#ladder.stop();
    this.#resume.end();
    if (phase !== 'climbing') {
      this.#unhook?.();
      this.#unhook = undefined;
    }
    if (wasUp) this.#listener.down();
  }
}
