import { css } from '../../theme/css-text.ts';

/** The card of a club; a row from 420 px on. */
export const clubCardCss = css`
  .card {
    display: grid;
    gap: var(--_s3);
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
  .title {
    font-family: var(--_font-title);
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .texts {
    min-inline-size: 0;
  }
  .soft {
    background: color-mix(in oklab, var(--_accent-text) 12%, transparent);
    color: var(--_accent-text);
  }
  .btn[aria-disabled='true'] {
    cursor: default;
  }
  @container (inline-size >= 420px) {
    .card {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
  }
`;
