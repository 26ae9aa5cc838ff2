import { css } from '../../theme/css-text.ts';

/** A card that says why there is no room: glyph, one-line title, one sentence, the next step. */
export const failureCss = css`
  .blank {
    grid-template: auto auto 1fr auto / minmax(0, 1fr);
    justify-items: start;
    gap: var(--_s2);
  }
  .blank > .row {
    justify-self: stretch;
    align-items: flex-start;
    margin-block-end: var(--_s1);
  }
  .blank .small {
    font-size: var(--_fs-xs);
  }
  .blank > .btn {
    margin-block-start: var(--_s2);
  }
  .part {
    justify-self: stretch;
    margin: 0 calc(var(--_s4) * -1) calc(var(--_s4) * -1);
    border: 0;
    background: none;
  }
  .head {
    font-family: var(--_font-title);
    font-size: var(--_fs);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    letter-spacing: -0.006em;
  }
  .glyph {
    --_tone: var(--_text);
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    aspect-ratio: 1;
    border: 1px solid transparent;
    border-radius: var(--_r-m);
    background: color-mix(in oklab, var(--_tone) 10%, transparent);
    color: color-mix(in oklab, var(--_tone) 68%, var(--_surface));
  }
  .glyph.warn,
  .glyph.bad {
    --_tone: var(--hallway-color-warning, light-dark(#8a5200, #f0b65c));
    color: var(--_tone);
  }
  .glyph.bad {
    --_tone: var(--hallway-color-danger, light-dark(#b3261e, #ff9b93));
  }
`;
