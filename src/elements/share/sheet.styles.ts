import { css } from '../../theme/css-text.ts';

/** The sheet: one column, two from 480 px on. */
export const sheetCss = css`
  dialog {
    --_raised: var(
      --hallway-color-surface-raised,
      light-dark(var(--_surface), color-mix(in oklab, var(--_text) 8%, var(--_surface)))
    );
    --_sunken: var(
      --hallway-color-surface-sunken,
      light-dark(
        color-mix(in oklab, var(--_text) 4%, var(--_surface)),
        color-mix(in oklab, #000 14%, var(--_surface))
      )
    );
    --_edge: var(--hallway-color-border-strong, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    container-type: inline-size;
    inline-size: min(640px, calc(100vi - 16px));
    max-block-size: calc(100vb - 16px);
    overflow: auto;
    padding: 0;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--hallway-shadow-raised, 0 1px 2px rgb(0 0 0 / 0.08), 0 12px 32px -8px rgb(0 0 0 / 0.22));
    text-align: start;
  }
  dialog[open] {
    animation: rise var(--hallway-duration-slow, 240ms) cubic-bezier(0.2, 0, 0, 1);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .sheet,
  .part,
  .link {
    display: grid;
    gap: var(--_s3);
    min-inline-size: 0;
  }
  .sheet {
    padding: var(--_s4);
    gap: var(--_s5);
  }
  .head {
    flex: 1;
    margin: 0;
    font-family: var(--_font-title);
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .label {
    flex: 1;
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
    color: var(--_muted);
  }
  .part {
    align-content: start;
  }
  .wrap {
    flex-wrap: wrap;
  }
  .field,
  .code {
    inline-size: 100%;
    min-inline-size: 0;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_r-m);
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .field {
    flex: 1;
    min-block-size: var(--_control);
    text-overflow: ellipsis;
  }
  .code {
    resize: vertical;
    background: var(--_sunken);
    border-color: var(--_border);
    font-family: var(--hallway-font-family-code, ui-monospace, monospace);
    font-size: var(--_fs-s);
    overflow-wrap: anywhere;
  }
  .btn:where(:not(.primary)):hover {
    background: var(--hallway-color-fill-hover, color-mix(in oklab, var(--_text) 13%, transparent));
  }
  .sm {
    min-block-size: var(--hallway-size-control-s, 32px);
    padding-inline: 10px;
    border-radius: calc(var(--_r-m) * 0.8);
    font-size: var(--_fs-s);
    text-decoration: none;
  }
  .close {
    inline-size: var(--_control);
    padding: 0;
    flex: none;
    background: transparent;
    color: var(--_muted);
    margin-inline-end: -8px;
  }
  .seg {
    gap: 2px;
    padding: 2px;
    border-radius: var(--_r-m);
    background: var(--_fill);
  }
  .seg > .btn {
    background: transparent;
    min-block-size: 28px;
  }
  .seg > .btn[aria-pressed='true'] {
    background: var(--_raised);
    font-weight: var(--_w-strong);
  }
  .done {
    color: var(--_accent-text);
  }
  /* Readers want dark on light, whatever the page's theme is. */
  .qr {
    justify-self: center;
    inline-size: min(160px, 100%);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-m);
    background: #fff;
    fill: #000;
    forced-color-adjust: none;
  }
  @container (inline-size >= 480px) {
    .link {
      grid-template-columns: 1fr 136px;
    }
    .qr {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .seg > .btn[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog[open] {
      animation: none;
    }
  }
`;
