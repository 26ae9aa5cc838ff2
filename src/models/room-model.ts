import type { RoomSink } from '../backend/backend.ts';
import type { HallwayRequestEvent } from '../events/event.ts';
import { RequestFailedEvent } from '../events/request-failed.ts';
import { livekitModule } from '../media/livekit-module.ts';
import type { Connection } from './connection.ts';
import type { RoomPlayer } from './player/player.ts';
import { roomStores } from './room-state.ts';
import { streamOf } from './stream.ts';

/** Receives audio levels 0–1 by person. */
export type LevelsListener = (levels: ReadonlyMap<string, number>) => void;

/** An element that shows a room. */
export interface RoomUser {
  readonly host: HTMLElement;
  /** Where it shows who speaks. */
  readonly hear?: LevelsListener;
}

/** A room that nobody shows is kept for so long, so that a tag that is moved keeps its audio. */
const KEEP = 300;

/**
 * One room as a page knows it, shared by all elements that show it. What a card needs is here; all that happens from
 * the first sign of intent on is in the player, which is fetched then.
 */
export class RoomModel {
  readonly name: string;
  readonly connection: Connection;
  readonly stores = roomStores();
  /** The connected elements that show this room, oldest first. */
  readonly users = new Set<RoomUser>();
  /** Here once it was fetched. */
  player: RoomPlayer | undefined;
  #unwatch: () => void;
  #closing: ReturnType<typeof setTimeout> | undefined;

  /** Begins to watch the room. */
  constructor(name: string, connection: Connection) {
    this.name = name;
    this.connection = connection;
    connection.rooms.set(name, this);
    this.#unwatch = this.#watch();
  }

  /** One more element shows the room. */
  add(user: RoomUser): void {
    clearTimeout(this.#closing);
    this.users.add(user);
  }

  /** One less. When the last has gone, the room is left a moment later. */
  remove(user: RoomUser): void {
    this.users.delete(user);
    if (this.users.size) return;
    this.#closing = setTimeout(() => {
      this.connection.rooms.delete(this.name);
      this.#unwatch();
      this.player?.close();
    }, KEEP);
  }

  /**
   * Calls `use` with the player: within this call where it is here already, so that a click still counts as one.
   * Rejects where the player cannot be fetched, or is not wanted any more.
   */
  async use<Result>(use: (player: RoomPlayer) => Result | Promise<Result>): Promise<Result> {
    if (!this.player) {
      // Beside the player and not after it; who joins is told if this fails then too.
      if (!this.connection.config.media) livekitModule().catch(() => undefined);
      const { RoomPlayer: Player } = await import('./player/player.ts');
      if (!this.users.size) throw new Error('left meanwhile');
      this.player ??= new Player(this);
    }
    return use(this.player);
  }

  /**
   * Carries a request out.
   * @param host - Where the request came from; a refusal is told there.
   */
  request(trigger: HallwayRequestEvent, host: HTMLElement): void {
    const { $status, $error, $phase } = this.stores;
    const joins = trigger.type === 'hallway-room-join-request';
    if (joins && $phase.get() === 'idle') $phase.set('joining');
    if (trigger.type === 'hallway-room-retry-request' && $status.get() === 'failed') {
      this.#unwatch();
      this.#unwatch = this.#watch();
      return;
    }
    this.use((player) => player.request(trigger, host)).catch(() => {
      const failure = { code: 'no_api', requestId: undefined } as const;
      if (joins) $phase.set('idle');
      $error.set({ ...failure, retryAt: null });
      host.dispatchEvent(new RequestFailedEvent({ ...failure, room: this.name, trigger }));
    });
  }

  #watch(): () => void {
    const { $status, $error, $room, $stage, $people, $listeners, $hands, $viewer, $phase } = this.stores;
    return watch(this.connection, this.name, {
      room: (room) => {
        $room.set(room);
        // Why somebody could not enter or stay is still to be seen; that there was no answer is over.
        if ($status.get() === 'failed') $error.set(null);
        $status.set('ready');
      },
      stage: (people) => {
        $stage.set(people);
        // The player, once it is here, knows who speaks.
        if (!this.player) $people.set(people.map((one) => ({ ...one, speaking: false, local: false })));
      },
      listeners: (count) => $listeners.set(count),
      hands: (hands, count) => $hands.set({ hands, count }),
      you: (viewer) => $viewer.set(viewer),
      fail: ({ code, requestId, retryable }, retryAt) => {
        // Who hears the room goes on hearing it while the API is away.
        if (retryable && $phase.get() !== 'idle') return;
        $error.set({ code, requestId, retryAt });
        $status.set('failed');
      },
    });
  }
}

/** The model of a room: one for all elements that find the same connection. */
export function roomOf(connection: Connection, name: string): RoomModel {
  return connection.rooms.get(name) ?? new RoomModel(name, connection);
}

/** Watches a room; at once where what that takes is in the first bundle. */
function watch(connection: Connection, room: string, sink: RoomSink): () => void {
  const { backend } = connection.config;
  if (backend) return backend.watch(room, sink);
  if (connection.hasApi) return streamOf(connection).watch(room, sink);
  import('../backend/bare-room.ts').then(
    ({ bareRoom }) => sink.room(bareRoom(room)),
    () => sink.fail({ code: 'no_api', retryable: true }, null),
  );
  return () => undefined;
}
