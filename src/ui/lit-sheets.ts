import type { CSSResultGroup } from 'lit';

/** The sheets of Lit's styles, in order. Apart from `sheets.ts`, which cards load before there is any Lit. */
export function sheetsOf(styles: CSSResultGroup): CSSStyleSheet[] {
  if (Array.isArray(styles)) return styles.flatMap(sheetsOf);
  if (styles instanceof CSSStyleSheet) return [styles];
  return styles.styleSheet ? [styles.styleSheet] : [];
}
