import { sources } from '../../scripts/check/files.ts';

/** As stories/pseudo.ts has it. */
export const PSEUDO = 'ar-XB';

/**
 * All words of the stories' sources: those of the people, clubs and talks that they make up are in no language of ours. A
 * text that an element says by itself is English for nobody else, so it is not among them unless a story says it too.
 */
export function wordsOfStories(): Set<string> {
  const words = sources('stories').flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []);
  return new Set(words.map((word) => word.toLowerCase()));
}

/**
 * Runs in the page. Finds Latin words outside the marks of the pseudo-locale which no story says, and texts that stand out
 * of the page.
 * @param known - Words of stories, in small letters.
 */
export function faultsOfTexts(known: readonly string[]): string[] {
  const words = new Set(known);
  const faults = new Set<string>();
  const width = document.documentElement.clientWidth;

  const nameOf = (element: Element) =>
    `<${element.localName}${element.getAttribute('part') ? ` part="${element.getAttribute('part')}"` : ` class="${element.getAttribute('class') ?? ''}"`}>`;
  const read = (text: string, element: Element) => {
    const outside = text.replace(/⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/g, ' ');
    const strange = (outside.match(/[A-Za-z\u00c0-\u024f]{2,}/g) ?? []).filter(
      (word) => !words.has(word.toLowerCase()),
    );
    if (strange.length > 0) faults.add(`${nameOf(element)} says in no language: ${strange.join(' ')}`);
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    // Said to screen readers alone.
    !element.closest('.sr');

  /** Initials are of a name, code and addresses of nobody, and what has a language of its own is in that. */
  const look = (element: Element) => {
    if (element.matches('.av, style, script, code, pre, textarea, a[href^=http], [lang]')) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value) read(value, element);
    }
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim() || !isShown(element)) continue;
      read(node.nodeValue, element);
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      if (right - left > 1 && (left < -1 || right > width + 1) && !isCut(element))
        faults.add(`${nameOf(element)} stands out of the page: ${node.nodeValue.trim().slice(0, 40)}`);
    }
    for (const child of element.children) look(child);
    for (const child of element.shadowRoot?.children ?? []) look(child);
  };
  /** Within a box that scrolls sideways, or that is cut by choice. */
  const isCut = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
      if (getComputedStyle(at).overflowX !== 'visible' && at !== document.documentElement) return true;
    }
    return false;
  };
  const hostOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };
  const root = document.querySelector('#storybook-root');
  if (root) look(root);
  return [...faults];
}
