import { css } from 'lit';

/** The grid's own frame, its sections and the crowd of the audience. */
export const speakerGridStyles = css`
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s5);
    padding: var(--_s4);
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
  }
  /* All rows of a long list are as high: a name has two lines there. */
  .virtual.grid {
    --_row: 156px;
  }
  .virtual .tile {
    padding-block-start: 12px;
  }
  .virtual .name {
    -webkit-line-clamp: 2;
  }
  .crowd {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .crowd > ul {
    display: contents;
  }
  .crowd li {
    position: relative;
    display: grid;
  }
  .more {
    appearance: none;
    border: 0;
    min-inline-size: 36px;
    min-block-size: 36px;
    padding-inline: 12px;
    border-radius: var(--_r-pill);
    background: var(--_fill);
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
    cursor: pointer;
  }
  .section > .more {
    justify-self: start;
  }
  .more:hover {
    background: var(--_fill-hover);
  }
  @container (inline-size < 300px) {
    .body {
      padding-inline: var(--_s3);
    }
  }
  @container (inline-size >= 556px) {
    .body {
      gap: var(--_s6);
      padding: var(--_s5);
    }
    .virtual.grid {
      --_row: 168px;
    }
  }
  @media (forced-colors: active) {
    .more {
      border: 1px solid;
    }
  }
`;
