import type { Recording } from '../../contract/types.ts';

/** A place in a recording to jump to. Positions are milliseconds. */
export interface Chapter {
  readonly from: number;
  readonly to: number;
  /** Index of who speaks; none where a question is answered. */
  readonly speaker: number | null;
  /** The question. */
  readonly question: string | null;
}

/** Which chapters are shown: all, the questions, or one speaker's. */
export type ChapterFilter = 'all' | 'questions' | number;

/** A turn that is shorter is an interjection; of a short talk, a fiftieth of it. */
const SHORTEST = 5_000;
/** A speaker who goes on after a pause of this length goes on with the same. */
const PAUSE = 10_000;

/** What there is to jump to, in the order of time. */
export function chaptersOf({ turns, questions, milliseconds }: Recording, filter: ChapterFilter): Chapter[] {
  const least = Math.min(SHORTEST, milliseconds / 50);
  const asked = questions.map(({ from, to, question }) => ({ from, to, question, speaker: null }));
  if (filter === 'questions') return asked;
  const own = filter === 'all' ? turns : turns.filter(({ speaker }) => speaker === filter);
  const spoken = joined(own, filter === 'all').filter(({ from, to }) => to - from >= least);
  // Left out what was only an interjection, the one who was interrupted goes on.
  const chapters = filter === 'all' ? joined(spoken, true) : spoken;
  const all = [
    ...chapters.map((chapter) => ({ ...chapter, question: null })),
    ...(filter === 'all' ? asked : []),
  ];
  return all.sort((one, other) => one.from - other.from);
}

/** The one in which a position is. */
export function chapterAt(chapters: readonly Chapter[], at: number): Chapter | undefined {
  return chapters.findLast(({ from }) => from <= at);
}

interface Turn {
  readonly from: number;
  readonly to: number;
  readonly speaker: number;
}

/** Turns of one speaker in a row as one. @param wholly - However long the pauses are between them. */
function joined(turns: readonly Turn[], wholly: boolean): Turn[] {
  const all: Turn[] = [];
  for (const turn of turns) {
    const last = all.at(-1);
    const goesOn = last?.speaker === turn.speaker && (wholly || turn.from - last.to <= PAUSE);
    if (last && goesOn) all[all.length - 1] = { ...last, to: Math.max(last.to, turn.to) };
    else all.push(turn);
  }
  return all;
}
