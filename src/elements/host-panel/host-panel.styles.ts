import { css } from 'lit';

/** Two columns where there is room: the queue of hands, and the stage. */
export const hostPanelStyles = css`
  :host(:state(off)) {
    display: none;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s5);
    padding: var(--_s4);
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_s2);
  }
  .section + .section {
    padding-block-start: var(--_s4);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .title {
    min-block-size: var(--_control-s);
    flex-wrap: wrap;
    justify-content: space-between;
  }
  .edge {
    margin-inline-end: -10px;
  }
  .policy {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin: 0;
    padding: 3px;
    border: 0;
    background: var(--_fill);
    border-radius: var(--_r-m);
  }
  .policy > label {
    position: relative;
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-block-size: 28px;
    padding-inline: 10px;
    border-radius: calc(var(--_r-m) - 3px);
    color: var(--_muted);
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    cursor: pointer;
  }
  .policy > :has(:checked) {
    background: light-dark(var(--_surface), color-mix(in oklab, var(--_text) 20%, var(--_surface)));
    color: var(--_text);
    box-shadow: 0 0 0 var(--_bw) light-dark(var(--_border), transparent);
  }
  .policy > :has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .policy input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .policy .spin,
  .btn.sm > .spin {
    inline-size: 14px;
    block-size: 14px;
  }
  .tabs {
    flex-wrap: wrap;
  }
  .tabs > [aria-expanded='true'] {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .box {
    max-block-size: 340px;
    overflow: auto;
    padding-inline: var(--_s3);
    background: var(--_sunken);
    border-radius: var(--_r-m);
  }
  .record {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--_s2) var(--_s3);
    padding-block: var(--_s3);
  }
  .record + .record {
    border-block-start: var(--_bw) solid var(--_border);
  }
  .record > div {
    flex: 1 1 160px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-line;
  }
  .none {
    padding-block: var(--_s3);
  }
  .offer {
    display: grid;
    justify-items: start;
    gap: var(--_s2);
    margin-block-start: var(--_s2);
  }
  .bad {
    color: var(--_danger);
  }
  .invite {
    padding-inline: var(--_s3);
    background: var(--_sunken);
    border-radius: var(--_r-m);
  }
  .foot {
    flex-wrap: wrap;
    padding-block-start: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  @container (inline-size < 300px) {
    .body {
      padding: var(--_s3);
    }
  }
  @container (inline-size >= 556px) {
    .body {
      padding: var(--_s5);
    }
  }
  @container (inline-size >= 716px) {
    .body {
      grid-template: auto 1fr / repeat(2, minmax(0, 1fr));
      gap: var(--_s6);
    }
    .section.stage {
      grid-area: 1 / 2;
    }
    /* What is recorded is below the hands, as in one column. */
    .section.recording + .stage {
      grid-row: 1 / span 2;
    }
    .section + .section {
      padding: 0;
      border: 0;
    }
    .section.records {
      grid-column: 1 / -1;
      padding-block-start: var(--_s4);
      border-block-start: var(--_bw) solid var(--_border);
    }
  }
  @media (forced-colors: active) {
    .policy {
      border: 1px solid;
    }
    .tabs > [aria-expanded='true'] {
      outline: 2px solid Highlight;
    }
    .box {
      border: 1px solid;
    }
    .policy > :has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
