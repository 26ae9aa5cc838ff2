import type { Backend } from '../../backend/backend.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { HallwayRequestEvent } from '../../events/event.ts';
import type { ReactionSendRequest } from '../../events/reaction-send-request.ts';
import { LiveKitEngine } from '../../media/livekit-engine.ts';
import type { MediaDevices, MediaSession } from '../../media/media-session.ts';
import type { RoomModel } from '../room-model.ts';
import { backendOf } from './backend.ts';
import { Captions } from './captions.ts';
import { Follower } from './follow.ts';
import { mergePeople } from './people.ts';
import { Reactions } from './reactions.ts';
import { Records } from './records.ts';
import { stepOf } from './requests.ts';
import { setListening } from './listening.ts';
import { Roster } from './roster.ts';
import { SessionPool } from './session-pool.ts';
import { SystemControls } from './system-controls.ts';
import { type Trigger, Voice } from './voice.ts';
import { Visit } from './visit.ts';
import { $volumes } from './volumes.ts';

/** Everything a room does from the first sign of intent on; puts the parts together and hands requests to them. */
export class RoomPlayer {
  /** Pages of the audience. */
  readonly roster: Roster;
  /** The viewer's reactions and everybody's. */
  readonly reactions: Reactions;
  /** What is said, as text. */
  readonly captions: Captions;
  /** How loud each person is played, 0–1, by id; in full who is not in it. */
  readonly $volumes = $volumes;
  /** What those who run the room keep. */
  readonly records: Records;
  readonly #model: RoomModel;
  readonly #backend: Backend;
  readonly #voice: Voice;
  readonly #visit: Visit;
  readonly #follower: Follower;
  readonly #controls: SystemControls;
  readonly #stops: readonly (() => void)[];
  #stopLevels: (() => void) | undefined;

  constructor(model: RoomModel) {
    const { connection, stores } = model;
    const backend = backendOf(connection);
    this.#model = model;
    this.#backend = backend;
    this.#voice = new Voice(model);
    this.roster = new Roster(model, backend);
    this.reactions = new Reactions(model, backend, this.#voice);
    this.captions = new Captions(model);
    this.records = new Records(model, backend, this.#voice);
    connection.sessions ??= new SessionPool(connection.config.media ?? new LiveKitEngine());
    this.#visit = new Visit({
      model,
      backend,
      pool: connection.sessions,
      voice: this.#voice,
      sessionChanged: (session) => this.#sessionChanged(session),
      admitted: () => this.roster.expect(),
    });
    this.#follower = new Follower(model, this.#visit, this.#voice);
    this.#controls = new SystemControls(model, this.#voice);
    const merge = () => this.#merge();
    this.#stops = [
      stores.$stage.listen(merge),
      stores.$media.listen(merge),
      stores.$viewer.listen(merge),
      stores.$listeners.listen(() => this.roster.refresh()),
      stores.$phase.listen((phase) => {
        if (phase === 'joined') setListening(model, true);
        if (phase !== 'idle') return;
        setListening(model, false);
        this.roster.clear();
      }),
    ];
    merge();
  }

  /** Gets everything ready for a click that is likely to come. */
  warm(): void {
    this.#backend.warm?.();
    this.#visit.warm();
  }

  /** Joins in silence. */
  preload(): void {
    this.#visit.preload();
  }

  /** Carries a request out; a failure is told at `host`. */
  request(event: HallwayRequestEvent, host: HTMLElement): void {
    const trigger = { event, host };
    switch (event.type) {
      case 'hallway-room-join-request':
        void this.#visit.join(trigger);
        break;
      case 'hallway-room-leave-request':
        void this.#visit.leave();
        break;
      case 'hallway-reaction-send-request':
        this.reactions.send((event as ReactionSendRequest).detail.kind, trigger);
        break;
      case 'hallway-room-retry-request':
        this.#visit.retry(trigger).catch((thrown: unknown) => {
          this.#voice.failed(HallwayError.from(thrown, 'media_failed'), trigger);
        });
        break;
      default:
        void this.#carryOut(trigger);
    }
  }

  /** Microphones and outputs. */
  async devices(): Promise<MediaDevices> {
    const { session } = this.#visit;
    if (!session) throw new HallwayError('not_in_room');
    return session.devices();
  }

  /** Leaves, and lets go of everything. */
  close(): void {
    void this.#visit.leave(true).finally(() => {
      this.#follower.close();
      this.#controls.close();
      for (const stop of this.#stops) stop();
    });
    this.roster.clear();
    this.reactions.close();
  }

  async #carryOut(trigger: Trigger): Promise<void> {
    const { $pending, $notice } = this.#model.stores;
    const step = stepOf({ model: this.#model, backend: this.#backend, visit: this.#visit }, trigger.event);
    if (!step || $pending.get().has(step.pending)) return;
    // What failed before is being tried again, or is old news.
    if ($notice.get()?.error) $notice.set(null);
    $pending.set(new Set([...$pending.get(), step.pending]));
    const undo = step.before?.();
    try {
      await step.run();
    } catch (thrown) {
      undo?.();
      this.#voice.failed(HallwayError.from(thrown), trigger);
    } finally {
      $pending.set(new Set([...$pending.get()].filter((name) => name !== step.pending)));
    }
  }

  #sessionChanged(session: MediaSession | undefined): void {
    this.captions.follow(session);
    this.#stopLevels?.();
    this.#stopLevels = session?.onLevels((levels) => {
      for (const user of this.#model.users) user.hear?.(levels);
    });
  }

  #merge(): void {
    const { $stage, $media, $viewer, $people } = this.#model.stores;
    const sources = {
      stage: $stage.get(),
      heard: $media.get().people,
      viewer: $viewer.get()?.id,
      staged: this.#backend.features.has('live'),
    };
    $people.set(mergePeople(sources, $people.get()));
  }
}
