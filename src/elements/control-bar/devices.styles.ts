import { css } from 'lit';

/** The panel inside the floating menu: rows to choose from, the level of the microphone, the volume. */
export const devicesStyles = css`
  :host {
    container-type: normal;
    inline-size: 272px;
    max-inline-size: 100%;
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .label {
    padding: 8px 10px 4px;
    font-size: var(--_fs-xs);
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: calc(var(--_r-m) * 0.8);
    line-height: 1.3;
  }
  .item .i {
    color: var(--_muted);
  }
  label.item {
    position: relative;
    cursor: pointer;
  }
  label.item:hover {
    background: var(--_fill);
  }
  label.item .i {
    visibility: hidden;
    color: var(--_accent-text);
  }
  input:checked ~ .i {
    visibility: visible;
  }
  input[type='radio'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  label.item:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .rule {
    margin: 4px 10px;
    inline-size: auto;
  }
  .meter {
    display: flex;
    gap: 2px;
    padding: 4px 10px 10px;
  }
  .meter i {
    flex: 1;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_fill-hover);
  }
  .meter .on {
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    .meter i {
      border: 1px solid GrayText;
    }
    .meter .on {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
