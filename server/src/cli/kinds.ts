/** What the command line makes: people, clubs and rooms, as files and options say them. */
import { z } from 'zod';

import { wholeClub } from '../contract/clubs.ts';
import { line, NAME_MAX, personId, pictureUrl, slug } from '../contract/fields.ts';
import { ownProfile } from '../contract/profiles.ts';
import { CO_HOSTS_MAX, newRoom } from '../contract/rooms.ts';

/** Longest `sub` of a site's token. */
const SUBJECT_MAX = 255;
const subject = z.string().trim().min(1).max(SUBJECT_MAX);

/** Somebody who exists, or who stands elsewhere in the same file: an id, `@` and a handle, or the site's id for them. */
export const reference = subject.transform((value) => {
  if (value.startsWith('@')) return { handle: value.slice(1).toLowerCase() };
  return personId.safeParse(value).success ? { id: value } : { subject: value };
});
/** @see reference */
export type Reference = z.infer<typeof reference>;

const { ownerId: _owner, ...clubFields } = wholeClub.shape;
const { hostId: _host, coHosts: _coHosts, club: _club, ...roomFields } = newRoom.shape;

/** The fields of each kind. */
export const KINDS = {
  person: z.strictObject({
    subject,
    issuer: subject.optional(),
    name: line(NAME_MAX),
    pictureUrl: pictureUrl.optional(),
    ...ownProfile.shape,
  }),
  club: z.strictObject({ ...clubFields, owner: reference.optional() }),
  room: z.strictObject({
    ...roomFields,
    host: reference,
    coHosts: z.array(reference).max(CO_HOSTS_MAX).optional(),
    club: slug.optional(),
  }),
} as const;

/** Something that can be made; in the order in which they are, as the later ones refer to the earlier ones. */
export type Kind = keyof typeof KINDS;
/** Checked fields of a kind. */
export type Fields<Name extends Kind> = z.infer<(typeof KINDS)[Name]>;

/** Whether a text names a kind. */
export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}

const LISTS: ReadonlySet<string> = new Set(['links', 'languages', 'topics', 'coHosts']);
const NUMBERS: ReadonlySet<string> = new Set(['minutes', 'capacity']);
const SWITCHES: ReadonlySet<string> = new Set(['recording', 'takesContacts']);
const YES_NO: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

/** Every name that a field may have; for options and for the head of a table. */
export const FIELD_NAMES: readonly string[] = [
  ...new Set(Object.values(KINDS).flatMap(({ shape }) => Object.keys(shape))),
];

/** Whether a field holds several values, with semicolons between them. */
export function isList(name: string): boolean {
  return LISTS.has(name);
}

/**
 * The values that texts mean. What is empty is missing; what is no number or no yes or no stays a text, which the
 * schemas then refuse.
 */
export function fromTexts(texts: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(given.map(([name, text]) => [name, valueOf(name, text.trim())]));
}

function valueOf(name: string, text: string): unknown {
  if (isList(name)) {
    return text
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean);
  }
  if (NUMBERS.has(name) && /^\d{1,9}$/.test(text)) return Number(text);
  if (SWITCHES.has(name)) return YES_NO[text.toLowerCase()] ?? text;
  return text;
}
