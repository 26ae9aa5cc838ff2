import type { Backend, BackendFeature, RoomRecords, RoomSink } from '../../src/backend/backend.ts';
import { bareRoom } from '../../src/backend/bare-room.ts';
import { HallwayError } from '../../src/contract/errors.ts';
import type {
  JoinGrant,
  ReactionCounts,
  RoomAction,
  RosterPage,
  RosterSection,
} from '../../src/contract/types.ts';
import { perform } from './actions.ts';
import type { Directory } from '../../src/backend/directory.ts';
import { answered } from './answer.ts';
import { personCard, SimulatedPeople } from './profiles.ts';
import { question, SimulatedQuestions } from './questions.ts';
import { SimulatedSchedule } from './schedule.ts';
import type { SimulatedWorld } from './world.ts';

const MODERATORS = new Set(['host', 'moderator']);

/** A backend whose rooms, people and answers are made up. It holds one room, whatever name it is asked for. */
export class SimulatedBackend implements Backend {
  readonly features: ReadonlySet<BackendFeature>;
  /** Every action that was sent, in order. */
  readonly acted: RoomAction[] = [];
  /** The reactions of each request, in order. */
  readonly reacted: ReactionCounts[] = [];
  /** The talks around the room: reminders of it, and who comes. */
  readonly schedule = new SimulatedSchedule([]);
  /** What is asked in the room. */
  readonly questions = new SimulatedQuestions(question(1, { votes: 3 }), question(2, { votes: 1 }));
  readonly directory: Directory = { schedule: this.schedule, questions: this.questions };
  readonly records: RoomRecords;
  private readonly world: SimulatedWorld;
  private readonly sinks = new Set<RoomSink>();
  private readonly applauded = new Set<(counts: ReactionCounts) => void>();

  constructor(world: SimulatedWorld) {
    this.world = world;
    this.questions.runs = MODERATORS.has(world.options.viewer);
    if (world.options.profiles) {
      const { stage, followed, audience } = world.state;
      const people = [...stage, ...followed, ...audience].map((one) =>
        personCard(
          {},
          { id: one.id, name: one.name, avatarUrl: one.avatarUrl, caption: one.caption, handle: null },
        ),
      );
      const known = new SimulatedPeople(...people);
      this.directory = { ...this.directory, people: known, contacts: known };
    }
    this.records = world.records;
    this.features = new Set(world.options.plain ? [] : ['live', 'roster', 'hands', 'moderation']);
  }

  watch(room: string, sink: RoomSink): () => void {
    if (this.world.options.plain) {
      sink.room(bareRoom(room));
      return () => undefined;
    }
    this.sinks.add(sink);
    void this.start(sink);
    const stop = this.world.onChange(() => this.tell(sink));
    return () => {
      stop();
      this.sinks.delete(sink);
    };
  }

  retry(): void {
    for (const sink of this.sinks) void this.start(sink);
  }

  async join(_room: string, { signal }: { preload: boolean; signal?: AbortSignal }): Promise<JoinGrant> {
    await answered(this.world.options, 'join', signal);
    const grant = { server_url: 'wss://livekit.invalid', participant_token: 'simulated' };
    if (this.world.options.plain) return grant;
    const viewer = { ...this.world.state.viewer, present: true };
    this.world.change({ viewer });
    return { ...grant, viewer };
  }

  async listening(): Promise<void> {
    await answered(this.world.options, 'join');
  }

  leave(): Promise<void> {
    this.world.change({ viewer: { ...this.world.state.viewer, present: false } });
    return Promise.resolve();
  }

  async roster(_room: string, section: RosterSection, cursor?: string, search?: string): Promise<RosterPage> {
    await answered(this.world.options, 'roster');
    return this.world.page(section, cursor, search);
  }

  async act(_room: string, action: RoomAction): Promise<void> {
    this.acted.push(action);
    await answered(this.world.options, action.type);
    perform(this.world, action);
  }

  reactions(_room: string, listener: (counts: ReactionCounts) => void): () => void {
    this.applauded.add(listener);
    return () => this.applauded.delete(listener);
  }

  async react(_room: string, counts: ReactionCounts): Promise<void> {
    this.reacted.push(counts);
    await answered(this.world.options, 'react');
    this.applaud(counts);
  }

  /** Whether a page listens to reactions. */
  get heard(): boolean {
    return this.applauded.size > 0;
  }

  /** Lets everybody hear of reactions. */
  applaud(counts: ReactionCounts): void {
    for (const listener of this.applauded) listener(counts);
  }

  close(): void {
    this.sinks.clear();
  }

  private async start(sink: RoomSink): Promise<void> {
    try {
      await answered(this.world.options, 'watch');
      this.tell(sink);
    } catch (thrown) {
      const error = HallwayError.from(thrown);
      if (this.sinks.has(sink)) sink.fail(error, error.retryable ? Date.now() + 8000 : null);
    }
  }

  /** Sends the whole of what this viewer may see, as a new stream does. */
  private tell(sink: RoomSink): void {
    if (!this.sinks.has(sink)) return;
    const { room, stage, followed, audience, hands, viewer } = this.world.state;
    sink.room(room);
    sink.stage(stage);
    sink.listeners(followed.length + audience.length);
    sink.you(viewer);
    if (MODERATORS.has(viewer.role)) sink.hands(hands, hands.length);
  }
}
