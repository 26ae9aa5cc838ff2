import { elementsOf } from '../build/docs.ts';

/**
 * Parts and slots that the manifest promises and no element on a page had.
 * @param seen - As `hallway-room::part(card)`, `hallway-room slot header`; ` passed on` follows a part of an element inside.
 */
export function missingSurface(manifest: string, seen: ReadonlySet<string>): string[] {
  return documented(manifest).filter((one) => !seen.has(one) && !seen.has(`${one} passed on`));
}

/** Parts and slots of elements that the manifest does not have. What an element passes on, its owner documents. */
export function undocumentedSurface(manifest: string, seen: ReadonlySet<string>): string[] {
  const known = new Set(documented(manifest));
  return [...seen].filter((one) => one !== '' && !one.endsWith(' passed on') && !known.has(one)).toSorted();
}

function documented(manifest: string): string[] {
  return elementsOf(manifest).flatMap(({ tagName, cssParts = [], slots = [] }) => [
    ...cssParts.map(({ name }) => `${tagName}::part(${name})`),
    ...slots.map(({ name }) => `${tagName} slot ${name}`),
  ]);
}
