import { css } from 'lit';

/** Forms of an element that stands by itself, and what is said once they are done. Goes after `fieldStyles`. */
export const formStyles = css`
  .form,
  .said {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s4);
    padding: var(--_s4);
  }
  .said {
    gap: var(--_s2);
    justify-items: start;
  }
  .said:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_r-l);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_s2);
  }
  .pair {
    display: grid;
    gap: var(--_s4);
    align-items: start;
  }
  .pair[hidden] {
    display: none;
  }
  fieldset.field {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
    gap: var(--_s2);
  }
  fieldset.field > legend {
    padding: 0;
    margin-block-end: 6px;
    font-size: var(--_fs-s);
    font-weight: var(--_w-strong);
    line-height: 1.3;
  }
  /* Two gradients are the chevron: a picture would need leave from the page's policy. */
  select.input {
    padding-inline-end: 32px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_muted) 50%);
    background-position:
      calc(100% - 19px) 50%,
      calc(100% - 14px) 50%;
    background-repeat: no-repeat;
    background-size: 5px 5px;
  }
  select.input:dir(rtl) {
    background-position:
      14px 50%,
      19px 50%;
  }
  .check .hint {
    display: block;
  }
  @container (inline-size >= 420px) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (inline-size < 300px) {
    .form,
    .said {
      padding: var(--_s3);
    }
  }
`;
