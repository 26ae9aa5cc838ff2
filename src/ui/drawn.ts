import type { CardStore } from '../models/directory/cards.ts';

/** Removes the styles that a server sent for a page without scripts, once the element has adopted all of the same. */
export function dropStyles({ shadowRoot }: HTMLElement): void {
  shadowRoot?.querySelectorAll('style, link').forEach((style) => style.remove());
}

/**
 * Takes the data that a server drew an element with out of the page. Null where there are none, or not as we write them:
 * then they are asked for.
 */
export function takeDrawn(element: HTMLElement): unknown {
  const script = element.querySelector(':scope > script[type="application/json"]');
  script?.remove();
  try {
    return JSON.parse(script?.textContent ?? 'null') as unknown;
  } catch {
    // Somebody changed the page on its way.
    return null;
  }
}

/** Shows a card that came with the page, unless the API has answered already; that is asked anyway, and shown then. */
export function showDrawn<Card>(store: CardStore<Card>, card: Card): void {
  if (store.get().card === null) store.set({ status: 'ready', card, error: null, retryAt: null });
}
