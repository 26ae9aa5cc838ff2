const HUES = 8;

/** The first letters of the first and the last word of a name, accents included; only the first where `most` is 1. */
export function initials(name: string, most = 2): string {
  const letters = name.match(/(?<!\S)\S\p{M}*/gu) ?? [];
  return [...letters.slice(0, 1), ...letters.slice(1).slice(-1)].slice(0, most).join('').toUpperCase();
}

/** The class of one of eight hues, always the same for the same id. */
export function hue(id: string): string {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 65_521;
  return `t${(sum % HUES) + 1}`;
}
