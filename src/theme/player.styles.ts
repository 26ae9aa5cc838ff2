import { css } from 'lit';

/**
 * The private names and helpers that only appear once somebody listens: goes after `hostStyles` in the `styles` of
 * every element of the player.
 */
export const playerStyles = css`
  :host {
    --_border-strong: var(
      --hallway-color-border-strong,
      color-mix(in oklab, var(--_text) 50%, var(--_surface))
    );
    --_sunken: var(
      --hallway-color-surface-sunken,
      light-dark(
        color-mix(in oklab, var(--_text) 4%, var(--_surface)),
        color-mix(in oklab, black 14%, var(--_surface))
      )
    );
    --_raised: var(
      --hallway-color-surface-raised,
      light-dark(var(--_surface), color-mix(in oklab, var(--_text) 8%, var(--_surface)))
    );
    --_danger: var(--hallway-color-danger, light-dark(#b3261e, #ff9b93));
    --_danger-soft: color-mix(in oklab, var(--_danger) 10%, transparent);
    --_warning-soft: color-mix(in oklab, var(--_warning) 12%, transparent);
    --_accent-soft: var(
      --hallway-color-accent-soft,
      color-mix(in oklab, var(--_accent-text) 12%, transparent)
    );
    --_r-pill: var(--hallway-radius-pill, 999px);
    --_control-s: var(--hallway-size-control-s, 32px);
    --_shadow: var(--hallway-shadow-raised, 0 1px 2px rgb(0 0 0 / 0.08), 0 12px 32px -8px rgb(0 0 0 / 0.22));
    --_slow: var(--hallway-duration-slow, 240ms);
    --_ease: cubic-bezier(0.2, 0, 0, 1);
  }
  .grow {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    align-content: start;
  }
  .tiny {
    font-size: var(--_fs-xs);
  }
  .strong {
    font-weight: var(--_w-strong);
  }
  .medium {
    font-weight: var(--_w-medium);
  }
  .two,
  .three {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .three {
    -webkit-line-clamp: 3;
  }
  .head {
    font-family: var(--_font-title);
    font-size: var(--_fs);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    letter-spacing: -0.006em;
  }
  .label {
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    color: var(--_muted);
  }
  .rule {
    border: 0;
    border-block-start: var(--_bw) solid var(--_border);
    margin: 0;
    inline-size: 100%;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (pointer: coarse) {
    :host {
      --_control-s: var(--hallway-size-control-s, 36px);
    }
  }
`;

/**
 * The frame of a piece of the player that stands by itself on a page. It is on the host, so that `hallway-room` takes
 * it away from outside (`border: 0; border-radius: 0; background: none`) where the piece sits in its own frame.
 */
export const frameStyles = css`
  :host {
    background: var(--_surface);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
  }
`;
