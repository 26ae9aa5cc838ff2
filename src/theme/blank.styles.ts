import { css } from 'lit';

/** `.glyph`, the 40 px square with an icon: `.warn`, `.bad`, `.ok`. */
export const glyphStyles = css`
  .glyph {
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_r-m);
    display: grid;
    place-items: center;
    flex: none;
    background: var(--_fill);
    color: var(--_muted);
  }
  .glyph.warn {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .glyph.bad {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .glyph.ok {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  @media (forced-colors: active) {
    .glyph {
      border: 1px solid;
    }
  }
`;

/** Nothing here, or not for you: glyph, one-line title, one sentence, the next step in `.foot`. */
export const blankStyles = css`
  .blank {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_s2);
    align-content: start;
  }
  .blank > .row {
    justify-self: stretch;
    align-items: flex-start;
    margin-block-end: var(--_s1);
  }
  .blank .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s2);
    margin-block-start: var(--_s2);
  }
`;
