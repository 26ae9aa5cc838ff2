import { atom } from 'nanostores';

/** Most people whose volume is remembered; the oldest choice goes first. */
const MOST = 500;

/** How loud each person is played, 0–1, by id; in full who is not in it. For all rooms, and until the page goes. */
export const $volumes = atom<ReadonlyMap<string, number>>(new Map());

/** Remembers a volume. */
export function keepVolume(person: string, volume: number): void {
  const volumes = new Map($volumes.get());
  volumes.delete(person);
  volumes.set(person, volume);
  $volumes.set(new Map(Array.from(volumes).slice(-MOST)));
}
