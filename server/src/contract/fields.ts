/** Kinds of values that requests hold. All are bounded, and none may hold what PostgreSQL or a page would choke on. */
import { z } from '@hono/zod-openapi';

/**
 * Control characters (NUL among them), line and paragraph separators, lone surrogates, and the marks that turn the
 * direction of what follows them. Joiners and variation selectors stay: emoji and several scripts need them.
 */
export const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One line that a person typed: normalised (NFC), without spaces around it. Always data, never markup. */
export function line(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !UNSAFE_CHARACTERS.test(value), 'holds a character that is not allowed')
    .normalize('NFC')
    .trim()
    .min(1);
}

/** Several lines that a person typed; line ends become `\\n`. Always data, never markup. */
export function prose(max: number) {
  return z
    .string()
    .max(max)
    .overwrite((value) => value.replace(/\r\n?/g, '\n'))
    .refine(
      (value) => !UNSAFE_CHARACTERS.test(value.replace(/[\n\t]/g, ' ')),
      'holds a character that is not allowed',
    )
    .normalize('NFC')
    .trim()
    .min(1);
}

/** Longest name of a person. */
export const NAME_MAX = 80;
/** Longest caption of a person. */
export const CAPTION_MAX = 120;
/** Longest address of a picture. */
export const URL_MAX = 2_048;
/** Longest token of the site. */
export const USER_TOKEN_MAX = 8_192;

/** Names of rooms and clubs, as they stand in addresses and attributes. */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/, 'is not a name: 1-64 of a-z, 0-9, - and _')
  .openapi({ example: 'street-trees' });

/** Guests' and people's ids. */
export const personId = z
  .string()
  .regex(/^[gp]_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not an id of a person')
  .openapi({ example: 'p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11' });

/** What a person may be called in addresses; always in lower case. */
export const handle = z
  .string()
  .regex(/^[a-z0-9_]{3,30}$/, 'is not a handle: 3-30 of a-z, 0-9 and _')
  .openapi({ example: 'ugne' });

/** A BCP 47 tag, in its canonical form. */
export const language = z
  .string()
  .max(35)
  .refine(isLanguage, 'is not a language tag')
  .overwrite((value) => (isLanguage(value) ? (Intl.getCanonicalLocales(value)[0] ?? value) : value))
  .openapi({ example: 'lt' });

/** An address that a page may load a picture from. */
export const pictureUrl = z.string().max(URL_MAX).refine(isWebAddress, 'is not an http(s) address');

/**
 * Where an e-mail goes: one plain address, its host in lower case. So much of RFC 5321 as mail is really sent to: no
 * quotes, comments or names around it, so that nothing but this one recipient can be meant.
 */
export const email = z
  .string()
  .max(254)
  .regex(
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i,
    'is not an e-mail address',
  )
  .overwrite((value) => value.replace(/@.*/, (host) => host.toLowerCase()))
  .openapi({ example: 'ugne@school.example' });

/** A moment with its offset from UTC. */
export const moment = z.iso.datetime({ offset: true }).max(35).openapi({ example: '2026-12-01T18:00:00Z' });

/** What a list said to go on with. */
export const cursor = z
  .string()
  .max(300)
  .regex(/^[\w-]+$/, 'is not a cursor');

/** Size of a page, in a query. */
export const limit = z.coerce.number().int().min(1).max(100);

/** Whether a text is an address of the web, without a name and password in it. */
export function isWebAddress(value: string): boolean {
  if (UNSAFE_CHARACTERS.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password;
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    // A RangeError says: not a language tag.
    return false;
  }
}
