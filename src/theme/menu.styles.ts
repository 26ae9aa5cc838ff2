import { css } from 'lit';

/**
 * A floating menu: `.menu` holding `button`s (`role=menuitem`, `menuitemradio`), `.label`, `.item` rows and `hr.rule`.
 * The danger item is last, below a rule: `button.danger`.
 */
export const menuStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    inline-size: max-content;
    max-inline-size: min(320px, calc(100vi - 16px));
    max-block-size: calc(100vb - 16px);
    overflow: auto;
    display: none;
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
    padding: 5px;
    color: var(--_text);
    background: var(--_raised);
    border: var(--_bw) solid var(--_border);
    border-radius: calc(var(--_r-m) * 1.3);
    box-shadow: var(--_shadow);
    font-size: var(--_fs);
    text-align: start;
  }
  .menu:popover-open {
    display: grid;
    animation: rise var(--_slow) var(--_ease);
  }
  .menu.centred {
    inset: 0;
    margin: auto;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .menu .label {
    padding: 8px 10px 4px;
    font-size: var(--_fs-xs);
  }
  .menu button,
  .menu .item {
    appearance: none;
    border: 0;
    background: transparent;
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: calc(var(--_r-m) * 0.8);
    text-align: start;
    inline-size: 100%;
    line-height: 1.3;
  }
  .menu button {
    cursor: pointer;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_fill);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu .i {
    color: var(--_muted);
  }
  .menu .danger,
  .menu .danger .i {
    color: var(--_danger);
  }
  .menu .check {
    color: var(--_accent-text);
    margin-inline-start: auto;
  }
  @media (forced-colors: active) {
    .menu .check {
      color: Highlight;
    }
  }
  .menu .rule {
    margin: 4px 10px;
    inline-size: auto;
  }
`;
