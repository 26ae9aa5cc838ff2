import { css } from '../../theme/css-text.ts';

/** The card before joining. Its rows keep their places from loading to live, so that nothing on the page jumps. */
export const cardCss = css`
  .card {
    display: grid;
    grid-template: auto auto 1fr auto / minmax(0, 1fr);
    gap: var(--_s3);
    block-size: 100%;
    padding: var(--_s4);
    background: var(--_surface);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
  }
  .meta,
  .club {
    min-block-size: 24px;
  }
  .club {
    --_av: 20px;
    gap: 6px;
    margin-block-end: var(--_s2);
    font-weight: var(--_w-medium);
  }
  .club > .av {
    border-radius: min(5px, var(--_r-l));
    font-size: 11px;
  }
  .title {
    font-family: var(--_font-title);
    font-size: var(--_fs-l);
    font-weight: var(--_w-strong);
    line-height: 1.3;
    letter-spacing: -0.011em;
    text-wrap: pretty;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .title,
  .names {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .names {
    -webkit-line-clamp: 2;
    margin-block-start: 6px;
  }
  .pile {
    flex: none;
    gap: 0;
  }
  .pile > * + .av {
    margin-inline-start: -6px;
  }
  .pile > .av {
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .pile > .num {
    padding-inline-start: 6px;
  }
  .actions {
    margin-block-start: var(--_s1);
  }
  .actions > * {
    flex: 1;
  }
  .skel {
    display: block;
    flex: 1;
    max-inline-size: 75%;
    block-size: 18px;
    margin-block-end: 8px;
    border-radius: var(--_r-s);
    background: var(--_fill);
  }
  .meta > .skel {
    max-inline-size: 30%;
    margin: 0;
  }
  .who > .skel {
    margin-block-end: 16px;
  }
  .actions > .skel {
    max-inline-size: none;
    block-size: var(--_control);
    margin: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skel {
      animation: skel 1.6s infinite alternate;
    }
  }
  @keyframes skel {
    to {
      opacity: 0.5;
    }
  }
  @container (inline-size < 300px) {
    .card {
      padding: var(--_s3);
    }
    .lasting,
    .names {
      display: none;
    }
  }
  @container (inline-size >= 560px) {
    .card {
      grid-template: auto auto 1fr / minmax(0, 1fr) auto;
      gap: var(--_s2) var(--_s6);
      padding: var(--_s5);
    }
    .title {
      font-size: var(--_fs-xl);
      line-height: 1.25;
      letter-spacing: -0.016em;
    }
    .meta > .push {
      margin: 0;
    }
    .who {
      display: flex;
      align-items: center;
      gap: var(--_s3);
      margin-block-start: var(--_s1);
    }
    .names {
      margin: 0;
    }
    .actions {
      grid-area: 1 / 2 / 4;
      margin: 0;
    }
    .actions > * {
      min-inline-size: 148px;
    }
  }
`;
