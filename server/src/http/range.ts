/** One range of bytes; `to` is not included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a `Range` header asks for: https://www.rfc-editor.org/rfc/rfc9110#name-range. Several ranges at once, and whatever
 * is none, are answered with all, as the standard allows.
 * @returns `undefined` for all of it, `'none'` where no byte of it exists
 */
export function readRange(header: string | undefined, length: number): ByteRange | 'none' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  const range =
    first === ''
      ? { from: Math.max(0, length - Number(last)), to: length }
      : { from: Number(first), to: Math.min(length, last === '' ? length : Number(last) + 1) };
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  return range.from < range.to ? range : 'none';
}
