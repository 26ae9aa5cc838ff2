/** Looks to begin with. Those of `themes/` are the same as there; a test of the house compares them. */
export const LOOKS = {
  hallway: {},
  site: {},
  paper: {
    '--hallway-color-accent': '#a3320b',
    '--hallway-color-on-accent': '#fff8ea',
    '--hallway-color-surface': '#fcf5e6',
    '--hallway-color-text': '#221a10',
    '--hallway-color-border': '#221a10',
    '--hallway-color-live': '#a3320b',
    '--hallway-font-family': "Georgia, 'Times New Roman', serif",
    '--hallway-font-size-m': 'max(16px, 1rem)',
    '--hallway-radius-m': '0px',
    '--hallway-radius-pill': '0px',
    '--hallway-radius-avatar': '0px',
    '--hallway-shadow-raised': '5px 6px 0 #221a10',
  },
  night: {
    '--hallway-color-accent': '#ffd84a',
    '--hallway-color-on-accent': '#1d1700',
    '--hallway-color-surface': '#15162b',
    '--hallway-color-text': '#eef0ff',
    '--hallway-color-border': '#2b2d55',
    '--hallway-color-live': '#ff7aa8',
    '--hallway-radius-m': '16px',
    '--hallway-radius-l': '24px',
    '--hallway-size-control': '44px',
    '--hallway-font-family': 'system-ui, sans-serif',
  },
  poster: {
    '--hallway-color-accent': '#111111',
    '--hallway-color-on-accent': '#ffe45c',
    '--hallway-color-surface': '#ffe45c',
    '--hallway-color-text': '#111111',
    '--hallway-color-text-muted': '#3d3714',
    '--hallway-color-border': '#111111',
    '--hallway-color-border-strong': '#111111',
    '--hallway-color-live': '#a5103a',
    '--hallway-color-danger': '#a5103a',
    '--hallway-color-warning': '#6b3600',
    '--hallway-color-fill': 'rgb(17 17 17 / 0.1)',
    '--hallway-border-width': '3px',
    '--hallway-radius-m': '6px',
    '--hallway-radius-l': '6px',
    '--hallway-font-family': "'Arial Narrow', 'Helvetica Neue', Arial, sans-serif",
    '--hallway-font-weight-strong': '800',
    '--hallway-font-weight-medium': '700',
    '--hallway-font-size-xl': '1.75rem',
    '--hallway-font-size-l': '1.3rem',
    '--hallway-space-unit': '5px',
    '--hallway-shadow-raised': '0 0 0 3px #111111',
  },
};

/** The color scheme of those that have one. */
export const SCHEMES = { paper: 'light', night: 'dark', poster: 'light' };

/** What our own look comes to where it is not changed. */
export const DEFAULTS = {
  light: { accent: '#0b6b52', 'on-accent': '#ffffff', surface: '#ffffff', text: '#161a18' },
  dark: { accent: '#5fd0a8', 'on-accent': '#05261b', surface: '#161a18', text: '#edf1ef' },
};
