import { atom } from 'nanostores';

/** How large captions are written. */
export const CAPTION_SIZES = ['s', 'm', 'l'] as const;
/** @see CAPTION_SIZES */
export type CaptionSize = (typeof CAPTION_SIZES)[number];

/** How somebody reads captions. */
export interface CaptionSettings {
  /** Whether a room shows them; an element that a page has placed by itself always does. */
  readonly shown: boolean;
  readonly size: CaptionSize;
  /** The language that was chosen, as a tag; null while nobody chose. */
  readonly language: string | null;
}

const KEY = 'hallway.captions';
const DEFAULTS: CaptionSettings = { shown: false, size: 'm', language: null };

/** The settings of this browser: who cannot hear does not ask for captions in each room anew. */
export const $captionSettings = atom(readSettings());

/** Changes some of them, for all rooms of the page and the next visit. */
export function changeCaptions(part: Partial<CaptionSettings>): void {
  const settings = { ...$captionSettings.get(), ...part };
  $captionSettings.set(settings);
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage is closed to us: they hold for this page.
  }
}

/** What this browser keeps; what it should not hold is left out. */
export function readSettings(): CaptionSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<keyof CaptionSettings, unknown>;
    const { language } = kept;
    return {
      shown: kept.shown === true,
      size: CAPTION_SIZES.find((size) => size === kept.size) ?? DEFAULTS.size,
      language: typeof language === 'string' ? language : null,
    };
  } catch {
    return DEFAULTS;
  }
}
