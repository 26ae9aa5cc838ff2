import { css } from 'lit';

/**
 * Fields of forms: `.field` holds a `label`, an `.input` (or a `.check` row) and a `.hint`; `.hint.bad` says what is
 * wrong with it. Goes after `playerStyles`.
 */
export const fieldStyles = css`
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .field > label:not(.check) {
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
    line-height: 1.3;
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
    font: inherit;
    line-height: 1.45;
  }
  textarea.input {
    resize: vertical;
    min-block-size: 96px;
  }
  .input:focus-visible {
    outline-offset: -1px;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .hint {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--_muted);
    font-size: var(--_fs-s);
  }
  .hint.bad {
    color: var(--_danger);
  }
  .hint > .i {
    margin-block-start: 3px;
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 24px;
    font-size: var(--_fs-s);
    cursor: pointer;
  }
  .check > input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .check > input[aria-invalid='true'] {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .input[aria-invalid='true'] {
      border: 2px solid Mark;
    }
  }
`;
