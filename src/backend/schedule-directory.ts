import type { Campaign, ComingPage, OwnReminders, Reminder, TalkPage } from '../contract/types.ts';

/** Which talks a schedule shows. */
export interface ScheduleQuery {
  /** Name of a club. */
  readonly club?: string | undefined;
  /** Slug of a topic, or a word. */
  readonly topic?: string | undefined;
  readonly limit: number;
}

/** Talks to come, and what a viewer does about them. Every method rejects with `HallwayError` only. */
export interface ScheduleDirectory {
  /** A page of talks, soonest first. */
  talks(query: ScheduleQuery, cursor?: string): Promise<TalkPage>;
  /** What the viewer is to be reminded of; nothing while nobody knows who that is. */
  reminders(): Promise<OwnReminders | undefined>;
  /** Comes to a talk and is reminded of it, by e-mail too where an address is given. */
  remind(
    room: string,
    options: { email?: string | undefined; language: string; campaign?: Campaign | undefined },
  ): Promise<Reminder>;
  /** Does not come after all. */
  unremind(room: string): Promise<Reminder>;
  /** The first who come to a talk. */
  coming(room: string, limit: number): Promise<ComingPage>;
  /** Where a calendar gets a talk, or a club's talks; absent where there is no such address. */
  calendar?(what: { readonly room: string } | { readonly club: string }): string;
}
