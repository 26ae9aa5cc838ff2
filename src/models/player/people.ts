import type { Person } from '../../contract/types.ts';
import type { MediaPerson } from '../../media/media-session.ts';
import type { StagePerson } from '../room-state.ts';

/** What people are merged from. */
export interface PeopleSources {
  readonly stage: readonly Person[];
  /** Empty while not joined. */
  readonly heard: readonly MediaPerson[];
  /** The viewer's id. */
  readonly viewer: string | undefined;
  /** Whether the server says who is on stage; if not, everybody whom the media server shows is. */
  readonly staged: boolean;
}

/**
 * The stage as this page hears it. Who is on it is the server's word, because the media server also lists those who went
 * back to the audience; who speaks or is muted is the media server's, which knows it first.
 *
 * People who did not change keep their objects, and a list in which nobody changed stays the same list.
 */
export function mergePeople(
  { stage, heard, viewer, staged }: PeopleSources,
  before: readonly StagePerson[],
): readonly StagePerson[] {
  const voices = new Map(heard.map((one) => [one.id, one]));
  let known: Map<string, StagePerson> | undefined;
  const now = (staged ? stage : heard.map(asPerson)).map((person, index) => {
    const { id } = person;
    const voice = voices.get(id);
    const muted = voice ? voice.muted || !voice.hasAudio : person.muted;
    const speaking = voice?.speaking ?? false;
    const local = voice?.local ?? id === viewer;
    // Mostly everybody stands where they stood.
    let old = before[index];
    if (old?.id !== id) old = (known ??= new Map(before.map((one) => [one.id, one]))).get(id);
    const heardAsBefore = old?.muted === muted && old.speaking === speaking && old.local === local;
    return old && heardAsBefore && isSame(old, person) ? old : { ...person, muted, speaking, local };
  });
  return now.length === before.length && now.every((one, index) => one === before[index]) ? before : now;
}

function asPerson({ id, name, muted, hasAudio }: MediaPerson): Person {
  return {
    id,
    name,
    avatarUrl: null,
    caption: null,
    role: hasAudio ? 'speaker' : 'listener',
    muted,
    handRaised: false,
    away: false,
  };
}

const FIELDS = ['id', 'name', 'avatarUrl', 'caption', 'role', 'handRaised', 'away'] as const;

/** Whether all but what is heard is the same. */
function isSame(one: Person, other: Person): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}
