import { css } from 'lit';

/** Docked at the end of the window, above the page and below its dialogs. */
export const miniPlayerStyles = css`
  :host {
    position: fixed;
    z-index: var(--hallway-mini-player-z-index, 100);
    inset-inline: 0;
    inset-block-end: 0;
    max-inline-size: 560px;
    margin-inline: auto;
    padding: var(--_s3);
    padding-block-end: max(var(--_s3), env(safe-area-inset-bottom));
    pointer-events: none;
  }
  :host(:state(empty)) {
    display: none;
  }
  .stack {
    pointer-events: auto;
    animation: rise var(--_slow) var(--_ease);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .mini {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    padding-block: var(--_s2);
    padding-inline: var(--_s3) var(--_s2);
    background: var(--_raised);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
    box-shadow: var(--_shadow);
  }
  .who {
    padding: 4px;
  }
  .who .av {
    outline: 2px solid transparent;
    outline-offset: 2px;
    transition: outline-color var(--_fast);
  }
  .speaking .av {
    outline-color: var(--_accent);
    box-shadow: 0 0 0 6px var(--_accent-soft);
  }
  .acts {
    display: flex;
    flex: none;
    gap: var(--_s1);
  }
  .mini .title {
    display: block;
    text-align: match-parent;
  }
  .open {
    text-decoration: none;
  }
  .sound .i {
    fill: currentColor;
  }
  @container (inline-size < 360px) {
    .hand,
    .acts:has(.voice) > .sound {
      display: none;
    }
    .mini {
      gap: var(--_s2);
    }
  }
  @container (inline-size < 312px) {
    .who {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .speaking .av {
      outline-color: Highlight;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
