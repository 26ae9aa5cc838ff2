import { css } from 'lit';

/** What the bar leaves out in a narrow box. Its order never changes. */
export const controlBarStyles = css`
  :host(:state(empty)) {
    display: none;
  }
  .notices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding: var(--_s3) var(--_s3) 0;
  }
  .mic {
    min-inline-size: 104px;
  }
  .narrow {
    display: none;
  }
  @container (inline-size < 420px) {
    .narrow {
      display: inline-flex;
    }
    .roomy,
    .words {
      display: none;
    }
    .leave {
      flex: none;
      inline-size: var(--_control);
      padding: 0;
    }
  }
  @container (inline-size < 300px) {
    .mic {
      min-inline-size: 0;
      padding-inline: 10px;
    }
  }
`;
