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
