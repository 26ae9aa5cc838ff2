import { CAPTION_MAX, isWebAddress, NAME_MAX, UNSAFE_CHARACTERS, URL_MAX } from '../contract/fields.ts';
import type { Claimed } from '../repositories/people.ts';

/** What those are called who gave no name, in the language of their browser. */
const UNNAMED: Readonly<Record<string, string>> = { en: 'Guest', lt: 'Svečias' };

/**
 * A name for somebody who gave none, with a bit of their id, so that two of them are not alike.
 * @param languages what the browser sent as `Accept-Language`
 */
export function unnamed(id: string, languages: string | undefined): string {
  const wanted = (languages ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const language = wanted.find((tag) => Object.hasOwn(UNNAMED, tag)) ?? 'en';
  return `${UNNAMED[language]} ${id.slice(2, 6)}`;
}

/**
 * Makes a profile of what the site's token claims. What is too long is cut and what is no picture's address is left
 * out: a site must not lose its people because of a name. What it does not claim at all stays as it is.
 */
export function profileOf(claims: Record<string, unknown>): Claimed {
  const { name, picture, caption } = claims;
  const usable = typeof picture === 'string' && picture.length <= URL_MAX && isWebAddress(picture);
  const said = oneLine(name, NAME_MAX);
  return {
    ...(said && { name: said }),
    ...(picture !== undefined && { avatarUrl: usable ? picture : null }),
    ...(caption !== undefined && { caption: oneLine(caption, CAPTION_MAX) || null }),
  };
}

function oneLine(value: unknown, max: number): string {
  if (typeof value !== 'string') return '';
  const safe = value
    .toWellFormed()
    .normalize('NFC')
    .replace(new RegExp(UNSAFE_CHARACTERS, 'gu'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(safe).slice(0, max).join('').trim();
}
