import { css } from '../../theme/css-text.ts';

/** The button; as wide as its word. */
export const shareCss = css`
  :host {
    display: inline-block;
    container-type: normal;
  }
  :host([bare]) {
    display: contents;
  }
`;
