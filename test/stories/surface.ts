import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';

const file = (folder: string) => `${folder}/surface.txt`;

/** Adds parts and slots that a story shows to a file: several browsers look at stories at the same time. */
export function noteSurface(folder: string, surface: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(file(folder), surface.map((line) => `${line}\n`).join(''));
}

/** All that stories showed in this run. */
export function notedSurface(folder: string): ReadonlySet<string> {
  return new Set(readFileSync(file(folder), 'utf8').split('\n'));
}
