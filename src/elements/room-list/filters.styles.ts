import { css } from 'lit';

/** Search, topics and languages. */
export const filterStyles = css`
  .search {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-block-size: var(--_control);
    padding-inline: 10px;
    border: var(--_bw) solid var(--_border-strong);
    border-radius: var(--_r-m);
    background: var(--_surface);
    color: var(--_muted);
  }
  .search:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  .search > input {
    flex: 1;
    min-inline-size: 0;
    border: 0;
    padding: 0;
    outline: none;
    background: none;
    color: var(--_text);
    text-overflow: ellipsis;
  }
  .search > input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .topics {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s2);
  }
  .chip {
    min-block-size: var(--_control-s);
    padding: 4px 12px;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-pill);
    background: none;
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    cursor: pointer;
  }
  .chip:hover {
    background: var(--_fill);
  }
  .chip[aria-pressed='true'] {
    background: var(--_text);
    border-color: var(--_text);
    color: var(--_surface);
  }
  .language {
    justify-self: start;
    max-inline-size: 100%;
    min-block-size: var(--_control-s);
    padding: 4px 8px;
    border: var(--_bw) solid var(--_border-strong);
    border-radius: var(--_r-m);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_fs-s);
  }
  @container (inline-size >= 560px) {
    .filters:has(> .topics + .language) {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: var(--_s3);
    }
    .filters > .search {
      grid-column: 1 / -1;
    }
    .filters > .topics + .language {
      align-self: start;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
