import { css } from 'lit';

/** The list of requests to the viewer. */
export const inboxStyles = css`
  .inbox {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
    padding: var(--_s4);
  }
  .top,
  .tabs,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_s2);
  }
  .top {
    justify-content: space-between;
  }
  .list > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding-block: var(--_s3);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .message {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .reach {
    color: inherit;
    overflow-wrap: anywhere;
  }
  .blank {
    padding-block: var(--_s3);
  }
`;
