import { css } from 'lit';

/** Buttons (`.btn`, grey, and `.primary`, filled, are in `coreStyles`): their movements, and `.spin` while pending. */
export const buttonStyles = css`
  .btn {
    transition: background-color var(--_fast);
  }
  .btn:where(:not(.primary)):hover {
    background: var(--_fill-hover);
  }
  .btn:active {
    transform: translateY(0.5px);
  }
  .spin {
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    border: 2px solid;
    border-inline-end-color: transparent;
    animation: spin 0.8s linear infinite;
    flex: none;
  }
  /* In an icon's place, and as wide: the words beside it stay where they are. */
  .spin.swap {
    margin: 2px;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    .primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/**
 * The buttons of the player, on top of `buttonStyles`: `[aria-pressed='true']` and `.soft`, `.ghost`, `.danger`,
 * `.sm` (small), `.icon` (square). A pending button keeps its focus: `aria-disabled='true'`, not `disabled`.
 */
export const controlStyles = css`
  .soft,
  .btn[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .soft:hover,
  .btn[aria-pressed='true']:hover {
    background: color-mix(in oklab, var(--_accent-text) 19%, transparent);
  }
  .ghost {
    background: transparent;
    color: var(--_muted);
  }
  .ghost:hover {
    background: var(--_fill);
    color: var(--_text);
  }
  .btn.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .btn.danger:hover {
    background: color-mix(in oklab, var(--_danger) 17%, transparent);
  }
  .btn:disabled {
    background: var(--_sunken);
    color: var(--_muted);
    border: var(--_bw) dashed var(--_border-strong);
    cursor: not-allowed;
  }
  .btn[aria-disabled='true'] {
    cursor: progress;
  }
  .sm {
    min-block-size: var(--_control-s);
    padding-inline: 10px;
    font-size: var(--_fs-s);
    gap: 5px;
    border-radius: calc(var(--_r-m) * 0.8);
  }
  .icon {
    inline-size: var(--_control);
    padding: 0;
    flex: none;
  }
  .sm.icon {
    inline-size: var(--_control-s);
  }
  @media (forced-colors: active) {
    .btn[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .btn:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
