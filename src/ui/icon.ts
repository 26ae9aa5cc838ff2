import { html, type TemplateResult } from 'lit';

/**
 * An icon of one path on a 20 px grid, drawn with 1.5 px strokes in the colour of the text. It is decoration: the words
 * beside it, or the button's label, say what it means.
 *
 * @param path - The `d` of one of `icons/*.ts`.
 * @param classes - `s` (16 px), `xs` (14 px), `flip` (mirrored right to left).
 */
export function icon(path: string, classes = ''): TemplateResult {
  return html`<svg class=${`i ${classes}`} viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
