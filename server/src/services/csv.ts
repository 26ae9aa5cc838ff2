import { stringify, type Options } from 'csv-stringify/sync';

/** A kind of table. */
export interface Table<Row> {
  /** The byte order mark, without which Excel takes UTF-8 for another encoding, and the names of the columns. */
  readonly head: string;
  /** Rows of it. No value is taken for a formula. */
  rows(rows: readonly Row[]): string;
}

/**
 * What would begin a formula within a value, were it cut there: a spreadsheet with another separator than ours cuts at
 * that one, and at line ends and quotes that it then misreads.
 */
const INNER = /([;\t\n\r|"]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * A table with these columns. All is quoted: a spreadsheet whose separator is a semicolon, as in Lithuania, then still
 * finds the commas inside quotes. Formulas are escaped as OWASP says: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function tableOf<Column extends string>(
  columns: readonly Column[],
): Table<Readonly<Record<Column, string | null>>> {
  const format: Options = {
    columns: [...columns],
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  };
  return {
    head: `\uFEFF${stringify([], { ...format, header: true })}`,
    rows: (rows) =>
      stringify(
        rows.map((row) =>
          Object.fromEntries(columns.map((name) => [name, (row[name] ?? '').replace(INNER, "$1'")])),
        ),
        format,
      ),
  };
}
