import { css } from 'lit';

/**
 * `.scroller` around `.virtual`: the list is as high as all its rows, and what is rendered begins where it is seen. The
 * place it is used in sets the height of a row, gap included, with `--_row`; `VirtualList` sets the rest from code.
 */
export const virtualListStyles = css`
  .scroller {
    position: relative;
    max-block-size: min(440px, 70vb);
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .virtual {
    position: relative;
    box-sizing: border-box;
    align-content: start;
    grid-auto-rows: var(--_row);
    row-gap: 0;
  }
  /* Rows and columns give the size, not what is inside: a change in one item lays out that item alone. */
  .virtual > * {
    contain: size layout style;
    min-block-size: 0;
  }
  .virtual > [data-apart] {
    position: absolute;
    inset-inline: 0;
  }
`;
