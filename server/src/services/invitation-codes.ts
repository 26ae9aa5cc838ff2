/** Codes of invitations: 140 random bits, as people read them aloud and type them. */
import { createHash, randomInt } from 'node:crypto';

/** Douglas Crockford's base 32, without what looks alike: https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 28;
const GROUP = 4;

/** A new code, such as `7Q3F-…`, in seven groups of four. */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return letters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/**
 * The hash under which a code is kept. Case, spaces and hyphens do not matter, nor what is easily mistaken: O is 0, I and
 * L are 1. A plain hash is enough, as nobody can try 2^140 codes.
 */
export function hashCode(typed: string): Buffer {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(code).digest();
}
