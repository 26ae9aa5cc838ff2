import { css } from '../../theme/css-text.ts';

/** What the card of a club needs besides, where it is joined or something failed. */
export const clubMoreCss = css`
  .btn:disabled {
    color: var(--_muted);
    cursor: default;
  }
  .btn.soft:disabled {
    color: var(--_accent-text);
  }
  .redeem {
    container-type: inline-size;
    inline-size: min(420px, calc(100vi - 32px));
    padding: 0;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
    background: var(--_surface);
    color: inherit;
  }
  .redeem::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .redeem > hallway-invite {
    border: 0;
  }
  .redeem > .btn {
    margin: 0 var(--_s4) var(--_s4);
  }
  @container (inline-size < 300px) {
    .redeem > .btn {
      margin: 0 var(--_s3) var(--_s3);
    }
  }
  .said {
    grid-column: 1 / -1;
    color: inherit;
  }
  @media (forced-colors: active) {
    .btn:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
