import { css } from 'lit';

/** The form in its dialog, on top of `confirmStyles` and `fieldStyles`. */
export const reportStyles = css`
  .confirm {
    inline-size: min(420px, calc(100vi - 32px));
    max-block-size: calc(100vb - 32px);
    overflow: auto;
  }
  form {
    display: grid;
    gap: var(--_s4);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 6px;
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
  }
  h4 {
    overflow-wrap: anywhere;
  }
`;
