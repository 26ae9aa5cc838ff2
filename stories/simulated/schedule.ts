import type { Backend } from '../../src/backend/backend.ts';
import type { ScheduleDirectory, ScheduleQuery } from '../../src/backend/schedule-directory.ts';
import { type ErrorCode, HallwayError } from '../../src/contract/errors.ts';
import type {
  Comer,
  ComingPage,
  OwnReminders,
  Reminder,
  Room,
  Talk,
  TalkPage,
} from '../../src/contract/types.ts';

/** What a method does instead of answering. */
type Behaviour = ErrorCode | 'hang';
type Method = 'talks' | 'reminders' | 'remind' | 'unremind' | 'coming';

const HOUR = 3_600_000;
const COMERS = ['Ugnė Balsytė', 'Kenji Moriwaka', 'Amara Okafor', 'Lucía Ferrandiz'];

/** Somebody who comes. */
export function comer(name: string, index = 0): Comer {
  const id = `p_00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return { id, name, avatarUrl: null, caption: null };
}

/** A talk that begins in so many hours. */
export function talk(name: string, hours: number, parts: Partial<Room> = {}): Talk {
  return {
    room: {
      name,
      title: 'Night trains, heard from bed',
      state: 'scheduled',
      club: { name: 'sound-field', title: 'Sound & Field', pictureUrl: null },
      topic: null,
      description: null,
      access: 'open',
      recording: false,
      recordingState: 'off',
      recordingAt: null,
      language: 'en',
      handPolicy: 'everyone',
      reactionPolicy: 'everyone',
      handOrder: 'raised',
      locked: false,
      hostAwaitedUntil: null,
      capacity: 1000,
      startsAt: new Date(Date.now() + hours * HOUR).toISOString(),
      minutes: 60,
      cancelledAt: null,
      coming: 0,
      startedAt: null,
      endedAt: null,
      endedAs: null,
      attendance: null,
      ...parts,
    },
    movedFrom: null,
    stage: [comer('Rasa Milvydė', 9)],
    comers: [],
  };
}

/** What a schedule may hold: a talk that many come to, one that was moved, one that was called off, and one that began. */
export function week(): Talk[] {
  const now = new Date().toISOString();
  return [
    talk('begun', -0.2, { title: 'Counterpoint at breakfast', state: 'live', startedAt: now }),
    {
      ...talk('postmortems', 2.24, { title: 'Postmortems without blame, read aloud', coming: 318 }),
      comers: COMERS.map(comer),
    },
    { ...talk('trains', 74), movedFrom: new Date(Date.now() + 50 * HOUR).toISOString() },
    talk('grammar', 120, {
      title: 'Grammar clinic: bring one sentence',
      state: 'ended',
      cancelledAt: now,
      endedAt: now,
    }),
    talk('ropes', 220, { title: 'Harbour ropes and other instruments', coming: 1 }),
  ];
}

/** Talks of nobody's: a schedule without a server. */
export class SimulatedSchedule implements ScheduleDirectory {
  list: Talk[];
  /** Whether it sends e-mails. */
  mail = true;
  /** What is to be reminded of, and whether by e-mail. */
  readonly own = new Map<string, boolean>();
  /** Addresses that were given, by room. */
  readonly emails = new Map<string, string>();
  readonly does: Partial<Record<Method, Behaviour>> = {};
  readonly called: string[] = [];
  readonly queries: ScheduleQuery[] = [];
  /** Calls what watches for changes. */
  changed: () => void = () => undefined;

  constructor(list: Talk[] = week()) {
    this.list = list;
  }

  /** A backend without rooms that knows these talks. */
  get backend(): Backend {
    const nothing = () => Promise.reject(new HallwayError('room_not_found'));
    return {
      features: new Set(),
      watch: () => () => undefined,
      join: nothing,
      listening: nothing,
      leave: nothing,
      roster: nothing,
      act: nothing,
      directory: {
        schedule: this,
        hint: (_kind, _name, listener) => {
          this.changed = listener;
          return () => undefined;
        },
      },
    };
  }

  async talks(query: ScheduleQuery, cursor?: string): Promise<TalkPage> {
    this.queries.push(query);
    await this.answered('talks');
    const from = Number(cursor ?? 0);
    const to = from + query.limit;
    return {
      talks: this.list.slice(from, to),
      nextCursor: to < this.list.length ? String(to) : null,
    };
  }

  async reminders(): Promise<OwnReminders> {
    await this.answered('reminders');
    return { rooms: [...this.own].map(([room, email]) => ({ room, email })), mail: this.mail };
  }

  async remind(room: string, { email }: { email?: string | undefined }): Promise<Reminder> {
    await this.answered('remind');
    const before = this.own.get(room);
    if (email) this.emails.set(room, email);
    this.own.set(room, before || email !== undefined);
    return this.answer(room, before === undefined ? 1 : 0);
  }

  async unremind(room: string): Promise<Reminder> {
    await this.answered('unremind');
    return this.answer(room, this.own.delete(room) ? -1 : 0);
  }

  async coming(room: string): Promise<ComingPage> {
    await this.answered('coming');
    const found = this.list.find((one) => one.room.name === room);
    return { coming: found?.room.coming ?? COMERS.length, people: COMERS.map(comer), nextCursor: null };
  }

  calendar(what: { readonly room: string } | { readonly club: string }): string {
    const path = 'room' in what ? `rooms/${what.room}` : `clubs/${what.club}`;
    return `https://api.hallway.example/v1/${path}/calendar.ics`;
  }

  private answer(name: string, change: number): Reminder {
    this.list = this.list.map((one) =>
      one.room.name === name ? { ...one, room: { ...one.room, coming: one.room.coming + change } } : one,
    );
    const coming = this.list.find((one) => one.room.name === name)?.room.coming ?? 0;
    const email = this.own.get(name);
    return { coming, you: { reminded: email !== undefined, email: email ?? false }, mail: this.mail };
  }

  private async answered(method: Method): Promise<void> {
    this.called.push(method);
    await Promise.resolve();
    const behaviour = this.does[method];
    if (behaviour === 'hang') await new Promise(() => undefined);
    else if (behaviour) throw new HallwayError(behaviour);
  }
}
