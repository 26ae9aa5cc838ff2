import { css } from 'lit';

/** The panel inside the floating menu: one button for each kind in a row, and the switch of those who run the room. */
export const reactStyles = css`
  :host {
    container-type: normal;
    inline-size: max-content;
    max-inline-size: 100%;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  button {
    appearance: none;
    display: grid;
    place-items: center;
    inline-size: max(40px, var(--_control));
    block-size: max(40px, var(--_control));
    padding: 0;
    border: 1px solid transparent;
    border-radius: calc(var(--_r-m) * 0.8);
    background: transparent;
    color: var(--_accent-text);
    cursor: pointer;
  }
  button .i {
    inline-size: 24px;
    transition: scale var(--_fast);
  }
  button:hover {
    background: var(--_fill);
  }
  button:active .i {
    scale: 1.25;
  }
  :focus-visible {
    outline-offset: -2px;
  }
  .rule {
    margin: 4px 10px;
    inline-size: auto;
  }
  label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: calc(var(--_r-m) * 0.8);
    line-height: 1.3;
    cursor: pointer;
  }
  label:hover {
    background: var(--_fill);
  }
  input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }
  }
`;
