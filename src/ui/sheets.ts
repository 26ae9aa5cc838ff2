import type { CSSResultGroup } from 'lit';

/** The sheets of Lit's styles, in order. */
export function sheetsOf(styles: CSSResultGroup): CSSStyleSheet[] {
  if (Array.isArray(styles)) return styles.flatMap(sheetsOf);
  if (styles instanceof CSSStyleSheet) return [styles];
  return styles.styleSheet ? [styles.styleSheet] : [];
}

/** Adds sheets that arrived later, with a part of an element that is loaded on demand; once each. */
export function adopt(root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void {
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
