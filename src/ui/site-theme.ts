import { resolveConfig } from '../config/config.ts';
import { onConfigChange } from '../config/page.ts';
import { parentOf } from '../i18n/language.ts';
import { over, type Rgba, siteTheme } from '../theme/site.ts';

/** Elements that look as the page around them. */
const dressed = new Set<HTMLElement>();
/** By what a theme names, the token that wins over it. */
const COLORS = {
  text: '--hallway-color-text',
  surface: '--hallway-color-surface',
  accent: '--hallway-color-accent',
  'on-accent': '--hallway-color-on-accent',
  'accent-text': '--hallway-color-accent-text',
  live: '--hallway-color-live',
  danger: '--hallway-color-danger',
  warning: '--hallway-color-warning',
};
const CLEAR: Rgba = [0, 0, 0, 0];
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
/** How sites switch their look: a class, a style or a `data-theme` around the element, or another sheet. */
const observer = new MutationObserver(look);
let watching = false;
let asked = false;

/**
 * Gives an element whose theme is `site` the colours and the size of type of the page around it, and follows them while
 * it has that theme. (The family is inherited anyway.)
 */
export function dress(host: HTMLElement): void {
  if (!dressed.has(host)) {
    dressed.add(host);
    paint(host);
    for (let at = parentOf(outermost(host)); at; at = parentOf(at))
      observer.observe(at, { attributes: true });
  }
  watch();
}

function paint(host: HTMLElement): void {
  const outer = outermost(host);
  const around = parentOf(outer) ?? document.documentElement;
  const { color, fontSize } = getComputedStyle(around);
  const { scheme, values } = siteTheme({
    text: rgba(color),
    surface: behind(around),
    accent: accentOf(outer),
  });
  const { style } = host;
  style.colorScheme = scheme;
  for (const [name, token] of Object.entries(COLORS))
    style.setProperty(`--_${name}`, `var(${token}, ${values[name] ?? ''})`);
  // In the reader's unit, so that it still grows with what they set.
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  style.setProperty('--_fs', `var(--hallway-font-size-m, max(13px, ${parseFloat(fontSize) / root}rem))`);
}

/** The element that stands on the page itself: what ours show inside themselves looks as they do. */
function outermost(host: HTMLElement): HTMLElement {
  const root = host.getRootNode();
  const inside = root instanceof ShadowRoot && root.host.localName.startsWith('hallway-');
  return inside ? outermost(root.host as HTMLElement) : host;
}

function undress(host: HTMLElement): void {
  dressed.delete(host);
  for (const name of [...Object.keys(COLORS), 'fs']) host.style.removeProperty(`--_${name}`);
}

/** What is behind an element, all translucent layers together, down to the page's own sheet. */
function behind(element: Element): Rgba {
  const layers: Rgba[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const layer = rgba(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] >= 1) return layers.reduceRight((below, above) => over(above, below));
  }
  // White, or what the page's colour scheme makes of it.
  const sheet = document.createElement('b');
  sheet.style.color = 'Canvas';
  const below = colorOf(sheet, () => document.body.append(sheet));
  return layers.reduceRight((under, above) => over(above, under), below);
}

/** What the page set as `accent-color`; else the colour of a link that stands beside the element for a moment. */
function accentOf(host: HTMLElement): Rgba {
  const { accentColor } = getComputedStyle(host);
  if (accentColor && accentColor !== 'auto') return rgba(accentColor);
  const link = document.createElement('a');
  link.href = '#';
  return colorOf(link, () => host.before(link));
}

/** The colour that something of the page's own has; it is there for this question only, and never painted. */
function colorOf(element: HTMLElement, insert: () => void): Rgba {
  insert();
  const { color } = getComputedStyle(element);
  element.remove();
  return rgba(color);
}

/** A computed colour, in whatever notation, as the canvas paints it. */
function rgba(color: string): Rgba {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
  if (!canvas) return CLEAR;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function watch(): void {
  if (watching) return;
  watching = true;
  onConfigChange(look);
  addEventListener('load', look, true);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look);
  observer.observe(document.head, { childList: true });
}

/** Looks again at all elements, once for all that happens at a time. */
function look(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    for (const host of dressed) {
      if (host.isConnected && resolveConfig(host).theme === 'site') paint(host);
      else undress(host);
    }
  });
}
