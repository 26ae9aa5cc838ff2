import { css } from 'lit';

/** A slider that is filled up to its value: `fillRanges` sets `--_at` after each render. */
export const rangeStyles = css`
  input[type='range'] {
    --_to: right;
    appearance: none;
    flex: 1;
    min-inline-size: 48px;
    block-size: 24px;
    margin: 0;
    background: none;
    border-radius: var(--_r-s);
    cursor: pointer;
  }
  input[type='range']:dir(rtl) {
    --_to: left;
  }
  ::-webkit-slider-runnable-track {
    block-size: 4px;
    border-radius: 2px;
    background: linear-gradient(to var(--_to), var(--_accent) var(--_at), var(--_fill-hover) 0);
  }
  ::-moz-range-track {
    block-size: 4px;
    border-radius: 2px;
    background: linear-gradient(to var(--_to), var(--_accent) var(--_at), var(--_fill-hover) 0);
  }
  ::-webkit-slider-thumb {
    appearance: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: -6px;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 2px var(--_raised);
  }
  ::-moz-range-thumb {
    inline-size: 16px;
    block-size: 16px;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 2px var(--_raised);
  }
  @media (forced-colors: active) {
    input[type='range'] {
      appearance: auto;
    }
  }
`;
