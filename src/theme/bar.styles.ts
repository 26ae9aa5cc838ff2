import { css } from 'lit';

/** `.bar`: the row of controls at the end of a player. */
export const barStyles = css`
  .bar {
    display: flex;
    /* Rather two rows than one that lies upon itself, in the narrowest box with the largest letters. */
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_s2);
    padding: var(--_s3) var(--_s4);
  }
  @container (inline-size >= 560px) {
    .bar {
      padding-inline: var(--_s5);
    }
  }
  @container (inline-size < 420px) {
    .bar {
      gap: 6px;
      padding-inline: var(--_s3);
    }
  }
`;

/** `.bars`: three moving bars, the mark of speaking that is neither colour nor size. */
export const barsStyles = css`
  .bars {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    block-size: 12px;
  }
  .bars i {
    inline-size: 2px;
    border-radius: 1px;
    background: currentColor;
    block-size: 5px;
    animation: bars 900ms var(--_ease) infinite alternate;
  }
  .bars i:nth-child(2) {
    block-size: 11px;
    animation-delay: -300ms;
  }
  .bars i:nth-child(3) {
    block-size: 7px;
    animation-delay: -600ms;
  }
  @keyframes bars {
    to {
      scale: 1 0.55;
    }
  }
  @media (forced-colors: active) {
    .bars i {
      background: CanvasText;
    }
  }
`;
