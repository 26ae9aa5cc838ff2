import { css } from 'lit';

/**
 * `.grid` of `.tile`s: faces of 64 px (72 from 560 px) on stage, `.grid.followed` 48 px for those followed by speakers. A
 * speaking face has an outline, which survives forced colours, and a halo and bars that follow `--_level` (0–1) on its
 * `.ring`.
 */
export const personTileStyles = css`
  .grid {
    --_av: 64px;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    gap: var(--_s4) var(--_s1);
  }
  .tile {
    position: relative;
    contain: layout style;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    align-content: start;
    gap: 3px;
    text-align: center;
    min-inline-size: 0;
    padding-block-start: 8px;
  }
  .open {
    position: absolute;
    inset: 0;
    z-index: 1;
    padding: 0;
    border: 0;
    border-radius: var(--_r-m);
    background: none;
    cursor: pointer;
  }
  .open:hover ~ .name {
    text-decoration: underline;
  }
  .ring {
    position: relative;
    display: inline-grid;
    margin-block-end: 9px;
    border-radius: var(--_r-avatar);
  }
  .speaking .av {
    outline: 2.5px solid var(--_accent-text);
    outline-offset: 2px;
  }
  /* The halo grows by scaling, which the compositor does alone: ten levels a second cost no painting. */
  .speaking > .ring::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: color-mix(in oklab, var(--_accent-text) 28%, var(--_surface));
    scale: calc(1.14 + 0.19 * var(--_level, 0));
    transition: scale var(--_fast) linear;
    will-change: scale;
  }
  .ring .bars i {
    animation: none;
    scale: 1 calc(0.4 + 0.6 * var(--_level, 0));
  }
  .ring .bars i:nth-child(2) {
    scale: 1 calc(0.3 + 0.7 * var(--_level, 0));
  }
  /* Half a face; initials stay legible. */
  .away .av {
    background: color-mix(in oklab, var(--_fill) 50%, transparent);
    color: var(--_muted);
  }
  .away .av:has(img:not([hidden])) {
    color: transparent;
  }
  .away img {
    opacity: 0.5;
  }
  .mark {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -3px;
    inline-size: 22px;
    block-size: 22px;
    border-radius: var(--_r-pill);
    display: grid;
    place-items: center;
    background: var(--_surface);
    box-shadow:
      inset 0 0 0 var(--_bw) var(--_border),
      0 0 0 2px var(--_surface);
  }
  .tile:not(.speaking) > .ring > .voice {
    visibility: hidden;
  }
  .speaking .mark,
  .mark.top {
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .mark.top {
    inset-block: -4px auto;
    inset-inline-end: -5px;
  }
  .mark > .spin {
    inline-size: 12px;
    block-size: 12px;
    border-width: 1.5px;
  }
  .name {
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    line-height: 1.3;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .sub {
    font-size: var(--_fs-xs);
    color: var(--_muted);
    line-height: 1.3;
    max-inline-size: 100%;
  }
  .tile .badge {
    max-inline-size: 100%;
  }
  .grid.followed {
    --_av: 48px;
    grid-template-columns: repeat(auto-fill, minmax(64px, 1fr));
    gap: var(--_s3) var(--_s1);
  }
  .followed .tile {
    padding-block-start: 4px;
  }
  .followed .ring {
    margin-block-end: 4px;
  }
  .followed .mark {
    inline-size: 20px;
    block-size: 20px;
  }
  .followed .name {
    font-weight: 400;
    font-size: var(--_fs-xs);
    letter-spacing: -0.01em;
  }
  @container (inline-size < 420px) {
    .tile .name {
      font-size: var(--_fs-xs);
    }
    .tile .badge {
      padding-inline: 5px;
    }
  }
  /* From 560 px of the box, less the frame and its border around the grid. */
  @container (inline-size >= 556px) {
    .grid,
    .grid.followed {
      grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
      gap: var(--_s5) var(--_s2);
    }
    .grid {
      --_av: 72px;
    }
    .grid.followed {
      row-gap: var(--_s4);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ring::before,
    .ring .bars {
      --_level: 0.5;
    }
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid;
    }
    .speaking .av {
      outline-color: Highlight;
    }
    .speaking .mark,
    .mark.top {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .ring .bars i {
      background: HighlightText;
    }
  }
`;
