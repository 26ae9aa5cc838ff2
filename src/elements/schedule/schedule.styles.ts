import { css } from 'lit';

/** The list of talks. */
export const scheduleStyles = css`
  :host {
    padding: var(--_s4);
  }
  :host(:state(absent)) {
    display: none;
  }
  .top {
    justify-content: space-between;
    min-block-size: var(--_control-s);
  }
  a.btn {
    text-decoration: none;
  }
  .talk {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_s2) 10px;
    align-items: start;
    padding-block: var(--_s3);
  }
  .talk + .talk {
    border-block-start: var(--_bw) solid var(--_border);
  }
  .tile {
    display: grid;
    justify-items: center;
    min-inline-size: 40px;
    padding: 3px 6px;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-m);
    background: var(--_sunken);
    font-size: var(--_fs-xs);
    line-height: 1.35;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .tile b {
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.15;
    color: var(--_text);
  }
  .what {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .what .head {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .off .head {
    color: var(--_muted);
  }
  .badge {
    white-space: normal;
    inline-size: fit-content;
    display: inline-flex;
  }
  .bad {
    color: var(--_danger);
  }
  .who {
    --_av: 20px;
    margin-block-start: 2px;
  }
  .pile {
    display: flex;
    flex: none;
  }
  .pile > .av + .av {
    margin-inline-start: -6px;
  }
  .pile > .av {
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .acts {
    display: flex;
    gap: 6px;
  }
  .offer {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: var(--_s3);
    border-radius: var(--_r-m);
    background: var(--_sunken);
  }
  .input {
    appearance: none;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 8px 12px;
    border: var(--_bw) solid var(--_border-strong);
    border-radius: var(--_r-m);
    background: var(--_surface);
    color: var(--_text);
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .menu a.item {
    color: inherit;
    text-decoration: none;
  }
  .menu a.item:hover,
  .menu a.item:focus-visible {
    background: var(--_fill);
  }
  .menu a.item:focus-visible {
    outline-offset: -2px;
  }
  .bone {
    block-size: 44px;
    margin-block: var(--_s3);
    border-radius: var(--_r-m);
    background: var(--_fill);
  }
  .more {
    inline-size: 100%;
  }
  @container (inline-size < 300px) {
    :host {
      padding: var(--_s3);
    }
    .talk {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .acts {
      grid-column: 2;
    }
  }
`;
