import { randomUUID } from 'node:crypto';

import type { Turn } from './messages.ts';
import type { Level } from './mixer.ts';
import type { Voice } from './voice.ts';

/** −45 dB of full scale: below are rooms, breath and codecs' noise. */
const AUDIBLE = 0.0056;
/** Pauses of a sentence do not end a turn. */
const PAUSE_MS = 1500;
/** A cough is none. */
const SHORTEST_MS = 400;

/** Finds who spoke when, by how loud each was. */
export class Turns {
  private readonly open = new Map<Voice, Turn>();
  private readonly news = new Map<string, Turn>();

  /** What was heard in one stretch. */
  hear(levels: readonly Level[], from: number, to: number): void {
    for (const { voice, level } of levels) if (level > AUDIBLE) this.speak(voice, from, to);
    for (const [voice, turn] of this.open) if (to - turn.to > PAUSE_MS) this.open.delete(voice);
  }

  /** The turns that began or went on since the last time. */
  take(): Turn[] {
    const turns = [...this.news.values()].filter((turn) => turn.to - turn.from >= SHORTEST_MS);
    for (const { id } of turns) this.news.delete(id);
    return turns;
  }

  private speak(voice: Voice, from: number, to: number): void {
    const { person, name } = voice;
    const turn = { ...(this.open.get(voice) ?? { id: randomUUID(), person, name, from }), to };
    this.open.set(voice, turn);
    this.news.set(turn.id, turn);
  }
}
