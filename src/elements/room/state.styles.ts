import { css } from '../../theme/css-text.ts';

/** What the cards of rooms that are not live have besides the card itself. */
export const stateCss = css`
  .i.xs {
    inline-size: 14px;
    stroke-width: 1.9;
  }
  .badge.warn {
    --_warning: var(--hallway-color-warning, light-dark(#8a5200, #f0b65c));
    background: color-mix(in oklab, var(--_warning) 12%, transparent);
    color: var(--_warning);
  }
  .rec::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid;
    border-radius: 50%;
  }
  .spin {
    inline-size: 16px;
    aspect-ratio: 1;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation: none;
    }
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6px;
    margin-block-end: 6px;
    font-variant-numeric: tabular-nums;
  }
  .when b {
    font-weight: var(--_w-strong);
  }
  .about {
    white-space: pre-line;
    margin-block-end: 6px;
  }
  .soft {
    background: color-mix(in oklab, var(--_accent-text) 12%, transparent);
    color: var(--_accent-text);
  }
  /* Stronger than the card's own: of a drawn card those come again before these do. */
  .actions > .square {
    flex: none;
    inline-size: var(--_control);
    min-inline-size: 0;
    padding: 0;
  }
  .wait {
    margin-block-start: 6px;
  }
  .mail {
    display: grid;
    gap: 6px;
    margin-block-start: var(--_s3);
    inline-size: 100%;
  }
  .mail input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: 8px 12px;
    border: var(--_bw) solid
      var(--hallway-color-border-strong, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    border-radius: var(--_r-m);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  .who > .row {
    --_av: 28px;
  }
  .who .names {
    margin: 0;
  }
  @container (inline-size >= 560px) {
    .card > .who {
      flex-wrap: wrap;
      row-gap: 6px;
    }
    .when {
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    .soft {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
