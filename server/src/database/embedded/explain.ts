import { StartupError } from '../../config/startup-error.ts';

/** What PostgreSQL's programs say, and what helps. The first that matches wins. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded/i, 'the disk is full: make room, then start again'],
  [/Read-only file system/i, 'the file system is read-only: set HALLWAY_DATA_DIR to one that is not'],
  [
    /Permission denied|Operation not permitted/i,
    'the data folder belongs to another user, or may not be written',
  ],
  [
    /has wrong ownership|invalid permissions/i,
    'the data folder belongs to another user or is open to others',
  ],
  [
    /error while loading shared libraries|Library not loaded/i,
    'a system library is missing: see the line below',
  ],
  [/could not map anonymous shared memory|Cannot allocate memory/i, 'there is not enough memory'],
  [/could not create shared memory segment/i, 'the system allows too little shared memory'],
  [/checksum|invalid (primary )?checkpoint record|is corrupt/i, 'the data is damaged: restore a backup'],
];

/**
 * An error text for a PostgreSQL program that failed.
 * @param what the sentence's beginning: what could not be done
 * @param output the last lines the program wrote
 */
export function explain(what: string, output: string): StartupError {
  const cause = CAUSES.find(([pattern]) => pattern.test(output))?.[1];
  const lines = output.trim().split('\n').slice(-5).join('\n');
  return new StartupError(`${what}${cause ? `: ${cause}` : ''}.\nPostgreSQL said:\n${lines || '(nothing)'}`);
}
