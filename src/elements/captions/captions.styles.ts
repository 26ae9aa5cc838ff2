import { css } from 'lit';

/** Lines with a column for the names; what is past is muted, and the box scrolls back. */
export const captionsStyles = css`
  :host {
    position: relative;
    background: var(--_sunken);
  }
  :host([docked]) {
    border: 0;
    border-block-start: var(--_bw) solid var(--_border);
    border-radius: 0;
  }
  .lines {
    display: grid;
    grid-template-columns: fit-content(32%) minmax(0, 1fr);
    align-content: start;
    gap: 6px var(--_s3);
    box-sizing: border-box;
    max-block-size: var(--hallway-captions-block-size, 8em);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding-block: var(--_s3);
    padding-inline: var(--_s4) calc(var(--_s4) + var(--_control-s));
  }
  .s {
    font-size: var(--_fs-s);
  }
  .l {
    font-size: calc(var(--_fs) * 1.3333);
  }
  .lines:focus-visible {
    outline-offset: -2px;
  }
  .line {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    line-height: 1.4;
  }
  .line b {
    font-size: calc(1em * 0.8667);
    font-weight: var(--_w-strong);
    line-height: calc(1em * 1.4 / 0.8667);
  }
  .past {
    color: var(--_muted);
  }
  .none {
    display: grid;
    gap: 2px;
    padding: var(--_s3) var(--_s4);
    padding-inline-end: calc(var(--_s4) + var(--_control-s));
  }
  .settings {
    position: absolute;
    inset-block-start: var(--_s1);
    inset-inline-end: var(--_s2);
  }
  .newest {
    position: absolute;
    inset-block-end: var(--_s2);
    inset-inline-end: var(--_s3);
    background: var(--_raised);
    border: var(--_bw) solid var(--_border);
    box-shadow: var(--_shadow);
  }
  @container (inline-size < 300px) {
    .lines,
    .none {
      padding-inline-start: var(--_s3);
    }
    .lines {
      row-gap: var(--_s2);
    }
    .line {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (inline-size >= 560px) {
    .lines,
    .none {
      padding-inline-start: var(--_s5);
    }
  }
`;
