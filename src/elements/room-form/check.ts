import type { HandPolicy, NewRoom, RoomAccess } from '../../contract/types.ts';
import type { TextKey, TextParams } from '../../i18n/text.ts';

/** The server's own limits. */
export const MOST = { title: 120, description: 2_000, topic: 60, club: 64, coHosts: 10 } as const;
/** Lengths to choose from, in minutes. */
export const LENGTHS = [15, 30, 45, 60, 90, 120, 180] as const;
const MINUTE = 60_000;

/** What somebody wrote. */
export interface RoomDraft {
  readonly title: string;
  readonly description: string;
  readonly club: string;
  readonly topic: string;
  readonly language: string;
  readonly coHosts: string;
  readonly handPolicy: HandPolicy;
  readonly access: RoomAccess;
  readonly recording: boolean;
  readonly when: 'now' | 'later';
  /** As a `datetime-local` field has it: the viewer's own time, without a zone. */
  readonly start: string;
  readonly minutes: string;
}

/** A field of the form. */
export type FieldName = keyof RoomDraft;
/** What is wrong with a field. */
export interface Fault {
  readonly key: TextKey;
  readonly params?: TextParams;
}
/** What is wrong, by field, in the order of the fields. */
export type Faults = Partial<Readonly<Record<FieldName, Fault>>>;

/** The form as it begins; a language is chosen when it is known. */
export const EMPTY: RoomDraft = {
  title: '',
  description: '',
  club: '',
  topic: '',
  language: '',
  coHosts: '',
  handPolicy: 'everyone',
  access: 'open',
  recording: false,
  when: 'now',
  start: '',
  minutes: '60',
};

/** What has to be put right before anything is sent. */
export function faultsOf(draft: RoomDraft, now: number): Faults {
  const { title, description, club } = draft;
  const handles = handlesOf(draft);
  const start = draft.when === 'later' ? faultOfStart(draft.start, now) : undefined;
  return {
    ...(!title.trim() && { title: { key: 'form.nameMissing' } }),
    ...(description.trim().length > MOST.description && {
      description: { key: 'form.descriptionLong', params: { max: MOST.description } },
    }),
    ...(club.trim() &&
      !/^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?$/.test(club.trim()) && { club: { key: 'form.clubWrong' } }),
    ...(handles.some((handle) => !/^@\w{3,30}$/.test(handle)) && { coHosts: { key: 'form.coHostsWrong' } }),
    ...(handles.length > MOST.coHosts && {
      coHosts: { key: 'form.coHostsMany', params: { max: MOST.coHosts } },
    }),
    ...(start && { start: { key: start } }),
  };
}

function faultOfStart(start: string, now: number): TextKey | undefined {
  const date = new Date(start);
  if (!start || Number.isNaN(date.getTime())) return 'form.startMissing';
  // Between the two of the night when the clocks go forward, which JavaScript moves by an hour without a word.
  if (localInput(date.getTime()) !== start.slice(0, 16)) return 'form.startGap';
  return date.getTime() <= now ? 'form.startPast' : undefined;
}

/** What is asked for. All was found right. */
export function toRoom(draft: RoomDraft): NewRoom {
  const { title, language, handPolicy, access, recording, when, start, minutes } = draft;
  const coHosts = handlesOf(draft);
  const text = (name: 'description' | 'club' | 'topic') => {
    const value = draft[name].trim();
    return value ? { [name]: value } : {};
  };
  return {
    title: title.trim(),
    ...text('description'),
    ...text('club'),
    ...text('topic'),
    language,
    ...(coHosts.length > 0 && { coHosts }),
    handPolicy,
    access,
    recording,
    minutes: Number(minutes),
    ...(when === 'later' && { startsAt: new Date(start).toISOString() }),
  };
}

/** A moment as a `datetime-local` field has it, in the viewer's zone. */
export function localInput(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** The viewer's time zone, in words: "Eastern European Standard Time (Europe/Vilnius)". */
export function zoneName(locale: string): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(new Date());
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return name && name !== timeZone ? `${name} (${timeZone})` : timeZone;
}

function handlesOf({ coHosts }: RoomDraft): string[] {
  return coHosts
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((handle) => handle.toLowerCase());
}
