import { css, type CSSResultGroup, unsafeCSS } from 'lit';
import { coreCss } from './core.styles.ts';

/** What the elements of the player have besides what cards have: a few names, and a reset of the tags they use. */
export const baseStyles = css`
  :host {
    --_warning: var(--hallway-color-warning, light-dark(#8a5200, #f0b65c));
    --_fill-hover: var(--hallway-color-fill-hover, color-mix(in oklab, var(--_text) 13%, transparent));
    --_fast: var(--hallway-duration-fast, 120ms);
  }
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :where(h4, ul, ol) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  :where(button, input) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .i {
    display: block;
    aspect-ratio: 1;
  }
  .i.xs {
    inline-size: 14px;
    stroke-width: 1.9;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/**
 * What every element of the player starts from: the names and rules of cards, and `baseStyles`. The names that only they
 * use are in `player.styles.ts`.
 */
export const hostStyles: CSSResultGroup = [unsafeCSS(coreCss), baseStyles];
