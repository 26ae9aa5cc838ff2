import { css } from 'lit';

/** The card of a recording, its timeline and its places. */
export const replayStyles = css`
  :host {
    container-type: inline-size;
  }
  .replay {
    --_to: to right;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
    padding: var(--_s4);
  }
  .replay:dir(rtl) {
    --_to: to left;
  }
  .top,
  .who,
  .foot,
  .controls,
  .chips {
    display: flex;
    align-items: center;
    gap: var(--_s2);
  }
  .top {
    gap: var(--_s3);
  }
  .title {
    font-size: var(--_fs-l, 17px);
  }
  .play {
    inline-size: 48px;
    block-size: 48px;
    min-block-size: 48px;
    padding: 0;
    flex: none;
    border-radius: 50%;
  }
  .play .i {
    inline-size: 22px;
    stroke-width: 2.5;
  }
  .play .full {
    fill: currentColor;
    stroke-width: 1;
  }
  .pile {
    --_av: 28px;
    display: inline-flex;
    flex: none;
  }
  .pile .av + .av {
    margin-inline-start: -8px;
  }
  .line {
    position: relative;
    display: grid;
    align-items: center;
  }
  .line::before {
    content: '';
    grid-area: 1 / 1;
    block-size: 6px;
    border-radius: 3px;
    background: linear-gradient(var(--_to), var(--_accent) var(--_done, 0%), var(--_fill-hover) 0);
    mask-image: var(--_marks);
    -webkit-mask-image: var(--_marks);
  }
  .line input {
    grid-area: 1 / 1;
    position: relative;
    inline-size: calc(100% + 14px);
    margin: 0;
    margin-inline-start: -7px;
    block-size: 28px;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  .line input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 14px;
    block-size: 14px;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 3px var(--_surface);
  }
  .line input::-moz-range-thumb {
    inline-size: 14px;
    block-size: 14px;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 3px var(--_surface);
  }
  .line input:focus-visible {
    outline: none;
  }
  .line input:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
  }
  .line input:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
  }
  .times {
    display: flex;
    justify-content: space-between;
    margin-block-start: 2px;
  }
  .controls,
  .chips {
    flex-wrap: wrap;
  }
  select.btn {
    appearance: none;
    text-align: center;
    cursor: pointer;
  }
  .words {
    display: grid;
    gap: 4px;
    min-block-size: 76px;
    align-content: end;
    padding: var(--_s3);
    border-radius: var(--_r-m);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .places {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding-block-start: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .chip {
    border-radius: var(--_r-pill);
    max-inline-size: 100%;
  }
  ol {
    max-block-size: var(--hallway-replay-chapters-size, 320px);
    overflow-y: auto;
    /* Room for the focus ring. */
    margin: 0 -4px;
    padding: 4px;
  }
  .place {
    --_av: 28px;
    display: flex;
    align-items: center;
    gap: var(--_s3);
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 4px var(--_s2);
    border: 0;
    border-radius: var(--_r-m);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .place:hover {
    background: var(--_fill);
  }
  .place[aria-current] {
    background: var(--_accent-soft);
  }
  .when {
    min-inline-size: 5ch;
  }
  .what {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 28px;
    flex: none;
    color: var(--_muted);
  }
  .broken {
    display: flex;
    gap: var(--_s2);
    align-items: flex-start;
    color: var(--_danger);
  }
  .bad {
    color: var(--_danger);
  }
  .foot {
    align-items: flex-end;
  }
  .dots > :not(:last-child)::after {
    content: '·';
    margin-inline: 0.4em;
  }
  .dots > * {
    display: inline-block;
  }
  .skel {
    display: block;
    block-size: 1em;
    margin-block: 6px;
    border-radius: var(--_r-s);
    background: var(--_fill);
  }
  .skel.round {
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    flex: none;
  }
  .skel.half {
    inline-size: 50%;
  }
  @container (inline-size < 300px) {
    .replay {
      padding: var(--_s3);
    }
    .place {
      gap: var(--_s2);
    }
  }
  @container (inline-size >= 560px) {
    .replay {
      padding: var(--_s5);
    }
  }
  @media (forced-colors: active) {
    .line::before {
      forced-color-adjust: none;
      background: linear-gradient(var(--_to), Highlight var(--_done, 0%), GrayText 0);
    }
    .line input::-webkit-slider-thumb {
      background: Highlight;
      forced-color-adjust: none;
    }
    .place[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
