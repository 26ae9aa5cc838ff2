import { css } from 'lit';

/**
 * Something to know or to answer: `.notice` with `.text` and `.acts`; `.notice.ask` asks a question (its buttons take
 * the width of a narrow box). `.float` lifts it: only what floats above the page has a shadow.
 */
export const noticeStyles = css`
  .notice {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    background: var(--_raised);
    border: var(--_bw) solid var(--_border);
    border-radius: calc(var(--_r-m) * 1.3);
    padding-block: 10px;
    padding-inline: 14px 10px;
    animation: notice var(--_slow) var(--_ease);
  }
  @keyframes notice {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .notice.float {
    box-shadow: var(--_shadow);
  }
  .notice .text {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .notice .acts {
    display: flex;
    gap: var(--_s2);
    flex: none;
    margin-inline-start: auto;
  }
  .notice > .spin {
    color: var(--_muted);
    margin-inline-end: 6px;
  }
  .ask {
    flex-wrap: wrap;
    align-items: flex-start;
    padding: 14px;
  }
  .ask .acts {
    flex: 1 1 100%;
    flex-wrap: wrap;
  }
  .ask .acts .btn {
    flex: 1 1 auto;
  }
  @container (inline-size >= 520px) {
    .ask {
      flex-wrap: nowrap;
    }
    .ask .acts {
      flex: none;
      align-self: center;
    }
    .ask .acts .btn {
      white-space: nowrap;
    }
  }
`;
