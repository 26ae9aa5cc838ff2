import { stringify, type Options } from 'csv-stringify/sync';

import type { Contact } from '../contract/contacts.ts';

const COLUMNS = [
  'createdAt',
  'name',
  'reach',
  'message',
  'room',
  'doneAt',
] as const satisfies (keyof Contact)[];

/**
 * All quoted: a spreadsheet whose separator is a semicolon, as in Lithuania, then still finds the commas inside
 * quotes. Formulas are escaped as OWASP says: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMAT: Options = {
  columns: [...COLUMNS],
  quoted: true,
  quoted_empty: true,
  escape_formulas: true,
  record_delimiter: 'windows',
};

/** The byte order mark, without which Excel takes UTF-8 for another encoding, and the names of the columns. */
export const CSV_HEAD = `\uFEFF${stringify([], { ...FORMAT, header: true })}`;

/**
 * What would begin a formula within a value, were it cut there: a spreadsheet with another separator than ours cuts at
 * that one, and at line ends and quotes that it then misreads.
 */
const INNER = /([;\t\n\r|"]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** Rows of the table. No value is taken for a formula. */
export function toCsv(contacts: readonly Contact[]): string {
  return stringify(
    contacts.map((contact) =>
      Object.fromEntries(COLUMNS.map((name) => [name, (contact[name] ?? '').replace(INNER, "$1'")])),
    ),
    FORMAT,
  );
}
