/** Adds sheets that arrived later, with a part of an element that is loaded on demand; once each. */
export function adopt(root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void {
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
