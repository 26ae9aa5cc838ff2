import { css } from 'lit';

/** The player: header, notices, people, host panel and bar in one frame. Adopted by the room when somebody joins. */
export const roomPlayerStyles = css`
  .player {
    display: flex;
    flex-direction: column;
    overflow: clip;
    background: var(--_surface);
    border: var(--_bw) solid var(--_border);
    border-radius: var(--_r-l);
  }
  .player > header {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding: var(--_s4) var(--_s4) var(--_s1);
  }

  .player .club {
    margin: 0;
  }
  .player .title {
    display: block;
    font-size: var(--_fs-xl);
    line-height: 1.25;
    letter-spacing: -0.016em;
    text-wrap: balance;
  }
  .dots > :not(:last-child)::after {
    content: '·';
    margin-inline: 0.4em;
  }
  .dots > * {
    display: inline-block;
  }
  .rec::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid;
    border-radius: 50%;
  }
  .notices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s2);
    padding: var(--_s2) var(--_s4) 0;
  }
  .notices:empty {
    display: none;
  }
  /* Bare: nothing below that has a space of its own. */
  .player:has(> .notices:last-child) {
    padding-block-end: var(--_s3);
  }
  .part:where(:not([docked])),
  ::slotted(:is(hallway-speaker-grid, hallway-host-panel, hallway-control-bar)) {
    border: 0;
    border-radius: 0;
    background: none;
  }
  ::slotted(:not(hallway-speaker-grid, hallway-host-panel, hallway-control-bar)) {
    margin-inline: var(--_s4);
  }
  .asks {
    padding: var(--_s2) var(--_s4);
    border-block-start: var(--_bw) solid var(--_border);
  }
  .asks > summary {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    inline-size: fit-content;
    min-block-size: var(--_control);
    padding-inline-end: var(--_s2);
    font-weight: var(--_w-medium);
    cursor: pointer;
  }
  .asks > hallway-questions {
    border: 0;
    background: none;
  }
  hallway-host-panel.part,
  hallway-control-bar.part {
    border-block-start: var(--_bw) solid var(--_border);
  }
  @container (inline-size < 300px) {
    .player > header {
      padding: var(--_s3) var(--_s3) 0;
    }
    .player .club {
      margin: 0;
    }
    .player .title {
      font-size: var(--_fs-l);
    }
    .player .count {
      display: none;
    }
    .notices {
      padding-inline: var(--_s3);
    }
  }
  @container (inline-size >= 560px) {
    .asks {
      padding-inline: var(--_s5);
    }
    .player > header {
      padding: var(--_s5) var(--_s5) var(--_s1);
    }
    .notices {
      padding-inline: var(--_s5);
    }
  }
`;
