#!/usr/bin/env node
/** The command line: runs the server, and makes people, clubs and rooms in its database. `hallway-server help` says how. */
import { parseArgs } from 'node:util';

import { issuerOf, openServersDatabase } from './cli/database.ts';
import { FIELD_NAMES, fromTexts, isKind, isList } from './cli/kinds.ts';
import { makeAll, type Made } from './cli/make.ts';
import { Mistakes } from './cli/mistakes.ts';
import { readRows, type Row } from './cli/read-file.ts';
import { StartupError } from './config/startup-error.ts';
import { createLog } from './log/log.ts';

const HELP = `hallway-server [serve]
  Runs the server; its settings are in the environment (see README.md).

hallway-server person create --subject ID --name NAME [--issuer --handle --caption --bio --languages --topics --links
  --pictureUrl]
hallway-server club create --name NAME --title TITLE [--description --topic --language --access --pictureUrl --links
  --owner]
hallway-server room create --title TITLE --language TAG --host PERSON [--name --club --topic --description --startsAt
  --minutes --access --handPolicy --capacity --recording --coHosts]
  Makes one, and says its id or name. A PERSON is an id, @handle, or the site's id for them. Lists have semicolons
  between their values. Words of options may be written --starts-at as well.

hallway-server load FILE.csv | FILE.json
  Makes all that is in a file, or nothing: each row has a kind (person, club or room) and the fields above.

It writes to the server's database: DATABASE_URL, or HALLWAY_DATA_DIR, of the same environment.
`;

/** A command that was typed wrongly. */
const USAGE = 2;

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Mistakes) && !(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  if (error instanceof Mistakes) process.stderr.write('Nothing was written.\n');
  process.exitCode = 1;
}

async function run([command = 'serve', ...rest]: string[]): Promise<void> {
  if (command === 'serve' && rest.length === 0) await import('./main.ts');
  else if (command === 'help' || command === '--help' || command === '-h') process.stdout.write(HELP);
  else if (command === 'load' && rest[0] !== undefined && rest.length === 1) {
    say(await write(await readRows(rest[0])));
  } else if (isKind(command) && rest[0] === 'create') {
    const [made] = await write([{ line: undefined, fields: { kind: command, ...optionsOf(rest.slice(1)) } }]);
    process.stdout.write(`${made?.name}\n`);
  } else {
    process.stderr.write(HELP);
    process.exitCode = USAGE;
  }
}

function optionsOf(args: string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    FIELD_NAMES.flatMap((name) =>
      [name, kebab(name)].map((option) => [option, { type: 'string', multiple: isList(name) }] as const),
    ),
  );
  try {
    const { values } = parseArgs({ args, options, strict: true });
    const texts: Record<string, string> = {};
    for (const [name, value] of Object.entries(values)) {
      texts[camel(name)] = Array.isArray(value) ? value.join(';') : String(value);
    }
    return fromTexts(texts);
  } catch (error) {
    // It names the option, and says what to do about it.
    throw new Mistakes([{ text: error instanceof Error ? error.message : 'The options are not right.' }]);
  }
}

async function write(rows: readonly Row[]): Promise<Made[]> {
  const database = await openServersDatabase(process.env, createLog('silent'));
  try {
    const clock = { now: () => new Date() };
    return await makeAll({ db: database.db, clock, issuer: issuerOf(process.env) }, rows);
  } finally {
    await database.close();
  }
}

function say(made: readonly Made[]): void {
  for (const { kind, name } of made) process.stdout.write(`${kind} ${name}\n`);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
