import { parentOf } from '../i18n/language.ts';

/** Whether an element is inside another that matches `selector`, also across shadow roots. */
export function isInside(element: Element, selector: string): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    if (at.matches(selector)) return true;
  }
  return false;
}
