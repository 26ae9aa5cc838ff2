const elements = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * The BCP 47 tag an element speaks: the nearest `lang` around it, also across shadow roots, below the page's own; then
 * `configured` (what the site set for all elements); then the page's; then English.
 */
export function languageOf(element: Element, configured?: string): string {
  const root = element.ownerDocument.documentElement;
  for (let at: Element | null = element; at && at !== root; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return lang;
  }
  return configured || root.lang || 'en';
}

/** The element around this one, or the host of the shadow root that it is in. */
export function parentOf({ parentNode, parentElement }: Node): Element | null {
  return parentNode instanceof ShadowRoot ? parentNode.host : parentElement;
}

/** Calls `listener` when a `lang` of the page changes; returns the function that stops it. One observer serves all. */
export function onLanguageChange(listener: () => void): () => void {
  elements.add(listener);
  observer ??= new MutationObserver(() => elements.forEach((changed) => changed()));
  observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  return () => {
    elements.delete(listener);
    if (!elements.size) observer?.disconnect();
  };
}
