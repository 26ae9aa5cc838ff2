import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Tells people what is being done, a line at a time. */
export type Say = (line: string) => void;

/** One place where something may be found, or got from. */
export interface Place<T> {
  /** For the report of what was tried. */
  name: string;
  /** Somebody has asked for this very place: they are told at once when it has nothing. */
  asked?: boolean;
  /** Gives the thing; throws, with the reason for people, where this place has none. Says so before it takes its time. */
  find: (say: Say) => T | Promise<T>;
}

/** What a search came to: the thing and the place that had it, or a line for each place that had none. */
export type Search<T> = { found: T; place: string } | { found?: never; failures: string[] };

/**
 * Looks into places in their order and takes the first thing found.
 * @param say - Told what is being done, and why a place failed that had said something.
 */
export async function search<T>(places: readonly Place<T>[], say: Say): Promise<Search<T>> {
  const failures = [];
  for (const { name, asked, find } of places) {
    let said = false;
    try {
      const found = await find((line) => {
        said = true;
        say(line);
      });
      return { found, place: name };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (asked) say(`${name}: ${reason}`);
      else if (said) say(`  … ${reason}`);
      failures.push(`  - ${name}: ${reason}`);
    }
  }
  return { failures };
}

/**
 * Finds a program by name.
 * @param path - Folders, as in the variable PATH.
 * @returns Its paths, the one that a shell would take first.
 */
export async function onPath(program: string, path = ''): Promise<string[]> {
  const found = [];
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, program);
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) found.push(candidate);
  }
  return found;
}

/** Throws the reason why a place has nothing; for use after `??`. */
export function none(reason: string): never {
  throw new Error(reason);
}
