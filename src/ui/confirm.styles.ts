import { css } from 'lit';

/** `dialog.confirm`: the question before something that cannot be taken back. */
export const confirmStyles = css`
  .confirm {
    inline-size: min(340px, calc(100vi - 32px));
    padding: var(--_s5);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    text-align: start;
  }
  .confirm[open] {
    display: grid;
    gap: var(--_s2);
    animation: confirm var(--_slow) var(--_ease);
  }
  @keyframes confirm {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .confirm::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .confirm > .row {
    flex-wrap: wrap;
    margin-block-start: var(--_s3);
  }
`;
