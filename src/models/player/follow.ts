import type { Hand, Person, Viewer } from '../../contract/types.ts';
import { ConnectionChangedEvent } from '../../events/connection-changed.ts';
import { HandChangedEvent } from '../../events/hand-changed.ts';
import { MicrophoneChangedEvent } from '../../events/microphone-changed.ts';
import { StageJoinedEvent } from '../../events/stage-joined.ts';
import { StageLeftEvent } from '../../events/stage-left.ts';
import type { TextKey, TextParams } from '../../i18n/text.ts';
import type { MediaSnapshot } from '../../media/media-session.ts';
import type { RoomModel } from '../room-model.ts';
import { watchRecording } from './recording.ts';
import { followHost } from './hosts.ts';
import type { Visit } from './visit.ts';
import type { Voice } from './voice.ts';

/** Places in the queue that are worth an announcement when the queue moves. */
const NEAR = 3;
const MODERATORS = new Set<string>(['host', 'moderator']);

/**
 * Watches the room for what the viewer must hear of: tells the site by events, people by announcements, and the visit
 * when it is over.
 */
export class Follower {
  readonly #model: RoomModel;
  readonly #visit: Visit;
  readonly #voice: Voice;
  readonly #stops: readonly (() => void)[];
  /** Hands that were there already; unknown while the viewer does not moderate. */
  #hands: ReadonlyMap<string, Hand> | undefined;

  constructor(model: RoomModel, visit: Visit, voice: Voice) {
    this.#model = model;
    this.#visit = visit;
    this.#voice = voice;
    const { $room, $viewer, $media, $stage, $hands, $phase } = model.stores;
    this.#stops = [
      // Before the visit ends: what is heard first is why.
      ...followHost(
        model,
        (key, params) => this.#say(key, params),
        () => this.#joined,
      ),
      $room.listen((room) => {
        if (room?.state === 'ended') visit.end('room_ended');
      }),
      $viewer.listen((now, before) => this.#viewerChanged(now, before ?? null)),
      $media.listen((now, before) => this.#mediaChanged(now, before ?? now)),
      $stage.listen((now, before) => this.#stageChanged(now, before ?? [])),
      $hands.listen(({ hands }) => this.#handsChanged(hands)),
      watchRecording(model, (key, params) => voice.say(key, params)),
      // Hands that were up before are no news; the first that goes up after is.
      $phase.listen(() => this.#handsChanged($hands.get().hands)),
    ];
  }

  /** Stops watching. */
  close(): void {
    for (const stop of this.#stops) stop();
  }

  get #joined(): boolean {
    return this.#model.stores.$phase.get() === 'joined';
  }

  #say(key: TextKey, params?: TextParams): void {
    void this.#voice.say(key, params);
  }

  #viewerChanged(now: Viewer | null, before: Viewer | null): void {
    if (now?.blocked) this.#blocked(now.blocked);
    if (!now || now.id !== before?.id || !this.#joined) return;
    const stage = now.role !== 'listener';
    if (stage !== (before.role !== 'listener')) this.#stageMoved(now, stage);
    if (now.hand?.place !== before.hand?.place) this.#handChanged(now, before);
    if (now.invited && !before.invited) {
      const { byName } = now.invited;
      if (byName) this.#say('stage.invited', { name: byName });
      else this.#say('stage.invitedPlain');
    }
  }

  /** The media server's "removed" may come first; which of the two it was is the API's word. */
  #blocked(code: 'removed' | 'banned'): void {
    const { $error } = this.#model.stores;
    this.#visit.end(code);
    const error = $error.get();
    if (error?.code === 'removed') $error.set({ ...error, code });
  }

  #stageMoved({ role }: Viewer, stage: boolean): void {
    const { name } = this.#model;
    if (stage) {
      this.#voice.tell(new StageJoinedEvent({ room: name, role }));
      this.#say('say.stageJoined');
      return;
    }
    this.#hands = undefined;
    // The media server takes the right away too; the device must not stay open until that is heard of.
    this.#visit.session?.releaseMicrophone().catch(() => undefined);
    this.#voice.tell(new StageLeftEvent({ room: name }));
    this.#say('say.stageLeft');
  }

  #handChanged({ hand, role }: Viewer, before: Viewer): void {
    const place = hand?.place ?? null;
    this.#voice.tell(new HandChangedEvent({ room: this.#model.name, raised: hand !== null, place }));
    if (!hand) {
      // Taken to the stage, the hand goes down by itself; the stage is the news.
      if (role === 'listener') this.#say('say.handLowered');
      return;
    }
    if (!before.hand) this.#say('say.handRaised');
    if (!before.hand || hand.place <= NEAR) this.#say('say.handPlace', { place: hand.place });
  }

  #mediaChanged(now: MediaSnapshot, before: MediaSnapshot): void {
    if (!this.#joined) return;
    if (now.connection !== before.connection) this.#connectionChanged(now, before);
    if (now.microphone === before.microphone) return;
    const on = now.microphone === 'on';
    if (on !== (before.microphone === 'on')) {
      this.#voice.tell(new MicrophoneChangedEvent({ room: this.#model.name, on }));
    }
    if (on) this.#say('say.microphoneOn');
    else if (now.microphone === 'lost') this.#say('error.mic_lost');
    else if (now.microphone === 'muted' && before.microphone === 'on') {
      const own = this.#model.stores.$pending.get().has('microphone');
      this.#say(own ? 'say.microphoneOff' : 'say.mutedByHost');
    }
  }

  #connectionChanged({ connection }: MediaSnapshot, before: MediaSnapshot): void {
    this.#voice.tell(new ConnectionChangedEvent({ room: this.#model.name, state: connection }));
    if (connection === 'unstable' || connection === 'reconnecting') {
      this.#say(`say.${connection}`);
    } else if (connection === 'connected' && before.connection === 'reconnecting') {
      this.#say('say.reconnected');
    }
  }

  #stageChanged(now: readonly Person[], before: readonly Person[]): void {
    if (!this.#joined) return;
    const self = this.#model.stores.$viewer.get()?.id;
    for (const { name } of missing(now, before, self)) this.#say('say.personJoined', { name });
    for (const { name } of missing(before, now, self)) this.#say('say.personLeft', { name });
  }

  #handsChanged(hands: readonly Hand[]): void {
    const { $viewer, $pending } = this.#model.stores;
    const before = this.#hands;
    const moderates = this.#joined && MODERATORS.has($viewer.get()?.role ?? '');
    this.#hands = moderates ? new Map(hands.map((hand) => [hand.person.id, hand])) : undefined;
    if (!before || !moderates) return;
    for (const { person, invitedAt } of hands) {
      const { id, name } = person;
      const old = before.get(id);
      if (!old) this.#say('say.newHand', { name });
      else if (old.invitedAt && !invitedAt && !$pending.get().has(`stage-uninvite:${id}`)) {
        this.#say('say.declined', { name });
      }
    }
  }
}

/** People who are in one list and not in another, less the viewer. */
function missing(from: readonly Person[], other: readonly Person[], self: string | undefined): Person[] {
  const known = new Set(other.map(({ id }) => id));
  return from.filter(({ id }) => !known.has(id) && id !== self);
}
