import { css } from 'lit';

/** `.list` of `.person` rows: face, name over a muted line, and what can be done at the end; `.list.wide` has words there. */
export const personRowStyles = css`
  .list {
    --_av: 36px;
    --_row: 61px;
  }
  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_s3);
    align-items: center;
    min-block-size: var(--_row);
    padding-block: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .person:is([aria-posinset='1'], :first-child:not([aria-posinset])) {
    border-block-start-color: transparent;
  }
  /* Words leave no room for a name in the narrowest boxes: they take a line of their own. */
  @container (inline-size < 300px) {
    .list.wide {
      --_row: 101px;
    }
    .wide .person {
      grid-template-columns: auto minmax(0, 1fr);
      align-content: center;
      row-gap: var(--_s2);
    }
    .wide .acts {
      grid-column: 2;
    }
  }
  .who {
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }
  .who:hover {
    text-decoration: underline;
  }
  .virtual.list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .person .bad {
    color: var(--_danger);
  }
  .acts {
    display: flex;
    align-items: center;
    gap: var(--_s2);
  }
  .bars-box {
    inline-size: var(--_control-s);
    display: grid;
    place-items: center;
    color: var(--_accent-text);
  }
`;
