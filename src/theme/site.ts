/** A colour as the page shows it: red, green, blue (0–255) and opacity (0–1). */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** What a page looks like around an element. */
export interface SiteColors {
  /** Colour of its texts. */
  readonly text: Rgba;
  /** What is behind them, as far as backgrounds say: a picture is none. */
  readonly surface: Rgba;
  /** Colour of its links, or what it set as `accent-color`. */
  readonly accent: Rgba;
}

/** What an element takes from its page: values of private names, and the `color-scheme` that fits them. */
export interface SiteTheme {
  readonly scheme: 'light' | 'dark';
  readonly values: Readonly<Record<string, string>>;
}

const WHITE: Rgba = [255, 255, 255, 1];
const BLACK: Rgba = [0, 0, 0, 1];
/** Signs keep their meaning whatever the page's colours are; as in the styles of elements. */
const SIGNS: Readonly<Record<'light' | 'dark', Readonly<Record<string, Rgba>>>> = {
  light: { live: [192, 33, 46, 1], danger: [179, 38, 30, 1], warning: [138, 82, 0, 1] },
  dark: { live: [255, 143, 138, 1], danger: [255, 155, 147, 1], warning: [240, 182, 92, 1] },
};
/** Least contrast of text, WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

/**
 * A theme from the page's own colours, whatever they are: what would be hard to read on them is replaced by what is not.
 * Values fall back from the tokens, so that a token on an ancestor still wins.
 */
export function siteTheme({ text, surface, accent }: SiteColors): SiteTheme {
  // Over a picture, or where the page's text stands on something that is none of its ancestors.
  const behind = contrast(text, surface) >= 2 ? surface : opposite(text);
  const ink = contrast(text, behind) >= READABLE ? text : opposite(behind);
  // An accent that hardly differs from what is behind it would hide the filled button.
  const filled = contrast(accent, behind) >= 1.5 ? accent : ink;
  const on = [behind, WHITE, BLACK].find((color) => contrast(color, filled) >= READABLE) ?? opposite(filled);
  const readable = contrast(filled, behind) >= READABLE ? filled : ink;
  const scheme = luminance(behind) < 0.2 ? 'dark' : 'light';
  const signs = Object.entries(SIGNS[scheme]).map(([name, color]) => [
    name,
    written(sign(color, ink, behind)),
  ]);
  return {
    scheme,
    values: {
      text: written(ink),
      surface: written(behind),
      accent: written(filled),
      'on-accent': written(on),
      'accent-text': written(readable),
      ...(Object.fromEntries(signs) as Record<string, string>),
    },
  };
}

/** A colour with as much of the text's in it as it takes to be read on a tenth of itself, as badges have it. */
function sign(color: Rgba, ink: Rgba, behind: Rgba): Rgba {
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = over([ink[0], ink[1], ink[2], part], color);
    const soft = over([mixed[0], mixed[1], mixed[2], 0.12], behind);
    if (contrast(mixed, soft) >= READABLE) return mixed;
  }
  return ink;
}

/** Contrast of two colours as WCAG 2.2 has it: 1 to 21. Opacity is left out. */
export function contrast(a: Rgba, b: Rgba): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((one, other) => one - other) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2.2 has it: 0 to 1. */
function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black or white, whichever is easier to read on it. */
function opposite(color: Rgba): Rgba {
  return contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK;
}

/** One colour laid over another, which is opaque. */
export function over([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba {
  const mix = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

function written([red, green, blue]: Rgba): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}
