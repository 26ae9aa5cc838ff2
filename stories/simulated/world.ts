import type { Hand, Person, Room, RosterPage, RosterSection, Viewer } from '../../src/contract/types.ts';
import type { MediaCaption } from '../../src/media/media-session.ts';
import type { SimulatedOptions } from './options.ts';
import { populate, queue, type Population } from './people.ts';
import { SimulatedRecords } from './records.ts';

/** What is true in a generated room. Every part is replaced as a whole when it changes, as answers of a server are. */
export interface WorldState {
  readonly room: Room;
  readonly stage: readonly Person[];
  readonly followed: readonly Person[];
  readonly audience: readonly Person[];
  readonly hands: readonly Hand[];
  readonly viewer: Viewer;
}

/** The one truth that a simulated backend and its media session share. */
export class SimulatedWorld {
  readonly options: SimulatedOptions;
  state: WorldState;
  readonly records: SimulatedRecords;
  /** Who is heard and how loud, instead of the pattern. */
  speakers: ReadonlyMap<string, number> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<() => void>();
  private readonly readers = new Set<(caption: MediaCaption) => void>();

  constructor(options: SimulatedOptions) {
    this.options = options;
    const now = Date.now();
    const people = populate(options);
    this.state = {
      room: makeRoom(options, now),
      stage: people.stage,
      followed: people.followed,
      audience: people.audience,
      hands: queue(options, people, now),
      viewer: makeViewer(options, people, now),
    };
    this.records = new SimulatedRecords(this);
  }

  /** Replaces parts of the state and tells everybody who watches. */
  change(parts: Partial<WorldState>): void {
    this.state = { ...this.state, ...parts };
    for (const listener of this.listeners) listener();
  }

  /** Changes somebody wherever they stand. */
  changePerson(id: string, parts: Partial<Person>): void {
    const changed = (people: readonly Person[]): readonly Person[] =>
      people.some((one) => one.id === id)
        ? people.map((one) => (one.id === id ? { ...one, ...parts } : one))
        : people;
    const { stage, followed, audience } = this.state;
    this.change({ stage: changed(stage), followed: changed(followed), audience: changed(audience) });
  }

  /** Takes somebody out of every list. */
  drop(id: string): void {
    const others = (people: readonly Person[]): readonly Person[] => people.filter((one) => one.id !== id);
    const { stage, followed, audience, hands } = this.state;
    this.change({
      stage: others(stage),
      followed: others(followed),
      audience: others(audience),
      hands: inOrder(hands.filter((hand) => hand.person.id !== id)),
    });
  }

  /** Everybody, stage first. */
  everybody(): readonly Person[] {
    return [...this.state.stage, ...this.state.followed, ...this.state.audience];
  }

  /** One page of a section; the cursor is the number of people before it. */
  page(section: RosterSection, cursor: string | undefined, search = ''): RosterPage {
    const wanted = search.toLowerCase();
    const people = this.state[section].filter(({ name }) => name.toLowerCase().includes(wanted));
    const from = Number(cursor ?? 0);
    const to = from + this.options.pageSize;
    return {
      section,
      count: people.length,
      people: people.slice(from, to),
      nextCursor: to < people.length ? String(to) : null,
    };
  }

  /** Lets these people speak, and nobody else, from now on. */
  speak(speakers: ReadonlyMap<string, number>): void {
    this.speakers = speakers;
    for (const hear of this.hearers) hear();
  }

  /** Calls `listener` after each change; returns the function that stops it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A transcriber writes down what somebody says. */
  say(caption: MediaCaption): void {
    for (const read of this.readers) read(caption);
  }

  /** Calls `listener` with what is written down; returns the function that stops it. */
  onSay(listener: (caption: MediaCaption) => void): () => void {
    this.readers.add(listener);
    return () => this.readers.delete(listener);
  }

  /** Calls `listener` when others speak; returns the function that stops it. */
  onSpeak(listener: () => void): () => void {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  }
}

/** Numbers a queue anew after somebody left it. */
export function inOrder(hands: readonly Hand[]): Hand[] {
  return hands.map((hand, index) => ({ ...hand, place: index + 1 }));
}

function makeRoom(options: SimulatedOptions, now: number): Room {
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const { state } = options;
  return {
    name: options.room,
    title: options.title,
    state,
    club: options.club === null ? null : { name: 'club', title: options.club, pictureUrl: null },
    topic: options.topic,
    description: null,
    access: 'open',
    recording: false,
    recordingState: 'off',
    recordingAt: null,
    language: options.language,
    handPolicy: options.handPolicy,
    reactionPolicy: options.reactionPolicy,
    handOrder: options.handOrder,
    locked: options.locked,
    hostAwaitedUntil: options.hostGone ? new Date(now + options.hostGone * 1000).toISOString() : null,
    capacity: 5000,
    startsAt: state === 'scheduled' ? ago(-134) : null,
    minutes: 60,
    cancelledAt: null,
    coming: state === 'scheduled' ? 318 : 0,
    startedAt: state === 'scheduled' ? null : ago(42),
    endedAt: state === 'ended' ? ago(1) : null,
    endedAs: options.endedAs,
    attendance: state === 'ended' ? options.people : null,
  };
}

function makeViewer(options: SimulatedOptions, people: Population, now: number): Viewer {
  const at = new Date(now - 20_000).toISOString();
  return {
    id: people.viewer.id,
    kind: 'person',
    name: people.viewer.name,
    role: options.viewer,
    present: false,
    hand: options.raised > 0 ? { place: options.raised, raisedAt: at } : null,
    invited: options.invited ? { byName: people.stage[0]?.name ?? people.viewer.name, at } : null,
    mayRaiseHand: options.viewer === 'listener' && options.handPolicy !== 'off',
    blocked: null,
  };
}
