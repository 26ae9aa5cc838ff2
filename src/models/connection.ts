import { ALL_FEATURES, type Backend, type BackendFeature, type RoomSink } from '../backend/backend.ts';
import { EventStream } from '../backend/event-stream.ts';
import type { Config } from '../config/config.ts';
import type { SessionPool } from './player/session-pool.ts';
import type { RoomModel } from './room-model.ts';

/** Where the rooms of one backend get their data and their audio from. */
export class Connection {
  /** Rooms that are shown, by name. */
  readonly rooms = new Map<string, RoomModel>();
  /** What the backend can do; what is missing is absent from the page. */
  readonly features: ReadonlySet<BackendFeature>;
  /** Of a Hallway API. */
  readonly stream: EventStream | undefined;
  /** As the last element had it: the site may sign its viewer in, or bring its engine, while the page is open. */
  config: Config;
  /** All that a viewer does, and what it is heard with; made by the first player. */
  backend: Backend | undefined;
  sessions: SessionPool | undefined;

  constructor(config: Config) {
    const { backend, tokenEndpoint, api } = config;
    this.config = config;
    if (!backend && !tokenEndpoint) this.stream = new EventStream(api);
    this.features = backend?.features ?? (tokenEndpoint ? new Set() : ALL_FEATURES);
  }

  /** Watches a room; at once where what that takes is in the first bundle. */
  watch(room: string, sink: RoomSink): () => void {
    const source = this.config.backend ?? this.stream;
    if (source) return source.watch(room, sink);
    import('../backend/bare-room.ts').then(
      ({ bareRoom }) => sink.room(bareRoom(room)),
      () => sink.fail({ code: 'no_api', retryable: true }, null),
    );
    return () => undefined;
  }
}
