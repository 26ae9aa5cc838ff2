import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';

import { FIELD_NAMES, fromTexts } from './kinds.ts';
import { Mistakes } from './mistakes.ts';

/** One thing to make, as a file says it, and the line on which that begins. */
export interface Row {
  readonly line: number | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a file of people, clubs and rooms: a CSV with a head, or a JSON list of objects.
 * @throws {Mistakes} where it is neither, or not UTF-8
 */
export async function readRows(file: string): Promise<Row[]> {
  const text = await readText(file);
  const kind = extname(file).toLowerCase();
  if (kind === '.csv') return fromCsv(text);
  if (kind === '.json') return fromJson(text);
  throw new Mistakes([{ text: `${file} is neither .csv nor .json` }]);
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Mistakes([{ text: `${file} cannot be read (${error.code ?? 'unknown'})` }]);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Mistakes([{ text: `${file} is not UTF-8` }]);
  }
}

function fromCsv(text: string): Row[] {
  try {
    let line = 1;
    const records = parse(text, {
      bom: true,
      columns: checkHead,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: ({ record, info }: { record: Record<string, string>; info: { lines: number } }) => {
        // The parser says where a record ends; the next one begins after that.
        const row = { line: info.lines - extraLines(record), fields: fromTexts(record) };
        line = info.lines;
        return row;
      },
    }) as unknown as Row[];
    if (records.length === 0) throw new Mistakes([{ line, text: 'there is nothing but a head' }]);
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw new Mistakes([{ line: lines, text: CSV_MISTAKES[error.code] ?? 'is not a row of a CSV' }]);
  }
}

const CSV_MISTAKES: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'has more or fewer cells than the head',
  CSV_QUOTE_NOT_CLOSED: 'has a quotation mark that is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'has a quotation mark within a cell: double it',
};

function checkHead(head: readonly string[]): string[] {
  const names = head.map((name) => name.trim());
  const mistakes = names
    .filter(
      (name, index) => (name !== 'kind' && !FIELD_NAMES.includes(name)) || names.indexOf(name) !== index,
    )
    .map((name) => ({ line: 1, text: `the column ${JSON.stringify(name)} is unknown, or there twice` }));
  if (!names.includes('kind')) mistakes.push({ line: 1, text: 'the column kind is missing' });
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  return names;
}

/** Line ends within the cells of a record. */
function extraLines(record: Readonly<Record<string, string>>): number {
  return Object.values(record).reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
}

function fromJson(text: string): Row[] {
  const list = parseJson(text);
  if (!Array.isArray(list)) throw new Mistakes([{ line: 1, text: 'is not a list: […]' }]);
  const lines = linesOfItems(text);
  return list.map((fields: unknown, index) => {
    const line = lines[index] ?? 1;
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw new Mistakes([{ line, text: 'is not an object: {…}' }]);
    }
    return { line, fields: { ...fields } };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // V8 says where; what it quotes of the file is left out.
    const { message } = error as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    const line = at === undefined ? lineOf(text, text.length) : lineOf(text, Number(at));
    throw new Mistakes([{ line, text: 'is not JSON here' }]);
  }
}

/** On which line each item of a list begins; the text is known to be a list. */
function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let awaits = false;
  // Whole strings at once, so that nothing in them counts.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},]+/g)) {
    const opens = token === '[' || token === '{';
    if (awaits && token !== ']') lines.push(lineOf(text, index));
    awaits = depth === 0 ? opens : depth === 1 && token === ',';
    if (opens) depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
  }
  return lines;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
