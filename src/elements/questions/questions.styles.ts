import { css } from 'lit';

/** The questions of a room. */
export const questionsStyles = css`
  .questions {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
    padding: var(--_s4);
  }
  :host([docked]) .questions {
    padding-inline: 0;
    padding-block: var(--_s2) 0;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
  }
  .seg {
    display: inline-flex;
    flex-wrap: wrap;
    max-inline-size: 100%;
    padding: 3px;
    gap: 2px;
    background: var(--_fill);
    border: 1px solid transparent;
    border-radius: var(--_r-m);
  }
  .seg > button {
    appearance: none;
    border: 1px solid transparent;
    background: transparent;
    min-block-size: 28px;
    padding-inline: 10px;
    border-radius: calc(var(--_r-m) - 3px);
    font: inherit;
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    color: var(--_muted);
    cursor: pointer;
  }
  .seg > [aria-pressed='true'] {
    background: light-dark(var(--_surface), color-mix(in oklab, var(--_text) 20%, var(--_surface)));
    color: var(--_text);
    box-shadow: 0 0 0 var(--_bw) light-dark(var(--_border), transparent);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .q {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_s3);
    padding-block: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .q:first-child {
    border-block-start: 0;
    padding-block-start: var(--_s1);
  }
  .vote {
    appearance: none;
    inline-size: 44px;
    min-block-size: 48px;
    display: grid;
    place-items: center;
    align-content: center;
    align-self: start;
    padding: 0;
    border: var(--_bw) solid var(--_border-strong);
    border-radius: var(--_r-m);
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
    cursor: pointer;
    transition: background-color var(--_fast);
  }
  .vote:hover {
    background: var(--_fill);
  }
  .vote[aria-pressed='true'] {
    background: var(--_accent-soft);
    border-color: transparent;
    color: var(--_accent-text);
  }
  .vote[disabled] {
    background: transparent;
    border-color: transparent;
    color: var(--_muted);
    cursor: default;
  }
  .q > .stack,
  .own .stack {
    gap: var(--_s1);
  }
  .text,
  .own p {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--_s2);
    border-inline-start: 2px solid var(--_accent-text);
    font-size: var(--_fs-s);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_s1) var(--_s2);
    min-block-size: 20px;
  }
  .facts > span:not(.badge) {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .bad {
    color: var(--_danger);
  }
  .ask,
  .task {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
  }
  .task {
    padding: var(--_s3);
    background: var(--_sunken);
    border-radius: var(--_r-m);
  }
  .task textarea.input {
    min-block-size: var(--_control);
  }
  .composer {
    display: flex;
    gap: var(--_s2);
    align-items: flex-end;
  }
  .composer textarea.input {
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: var(--_control);
    max-block-size: 160px;
    resize: none;
    field-sizing: content;
  }
  .ask .foot {
    display: flex;
    gap: var(--_s2);
    align-items: flex-start;
  }
  .similar,
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding: var(--_s3);
    background: var(--_sunken);
    border-radius: var(--_r-m);
  }
  .similar li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
    padding-block: var(--_s1);
  }
  .similar .btn {
    flex: none;
  }
  .own li + li {
    margin-block-start: var(--_s2);
  }
  .rules > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    cursor: pointer;
  }
  .rules > form {
    gap: var(--_s3);
    padding-block-start: var(--_s3);
  }
  .rules textarea.input {
    min-block-size: 64px;
  }
  .row {
    flex-wrap: wrap;
  }
  .skeleton > span {
    display: block;
    block-size: 48px;
    margin-block: var(--_s2);
    border-radius: var(--_r-m);
    background: var(--_fill);
  }
  .blank {
    padding-block: var(--_s2);
  }
  @container (inline-size < 300px) {
    .questions {
      padding: var(--_s3);
    }
    .composer {
      flex-wrap: wrap;
    }
    .composer .btn {
      flex: 1;
    }
    .composer textarea.input {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .vote[aria-pressed='true'],
    .seg > [aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
