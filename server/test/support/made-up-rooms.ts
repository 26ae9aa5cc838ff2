import type { HandQueue, Person, Role, Room, Viewer } from '../../src/contract/models.ts';
import type { SessionViewer } from '../../src/deps.ts';
import type { EventData, ViewedRoom } from '../../src/events/source.ts';
import type { Question } from '../../src/contract/question-models.ts';
import type { QuestionNews, QuestionWish } from '../../src/services/question-snapshots.ts';
import type { RoomSnapshot } from '../../src/services/snapshots.ts';

/** One room of {@link MadeUpRooms}, to be changed at will. */
export class MadeUpRoom {
  readonly name: string;
  readonly versions = { room: 1, stage: 1, hands: 1 };
  readonly roles = new Map<string, Role>();
  /** Whether only those {@link inside} may know of it. */
  hidden = false;
  readonly inside = new Set<string>();
  state: Room['state'] = 'live';
  /** Votes of questions, by number; and those that only moderators see. */
  readonly votes = new Map<number, number>();
  readonly waiting = new Set<number>();
  access: Room['access'] = 'open';
  /** Who was removed. */
  readonly blocked = new Set<string>();
  /** Places of raised hands, by viewer. */
  readonly raised = new Map<string, number>();
  mayRaise = true;
  stage: readonly string[];
  listeners: number;
  hands: number;

  constructor(name: string, stage: readonly string[], listeners: number, hands: number) {
    this.name = name;
    this.stage = stage;
    this.listeners = listeners;
    this.hands = hands;
  }

  /** Changes the stage as the database would. */
  bump(part: 'stage', people: readonly string[]): void {
    this.versions[part] += 1;
    this.stage = people;
  }

  /** Changes the number of hands as the database would. */
  bumpHands(count: number): void {
    this.versions.hands += 1;
    this.hands = count;
  }
}

/** Stands in for the database where only the hub's own behaviour is looked at. */
export class MadeUpRooms implements EventData {
  /** How often each kind was read. */
  readonly reads = { rooms: 0, stages: 0, listeners: 0, hands: 0, viewers: 0, inside: 0, questions: 0 };
  /** Whether reading fails. */
  failing = false;
  private readonly byName = new Map<string, MadeUpRoom>();

  make(name: string, about: { stage?: string[]; listeners?: number; hands?: number } = {}): MadeUpRoom {
    const room = new MadeUpRoom(name, about.stage ?? [], about.listeners ?? 0, about.hands ?? 0);
    this.byName.set(name, room);
    return room;
  }

  get(name: string): MadeUpRoom {
    const room = this.byName.get(name);
    if (!room) throw new Error(`There is no room ${name}.`);
    return room;
  }

  async rooms(names: readonly string[]): Promise<Map<string, RoomSnapshot>> {
    await this.read('rooms');
    const found = names.flatMap((name) => this.byName.get(name) ?? []);
    return new Map(
      found.map(({ name, versions, hidden, state, access }) => {
        const room = { name, state } as Room;
        const snapshot = { id: name, room, hidden, versions: { ...versions }, row: { state, access } };
        return [name, snapshot as unknown as RoomSnapshot];
      }),
    );
  }

  async stages(ids: readonly string[]): Promise<Map<string, readonly Person[]>> {
    await this.read('stages');
    return new Map(
      ids.map((id) => [id, (this.byName.get(id)?.stage ?? []).map((person) => ({ id: person }) as Person)]),
    );
  }

  async listeners(ids: readonly string[]): Promise<Map<string, number>> {
    await this.read('listeners');
    return new Map(ids.map((id) => [id, this.byName.get(id)?.listeners ?? 0]));
  }

  async hands(id: string): Promise<HandQueue> {
    await this.read('hands');
    return { hands: [], count: this.get(id).hands };
  }

  async questions(id: string, { changed, voted, lately }: QuestionWish): Promise<QuestionNews> {
    await this.read('questions');
    const { votes, waiting } = this.get(id);
    const of = (number: number) => votes.get(number) ?? 0;
    return {
      questions: changed
        .filter((number) => votes.has(number))
        .map((number) => {
          const state = waiting.has(number) ? 'waiting' : 'open';
          return { number, state, votes: of(number) } as Question;
        }),
      votes: (lately === undefined ? voted : [...votes.keys()]).map(
        (number) => [number, of(number)] as const,
      ),
      counts: { open: votes.size - waiting.size, answered: 0, waiting: waiting.size, dismissed: 0 },
      rules: { asking: true, anonymous: 'nobody', approveFirst: false, slowSeconds: 0, words: ['secret'] },
    };
  }

  async inside(id: string, viewers: readonly SessionViewer[]): Promise<Set<string>> {
    await this.read('inside');
    const inside = this.byName.get(id)?.inside;
    return new Set(viewers.map((viewer) => viewer.id).filter((viewer) => inside?.has(viewer)));
  }

  async viewers({ id }: ViewedRoom, viewers: readonly SessionViewer[]): Promise<Map<string, Viewer>> {
    await this.read('viewers');
    const room = this.byName.get(id);
    if (!room) return new Map();
    const { roles, raised, mayRaise, blocked } = room;
    return new Map(
      viewers.map((viewer) => {
        const place = raised.get(viewer.id);
        const role = roles.get(viewer.id) ?? 'listener';
        const hand = place === undefined ? null : { place, raisedAt: '' };
        return [
          viewer.id,
          {
            id: viewer.id,
            role,
            hand,
            mayRaiseHand: mayRaise,
            blocked: blocked.has(viewer.id) ? 'removed' : null,
          } as Viewer,
        ];
      }),
    );
  }

  private async read(kind: keyof MadeUpRooms['reads']): Promise<void> {
    this.reads[kind] += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failing) throw new Error('The database is away.');
  }
}
