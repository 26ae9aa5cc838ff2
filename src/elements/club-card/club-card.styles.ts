import { css } from '../../theme/css-text.ts';

/** The card of a club: a row with its button at the end from 560 px on; `.slim` is the banner, always a row. */
export const clubCardCss = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_s3);
    block-size: 100%;
    padding: var(--_s4);
    background: var(--_surface);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
  }
  .club {
    --_av: 48px;
    gap: var(--_s3);
  }
  .club > .av {
    border-radius: min(12px, var(--_r-l));
  }
  .texts {
    flex: 1;
    min-inline-size: 0;
  }
  .title,
  .about {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .title {
    font-family: var(--_font-title);
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    letter-spacing: -0.011em;
  }
  .now {
    padding-block-start: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
    overflow-wrap: anywhere;
  }
  .now > .i,
  b {
    color: var(--_text);
  }
  b {
    font-weight: var(--_w-medium);
  }
  .count {
    gap: 6px;
    font-variant-numeric: tabular-nums;
  }
  .count .i {
    margin-inline-end: 6px;
    vertical-align: -3px;
  }
  .actions {
    align-self: end;
  }
  .actions > .btn {
    flex: 1;
  }
  .soft {
    background: color-mix(in oklab, var(--_accent-text) 12%, transparent);
    color: var(--_accent-text);
  }
  .skel {
    display: block;
    block-size: 15px;
    margin-block: 4px;
    background: var(--_fill);
    border-radius: var(--_r-s);
  }
  .skel.av {
    block-size: auto;
    margin: 0;
  }
  .actions > .skel {
    flex: 1;
    block-size: var(--_control);
    margin: 0;
  }
  .slim {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_s2) var(--_s3);
    padding: 10px var(--_s3);
  }
  .slim > .club {
    --_av: 36px;
  }
  .slim .title {
    font-size: var(--_fs);
    -webkit-line-clamp: 2;
  }
  .slim > .actions {
    align-self: center;
  }
  .slim .btn {
    min-block-size: calc(var(--_control) * 0.8);
    padding-inline: 10px;
    font-size: var(--_fs-s);
  }
  .slim .actions > .skel {
    min-inline-size: 80px;
  }
  @container (inline-size < 300px) {
    .card {
      padding: var(--_s3);
    }
    .slim {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (inline-size >= 560px) {
    .card:not(.slim) {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: var(--_s6);
      padding: var(--_s5);
    }
    .card:not(.slim) > :not(.actions, .said) {
      grid-column: 1;
    }
    .card:not(.slim) > .actions {
      grid-area: 1 / 2;
      align-self: center;
      min-inline-size: 148px;
    }
    .card:not(.slim) .btn {
      flex-basis: auto;
    }
  }
  @media (forced-colors: active) {
    .btn[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
