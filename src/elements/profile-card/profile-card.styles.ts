import { css } from '../../theme/css-text.ts';

/** The card of a person; `slim` is one line. */
export const profileCardCss = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
    padding: var(--_s4);
    background: var(--_surface);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
  }
  .who {
    --_av: 72px;
    align-items: flex-start;
    gap: var(--_s4);
  }
  .texts {
    flex: 1;
    min-inline-size: 0;
  }
  .title {
    font-family: var(--_font-title);
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .small {
    overflow-wrap: anywhere;
  }
  .bio {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s1);
    margin-inline-start: -8px;
  }
  .links > a {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: var(--_r-s);
    color: var(--_muted);
    font-size: var(--_fs-s);
    font-weight: var(--_w-medium);
    text-decoration: none;
  }
  .links > a:hover {
    background: var(--_fill);
    color: var(--_text);
  }
  .acts > .btn {
    flex: 1;
  }
  .soft {
    background: color-mix(in oklab, var(--_accent-text) 12%, transparent);
    color: var(--_accent-text);
  }
  .slim {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_s3);
    min-block-size: 56px;
    padding: var(--_s2) var(--_s3);
  }
  .slim .who {
    --_av: 36px;
    flex: 1 1 120px;
    align-items: center;
    gap: var(--_s3);
  }
  .slim .wide {
    display: none;
  }
  .slim .title {
    font-size: var(--_fs);
  }
  .slim .acts {
    flex: none;
  }
  .slim .acts > .btn {
    flex: none;
  }
  .slim .small {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .slim > .small {
    flex: 1 1 100%;
    white-space: normal;
  }
  .skel {
    display: block;
    max-inline-size: 240px;
    block-size: 15px;
    margin-block: 4px;
    border-radius: var(--_r-s);
    background: var(--_fill);
  }
  .skel.av {
    block-size: auto;
    margin: 0;
    border-radius: 50%;
  }
  .acts > .skel {
    flex: 1 0 80px;
    max-inline-size: none;
    block-size: var(--_control);
    margin: 0;
  }
  dialog {
    inline-size: min(480px, calc(100vi - 32px));
    max-block-size: calc(100vb - 32px);
    padding: 0;
    overflow: auto;
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog > .btn {
    position: absolute;
    inset-block-start: var(--_s2);
    inset-inline-end: var(--_s2);
    padding: 0;
    inline-size: var(--_control);
    background: transparent;
    color: var(--_muted);
  }
  @container (inline-size < 300px) {
    .card {
      padding: var(--_s3);
    }
    .who {
      --_av: 48px;
      gap: var(--_s3);
    }
    .acts {
      flex-wrap: wrap;
    }
  }
  @media (forced-colors: active) {
    .soft {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
