import { atom, type PreinitializedWritableAtom } from 'nanostores';
import { httpSchedule } from '../../backend/http-schedule.ts';
import type { ScheduleDirectory, ScheduleQuery } from '../../backend/schedule-directory.ts';
import { resolveConfig } from '../../config/config.ts';
import type { ComingPage, Reminder } from '../../contract/types.ts';
import { ReminderSetEvent } from '../../events/reminder-set.ts';
import type { ReminderSetRequest } from '../../events/reminder-set-request.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { type Alarm, Alarms } from './alarms.ts';
import { announce, Errands } from './carry-out.ts';
import { TalkList } from './talk-list.ts';
import { campaignOfVisit } from '../campaign.ts';
import { tell } from '../tell.ts';

/** What the viewer is to be reminded of. */
export interface Own {
  /** By name of the room, whether an e-mail comes too. */
  readonly rooms: ReadonlyMap<string, boolean>;
  /** Whether the server sends e-mails; null while that is not known. */
  readonly mail: boolean | null;
}

const FACES = 4;

/** The talks that a page shows of one backend, and what the viewer is to be reminded of. */
export class ScheduleModel extends Errands {
  readonly directory: ScheduleDirectory;
  readonly $own = atom<Own>({ rooms: new Map(), mail: null });
  readonly #connection: Connection;
  readonly #lists = new Map<string, TalkList>();
  readonly #coming = new Map<string, PreinitializedWritableAtom<ComingPage | null>>();
  readonly #alarms = new Alarms();
  #asked = false;

  constructor(connection: Connection, directory: ScheduleDirectory) {
    super();
    this.#connection = connection;
    this.directory = directory;
  }

  /** The list of these talks: one for all elements that show the same. */
  list(query: ScheduleQuery): TalkList {
    const key = JSON.stringify([query.club, query.topic, query.limit]);
    let list = this.#lists.get(key);
    if (!list) this.#lists.set(key, (list = new TalkList(this.#connection, this.directory, query)));
    this.knowOwn();
    return list;
  }

  /** Finds out what the viewer is to be reminded of; once for the page. */
  knowOwn(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.directory.reminders().then(
      (own) => {
        if (!own) return;
        const rooms = new Map([
          ...own.rooms.map(({ room, email }) => [room, email] as const),
          // What was pressed meanwhile is newer.
          ...this.$own.get().rooms,
        ]);
        this.$own.set({ rooms, mail: own.mail });
      },
      () => {
        // Asked again by the next element or list that needs it.
        this.#asked = false;
      },
    );
  }

  /** The first who come to a talk, asked for anew when their number is another one. */
  coming(room: string, count: number): PreinitializedWritableAtom<ComingPage | null> {
    let store = this.#coming.get(room);
    if (!store) this.#coming.set(room, (store = atom<ComingPage | null>(null)));
    const known = store.get();
    const found = store;
    // Faces that are there stay: only a first page that is not full changes by those who come later.
    const due = known ? known.coming !== count && known.people.length < FACES : count > 0;
    if (due) {
      const { coming: _, ...rest } = known ?? { people: [], nextCursor: null, coming: 0 };
      found.set({ ...rest, coming: count });
      this.directory.coming(room, FACES).then(
        (page) => found.set(page),
        // The number stands without faces.
        () => undefined,
      );
    }
    return found;
  }

  /** Comes to a talk and is reminded, or no longer: shown at once, taken back with a text when it is refused. */
  remind(trigger: ReminderSetRequest, host: HTMLElement): void {
    const { room, remind, email } = trigger.detail;
    void this.carryOut(room, {
      trigger,
      host,
      pending: `remind:${room}`,
      before: () => this.#ahead(room, remind),
      run: () =>
        remind
          ? this.directory.remind(room, {
              email,
              language: resolveConfig(host).lang,
              campaign: campaignOfVisit(),
            })
          : this.directory.unremind(room),
      done: (answer) => this.#done(room, answer, host),
    });
  }

  /** Notifies at the time of a talk of which the viewer is to be reminded, as long as the page is open. */
  wake(room: string, alarm: Alarm): void {
    this.#alarms.set(room, this.$own.get().rooms.has(room) ? alarm : undefined);
  }

  #done(room: string, { coming, you, mail }: Reminder, host: HTMLElement): void {
    const rooms = new Map(this.$own.get().rooms);
    if (you.reminded) rooms.set(room, you.email);
    else rooms.delete(room);
    this.$own.set({ rooms, mail });
    if (!you.reminded) this.#alarms.set(room, undefined);
    for (const list of this.#lists.values()) list.comes(room, coming);
    announce(host, ['schedule'], you.reminded ? 'schedule.reminded' : 'schedule.unreminded');
    tell(host, new ReminderSetEvent({ room, ...you }));
  }

  #ahead(room: string, remind: boolean): () => void {
    const before = this.$own.get();
    if (before.rooms.has(room) === remind) return () => undefined;
    const rooms = new Map(before.rooms);
    if (remind) rooms.set(room, false);
    else rooms.delete(room);
    const shown = { ...before, rooms };
    this.$own.set(shown);
    return () => {
      // Unless something else was pressed since.
      if (this.$own.get() === shown) this.$own.set(before);
    };
  }
}

/** The talks of a connection; nothing where its backend knows none. */
export function scheduleOf(connection: Connection): ScheduleModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('schedule') as ScheduleModel | undefined;
  if (!model) {
    const schedule = hasApi
      ? httpSchedule(apiOf(connection), config.api)
      : config.backend?.directory?.schedule;
    if (!schedule) return undefined;
    directory.set('schedule', (model = new ScheduleModel(connection, schedule)));
  }
  return model;
}
