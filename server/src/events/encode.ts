import { createHash } from 'node:crypto';

import type { Versions } from './source.ts';

/** What a page may be sent. */
export type EventName =
  | 'room'
  | 'stage'
  | 'listeners'
  | 'you'
  | 'hands'
  | 'gone'
  | 'reactions'
  | 'hallway'
  | 'club'
  | 'questions';

const encoder = new TextEncoder();

/** First bytes of each stream: how long a browser's own EventSource waits before it comes back, in milliseconds. */
export const GREETING = encoder.encode('retry: 1000\n\n');
/** A comment; keeps proxies from closing an idle stream, and tells a page that the line is alive. */
export const HEARTBEAT = encoder.encode(':\n\n');

/** One event in the format of https://html.spec.whatwg.org/multipage/server-sent-events.html. JSON has no raw newlines. */
export function encodeEvent(event: EventName, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Text to bytes. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** What a page holds of one room: the version of each part, or none. */
export type Held = { [Part in keyof Versions]: number | undefined };

/** Of a page that holds nothing. */
export const NOTHING_HELD: Held = { room: undefined, stage: undefined, hands: undefined };

/** A short name of a room for event ids, which a page of a hundred rooms sends back in one header. */
export function shortName(room: string): string {
  return createHash('sha256').update(room).digest('base64url').slice(0, 8);
}

/** An event id: what the page holds after this event, for each room it watches. */
export function encodeId(rooms: Iterable<{ readonly short: string; readonly held: Held }>): string {
  const entries: string[] = [];
  for (const { short, held } of rooms) {
    if (held.room === undefined && held.stage === undefined) continue;
    const versions = [held.room, held.stage, held.hands].map((version) => version?.toString(36) ?? '');
    entries.push(`${short}:${versions.join('.')}`);
  }
  return entries.join('~');
}

/** Reads an event id that a page came back with. What is not one of ours reads as nothing held. */
export function decodeId(id: string | undefined): Map<string, Held> {
  const found = new Map<string, Held>();
  for (const entry of id?.split('~') ?? []) {
    const [, short, room, stage, hands] =
      /^([\w-]{8}):([\da-z]{0,11})\.([\da-z]{0,11})\.([\da-z]{0,11})$/.exec(entry) ?? [];
    if (short) found.set(short, { room: version(room), stage: version(stage), hands: version(hands) });
  }
  return found;
}

function version(text: string | undefined): number | undefined {
  return text ? Number.parseInt(text, 36) : undefined;
}
