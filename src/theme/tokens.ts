/** A public design token: a CSS custom property that a site may set on any ancestor of an element. */
export interface Token {
  /** The custom property's whole name. */
  readonly name: `--hallway-${string}`;
  /** What holds when it is not set, in light pages (and in dark ones, where `dark` is absent). */
  readonly light: string;
  /** What holds in dark pages, where it differs. */
  readonly dark?: string;
  /** What it is for. */
  readonly use: string;
}

/** All tokens. Nothing of the page loads this list: it is for docs and tests (every token read by a style is in it). */
export const TOKENS: readonly Token[] = [
  color('accent', 'the filled button, speaking, a raised hand, what is on', '#0b6b52', '#5fd0a8'),
  color('on-accent', 'text and icons on accent', '#fff', '#05261b'),
  color('surface', 'cards, bars, fields', '#fff', '#161a18'),
  color('text', 'text and icons', '#161a18', '#edf1ef'),
  color('live', 'the Live badge and nothing else', '#c0212e', '#ff8f8a'),
  color('danger', 'remove, ban, end; never Leave', '#b3261e', '#ff9b93'),
  color('warning', 'offline, weak connection', '#8a5200', '#f0b65c'),
  color('text-muted', 'second lines and hints', 'text 68 % on surface'),
  color('border', 'hairlines, decoration only', 'text 12 % on surface'),
  color('border-strong', 'edges of fields and of the off switch', 'text 50 % on surface'),
  color('surface-sunken', 'code, disabled buttons', 'text 4 % on surface', 'black 14 % on surface'),
  color('surface-raised', 'menu, sheet, toast', 'surface', 'text 8 % on surface'),
  color('fill', 'default button, chip, skeleton', 'text 8 %, translucent'),
  color('fill-hover', 'the same under the pointer', 'text 13 %, translucent'),
  color('accent-soft', 'pressed button, Host badge', 'accent-text 12 %, translucent'),
  color('accent-hover', 'the filled button under the pointer', 'accent with 12 % text'),
  color('accent-text', 'accent as text; set it if the accent is too light for text', 'accent'),
  color('focus', 'the focus ring', 'accent-text'),
  { name: '--hallway-font-family', light: 'inherit', use: 'all text' },
  { name: '--hallway-font-family-title', light: 'font-family', use: 'titles' },
  { name: '--hallway-font-family-code', light: 'ui-monospace, monospace', use: 'code to copy' },
  { name: '--hallway-font-size-m', light: 'max(15px, 0.9375rem)', use: 'text; the other sizes follow' },
  { name: '--hallway-font-size-xs', light: 'm × 0.8', use: 'badges, times' },
  { name: '--hallway-font-size-s', light: 'm × 0.867', use: 'club, names, hints' },
  { name: '--hallway-font-size-l', light: 'm × 1.133', use: 'card title' },
  { name: '--hallway-font-size-xl', light: 'm × 1.4', use: 'title of the player and of a wide card' },
  { name: '--hallway-font-weight-strong', light: '600', use: 'titles, filled buttons, badges' },
  { name: '--hallway-font-weight-medium', light: '500', use: 'buttons, names' },
  { name: '--hallway-space-unit', light: '4px', use: 'the unit of all spaces' },
  ...[1, 2, 3, 4, 5, 6].map((step): Token => ({
    name: `--hallway-space-${step}`,
    light: `unit × ${step}`,
    use: 'padding and gaps',
  })),
  { name: '--hallway-size-control', light: '40px (44px for coarse pointers)', use: 'height of buttons' },
  {
    name: '--hallway-size-control-s',
    light: '32px (36px for coarse pointers)',
    use: 'height of small buttons',
  },
  { name: '--hallway-radius-m', light: '10px', use: 'buttons and fields; the other radii follow' },
  { name: '--hallway-radius-s', light: 'm × 0.6', use: 'badges' },
  { name: '--hallway-radius-l', light: 'm × 1.6', use: 'cards' },
  { name: '--hallway-radius-pill', light: '999px', use: 'chips and marks' },
  { name: '--hallway-radius-avatar', light: '50%', use: 'faces' },
  { name: '--hallway-border-width', light: '1px', use: 'hairlines' },
  {
    name: '--hallway-shadow-raised',
    light: '0 1px 2px rgb(0 0 0 / 0.08), 0 12px 32px -8px rgb(0 0 0 / 0.22)',
    use: 'menu and toast; nothing else has a shadow',
  },
  { name: '--hallway-duration-fast', light: '120ms', use: 'hover, speaking ring' },
  { name: '--hallway-duration-slow', light: '240ms', use: 'menu, toast' },
];

function color(name: string, use: string, light: string, dark?: string): Token {
  return { name: `--hallway-color-${name}`, use, light, ...(dark && { dark }) };
}
