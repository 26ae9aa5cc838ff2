import { atom } from 'nanostores';
import type { Notice } from '../room-state.ts';

/** Requests of one kind of cards: which wait for an answer, and what failed last, by name of what it was about. */
export class Waiting {
  readonly $pending = atom<ReadonlySet<string>>(new Set());
  readonly $notices = atom<ReadonlyMap<string, Notice>>(new Map());
}
