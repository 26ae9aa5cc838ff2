import { pino } from 'pino';

import type { LogLevel } from '../config/config.ts';
import { StartupError } from '../config/startup-error.ts';

/**
 * All that is ever written besides the event's name. What is not listed here does not reach the log, whatever a caller
 * hands over: no token, no name of a person, no IP address, no text that somebody typed.
 */
export interface LogFields {
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** The route's pattern, never the path or the query of a request. */
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  /** Duration in milliseconds. */
  readonly ms?: number | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** Name of a room. */
  readonly room?: string | undefined;
  /** Kind of a webhook, of a LiveKit call and the like. */
  readonly type?: string | undefined;
  /** One of our error codes, or that of a library. */
  readonly code?: string | undefined;
  /** Which part or dependency. */
  readonly part?: string | undefined;
  readonly count?: number | undefined;
  readonly signal?: string | undefined;
  /** Name of a setting. */
  readonly setting?: string | undefined;
  /** A text of our own, made without anybody's data. */
  readonly text?: string | undefined;
  /** Its class, code and stack are written; its message is not, because it may quote a token or a person. */
  readonly error?: unknown;
}

const TEXT_FIELDS = [
  'requestId',
  'method',
  'route',
  'host',
  'room',
  'type',
  'code',
  'part',
  'signal',
  'setting',
  'text',
] as const satisfies readonly (keyof LogFields)[];
const NUMBER_FIELDS = ['status', 'ms', 'port', 'count'] as const satisfies readonly (keyof LogFields)[];

/** Longer texts are cut. */
const MAX_TEXT = 500;

/** Writes one JSON line for each call. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Where lines go; tests pass one that keeps them. */
export interface LogTarget {
  write(line: string): void;
}

/** Makes the log. Lines are written at once, so that none is missing after a crash. */
export function createLog(
  level: LogLevel,
  target: LogTarget = pino.destination({ dest: 1, sync: true }),
): Log {
  const logger = pino(
    {
      level,
      messageKey: 'event',
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  );
  const at = (label: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
    if (logger.isLevelEnabled(label)) logger[label](fields ? pick(fields) : {}, event);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function pick(fields: LogFields): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of TEXT_FIELDS) {
    const value: unknown = fields[name];
    if (typeof value === 'string') picked[name] = value.slice(0, MAX_TEXT);
  }
  for (const name of NUMBER_FIELDS) {
    const value: unknown = fields[name];
    if (typeof value === 'number') picked[name] = value;
  }
  if (fields.error !== undefined) picked['error'] = describeError(fields.error);
  return picked;
}

/** Class, code and stack of something thrown, and those of its cause. */
function describeError(thrown: unknown, depth = 0): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const { name, code } = thrown as { name: unknown; code?: unknown };
  return {
    name: String(name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    // These are written for the operator, by us.
    ...(thrown instanceof StartupError ? { text: thrown.message } : {}),
    stack: frames(thrown),
    ...(thrown.cause !== undefined && depth < 3 ? { cause: describeError(thrown.cause, depth + 1) } : {}),
  };
}

/** The frames of a stack without what comes before them, which repeats the message. */
function frames({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}
