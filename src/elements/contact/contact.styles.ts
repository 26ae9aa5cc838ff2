import { css } from 'lit';

/** The form of a private request. */
export const contactStyles = css`
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
  /* It takes the focus for those who read on from there, and is nothing to press. */
  .said:focus-visible {
    outline: none;
  }
  .title {
    padding-inline-end: var(--_s6);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2) var(--_s3);
  }
  @container (inline-size < 300px) {
    .form,
    .said {
      padding: var(--_s3);
    }
  }
`;
