import { css } from 'lit';

/** The parts of an invitation. */
export const inviteStyles = css`
  .lock {
    color: var(--_muted);
  }
  .made {
    background: var(--_sunken);
    border-block: var(--_bw) solid var(--_border);
    justify-items: stretch;
  }
  .code {
    font-family: var(--hallway-font-family-code, ui-monospace, monospace);
    font-size: var(--_fs-s);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_s2);
    padding: var(--_s4);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .list > ul {
    inline-size: 100%;
  }
  .item {
    padding-block: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .item:first-child {
    border-block-start: 0;
  }
  @container (inline-size < 300px) {
    .list {
      padding: var(--_s3);
    }
  }
`;
