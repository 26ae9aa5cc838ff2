import { html, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { VOLUME } from './icons/player.ts';

/**
 * A row with a loudspeaker and a slider (styles: `rangeStyles`, and `.item` of the panel around it). The host calls
 * {@link fillRanges} after each render.
 *
 * @param label - Whose volume it is.
 * @param volume - 0–1.
 */
export function volumeRow(label: string, volume: number, change: (volume: number) => void): TemplateResult {
  const input = (event: Event) => change(Number((event.currentTarget as HTMLInputElement).value) / 100);
  return html`<div class="item">
    ${icon(VOLUME)}
    <input
      type="range"
      min="0"
      max="100"
      aria-label=${label}
      .value=${String(Math.round(volume * 100))}
      @input=${input}
    />
  </div>`;
}

/** Fills the sliders up to their values: from code, because a strict page allows no `style` attribute. */
export function fillRanges(root: ParentNode): void {
  for (const range of root.querySelectorAll<HTMLInputElement>('[type="range"]')) {
    range.style.setProperty('--_at', `${range.value}%`);
  }
}
