import { css } from 'lit';

/** The hand stands in a line of controls, so the host takes no more room than the button. */
export const handRaiseStyles = css`
  :host {
    display: inline-block;
    container-type: normal;
  }
  :host(:state(empty)) {
    display: none;
  }
  .up[aria-pressed='true'] {
    color: var(--hallway-hand-raise-color, var(--_accent-text));
  }
  .notice {
    margin-block-end: var(--_s2);
  }
  .tight {
    display: none;
  }
  @media (forced-colors: active) {
    .up[aria-pressed='true'] {
      color: HighlightText;
    }
  }
  /* As narrow as the words leave no room for the others. */
  @container (inline-size < 316px) {
    .words {
      display: none;
    }
  }
  @container (inline-size < 300px) {
    .wide {
      display: none;
    }
    .tight {
      display: inline;
    }
  }
`;
