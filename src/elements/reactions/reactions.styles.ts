import { css } from 'lit';

/** The air above the element; it takes no room of its own, and no press. */
export const reactionsStyles = css`
  :host {
    --_color: var(--hallway-reactions-color, var(--_accent-text));
    position: relative;
    z-index: 1;
    block-size: 0;
    pointer-events: none;
  }
  .air {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: var(--_s4);
    inline-size: min(220px, 50%);
    block-size: var(--hallway-reactions-height, 180px);
    contain: layout style;
  }
  .sign {
    position: absolute;
    inset-block-end: 0;
    /* Moved by pixels to the left, whichever way the page is written. */
    right: 0;
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border: var(--_bw) solid var(--_border);
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_color);
    box-shadow: var(--_shadow);
    contain: strict;
    opacity: 0;
  }
  .tally {
    position: absolute;
    inset-block-end: var(--_s2);
    inset-inline-end: var(--_s4);
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_s1);
  }
  .tally > span {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    padding-inline: 8px 10px;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-pill);
    background: var(--_raised);
    box-shadow: var(--_shadow);
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    font-variant-numeric: tabular-nums;
  }
  .tally .i {
    color: var(--_color);
  }
  @container (inline-size < 300px) {
    .air,
    .tally {
      inset-inline-end: var(--_s3);
    }
  }
`;
