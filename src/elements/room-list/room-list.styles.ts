import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../../theme/avatar.styles.ts';
import { badgeStyles } from '../../theme/badge.styles.ts';
import { blankStyles, glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { filterStyles } from './filters.styles.ts';

/** Lists of rows. */
const listStyles = css`
  .box,
  .lists,
  .filters,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s3);
  }
  .box {
    padding: var(--_s4);
  }
  .lists {
    gap: var(--_s5);
  }
  .top {
    min-block-size: var(--_control-s);
    gap: var(--_s3);
  }
  .list-head:focus {
    outline: none;
  }
  section[aria-busy='true'] .rooms {
    opacity: 0.6;
  }
  .room + .room {
    border-block-start: var(--_bw) solid var(--_border);
  }
  .line {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--_s3);
    row-gap: var(--_s2);
    align-items: center;
    padding-block: var(--_s3);
  }
  .what {
    grid-column: 1 / -1;
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .title {
    line-height: 1.3;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .cover {
    all: unset;
    cursor: pointer;
  }
  /* As large as the row; the ring too. */
  .cover::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_r-m);
  }
  .cover:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .line:hover .sm {
    background: var(--_fill-hover);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_s2);
    min-inline-size: 0;
  }
  .about > .one {
    max-inline-size: 100%;
  }
  .reason {
    color: var(--_accent-text);
  }
  .pile {
    --_av: 32px;
    order: 1;
    display: flex;
  }
  .pile > .av + .av {
    margin-inline-start: -8px;
  }
  .pile > .av {
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .line > .sm {
    order: 2;
    pointer-events: none;
  }
  .room[data-over] .what {
    opacity: 0.75;
  }
  .room > hallway-room {
    margin-block-end: var(--_s3);
  }
  .more {
    inline-size: 100%;
  }
  .club-found {
    display: grid;
    gap: var(--_s1);
  }
  .bones {
    display: grid;
    gap: var(--_s3);
  }
  .skel {
    display: block;
    block-size: 40px;
    border-radius: var(--_r-m);
    background: var(--_fill);
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
    .box {
      padding: var(--_s3);
    }
  }
  @container (inline-size >= 420px) {
    .line {
      grid-template-columns: 84px minmax(0, 1fr) auto;
    }
    .pile {
      --_av: 36px;
      order: 0;
    }
    .pile > .av + .av {
      margin-inline-start: -12px;
    }
    .what {
      grid-column: 2;
      order: 1;
    }
  }
`;

/** All styles of the element. */
export const styles: CSSResultGroup = [
  hostStyles,
  playerStyles,
  frameStyles,
  buttonStyles,
  controlStyles,
  badgeStyles,
  avatarStyles,
  glyphStyles,
  blankStyles,
  listStyles,
  filterStyles,
];
