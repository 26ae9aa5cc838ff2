import { css } from './css-text.ts';

/**
 * The private names (`--_x`) and rules that a card needs: a page pays for them before anybody listens, so nothing else
 * belongs here. A public token is only read, with its default as the fallback, and never declared: so a value set on any
 * ancestor wins. What each token is for: `tokens.ts`. Transparent borders are the edges that forced colours draw.
 */
export const coreCss = css`
  :host {
    --_accent: var(--hallway-color-accent, light-dark(#0b6b52, #5fd0a8));
    --_on-accent: var(--hallway-color-on-accent, light-dark(#fff, #05261b));
    --_surface: var(--hallway-color-surface, light-dark(#fff, #161a18));
    --_text: var(--hallway-color-text, light-dark(#161a18, #edf1ef));
    --_live: var(--hallway-color-live, light-dark(#c0212e, #ff8f8a));
    --_muted: var(--hallway-color-text-muted, color-mix(in oklab, var(--_text) 68%, var(--_surface)));
    --_border: var(--hallway-color-border, color-mix(in oklab, var(--_text) 12%, var(--_surface)));
    --_fill: var(--hallway-color-fill, color-mix(in oklab, var(--_text) 8%, transparent));
    --_accent-hover: var(--hallway-color-accent-hover, color-mix(in oklab, var(--_accent) 88%, var(--_text)));
    --_accent-text: var(--hallway-color-accent-text, var(--_accent));
    --_focus: var(--hallway-color-focus, var(--_accent-text));
    --_u: var(--hallway-space-unit, 4px);
    --_s1: var(--hallway-space-1, var(--_u));
    --_s2: var(--hallway-space-2, calc(var(--_u) * 2));
    --_s3: var(--hallway-space-3, calc(var(--_u) * 3));
    --_s4: var(--hallway-space-4, calc(var(--_u) * 4));
    --_s5: var(--hallway-space-5, calc(var(--_u) * 5));
    --_s6: var(--hallway-space-6, calc(var(--_u) * 6));
    --_r-m: var(--hallway-radius-m, 10px);
    --_r-s: var(--hallway-radius-s, calc(var(--_r-m) * 0.6));
    --_r-l: var(--hallway-radius-l, calc(var(--_r-m) * 1.6));
    --_r-avatar: var(--hallway-radius-avatar, 50%);
    --_bw: var(--hallway-border-width, 1px);
    --_font: var(--hallway-font-family, inherit);
    --_font-title: var(--hallway-font-family-title, var(--_font));
    --_fs: var(--hallway-font-size-m, max(15px, 0.9375rem));
    --_fs-xs: var(--hallway-font-size-xs, calc(var(--_fs) * 0.8));
    --_fs-s: var(--hallway-font-size-s, calc(var(--_fs) * 0.867));
    --_fs-l: var(--hallway-font-size-l, calc(var(--_fs) * 1.133));
    --_fs-xl: var(--hallway-font-size-xl, calc(var(--_fs) * 1.4));
    --_w-strong: var(--hallway-font-weight-strong, 600);
    --_w-medium: var(--hallway-font-weight-medium, 500);
    --_control: var(--hallway-size-control, 40px);
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_fs);
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  :where(h3, p) {
    margin: 0;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .i {
    inline-size: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i.s {
    inline-size: 16px;
    stroke-width: 1.7;
  }
  .row,
  .badge,
  .count,
  .btn {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-inline-size: 0;
  }
  .badge,
  .count {
    flex: none;
  }
  .push {
    margin-inline-start: auto;
  }
  .muted,
  .small {
    color: var(--_muted);
  }
  .small {
    font-size: var(--_fs-s);
  }
  .num {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .one {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  /* Clipped alone, its words would still make a scroll box wider. */
  .sr {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .btn {
    display: inline-flex;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding: 4px 14px;
    border: 1px solid transparent;
    border-radius: var(--_r-m);
    background: var(--_fill);
    color: inherit;
    font: inherit;
    font-weight: var(--_w-medium);
    line-height: 1.2;
    cursor: pointer;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: var(--_w-strong);
  }
  .primary:hover {
    background: var(--_accent-hover);
  }
  .badge {
    display: inline-flex;
    gap: 4px;
    padding: 1px 6px;
    border: 1px solid transparent;
    border-radius: var(--_r-s);
    background: var(--_fill);
    font-size: var(--_fs-xs);
    font-weight: var(--_w-strong);
    line-height: 16px;
    white-space: nowrap;
  }
  .live {
    background: color-mix(in oklab, var(--_live) 10%, transparent);
    color: var(--_live);
  }
  .live::before {
    content: '';
    border: 3px solid;
    border-radius: 50%;
  }
  .count {
    gap: var(--_s1);
  }
  .av {
    position: relative;
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: var(--_av, 36px);
    aspect-ratio: 1;
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: var(--_r-avatar);
    font-size: calc(var(--_av, 36px) * 0.345);
    font-weight: var(--_w-strong);
    line-height: 1;
    background: light-dark(oklch(0.91 0.035 var(--_h)), oklch(0.36 0.045 var(--_h))) padding-box;
    color: light-dark(oklch(0.37 0.07 var(--_h)), oklch(0.91 0.045 var(--_h)));
  }
  .av > img {
    position: absolute;
    inset: -1px;
    inline-size: calc(100% + 2px);
    block-size: calc(100% + 2px);
    object-fit: cover;
    background: var(--_surface);
  }
  .t1 {
    --_h: 25;
  }
  .t2 {
    --_h: 65;
  }
  .t3 {
    --_h: 110;
  }
  .t4 {
    --_h: 150;
  }
  .t5 {
    --_h: 195;
  }
  .t6 {
    --_h: 240;
  }
  .t7 {
    --_h: 285;
  }
  .t8 {
    --_h: 340;
  }
  @media (pointer: coarse) {
    :host {
      --_control: var(--hallway-size-control, 44px);
    }
  }
`;
