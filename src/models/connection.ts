import { ALL_FEATURES, type Backend, type BackendFeature } from '../backend/backend.ts';
import type { EventStream } from '../backend/event-stream.ts';
import type { HttpApi } from '../backend/http-api.ts';
import type { Config } from '../config/config.ts';
import type { SessionPool } from './player/session-pool.ts';
import type { RoomModel } from './room-model.ts';

/** Where the rooms and cards of one backend get their data and their audio from. */
export class Connection {
  /** Rooms that are shown, by name. */
  readonly rooms = new Map<string, RoomModel>();
  /** What cards and lists hold, by kind; see `directory/`. */
  readonly directory = new Map<string, unknown>();
  /** What the backend can do; what is missing is absent from the page. */
  readonly features: ReadonlySet<BackendFeature>;
  /** As the last element had it: the site may sign its viewer in, or bring its engine, while the page is open. */
  config: Config;
  /** The event stream of a Hallway API; made by `streamOf`. */
  stream: EventStream | undefined;
  /** A Hallway API as this viewer; made by `apiOf`. */
  http: HttpApi | undefined;
  /** All that a viewer does in rooms, and what it is heard with; made by the first player. */
  backend: Backend | undefined;
  sessions: SessionPool | undefined;

  constructor(config: Config) {
    const { backend, tokenEndpoint } = config;
    this.config = config;
    this.features = backend?.features ?? (tokenEndpoint ? new Set() : ALL_FEATURES);
  }

  /** Whether it is a Hallway API that answers here. */
  get hasApi(): boolean {
    return !this.config.backend && !this.config.tokenEndpoint;
  }
}
