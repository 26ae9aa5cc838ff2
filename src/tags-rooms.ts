import { CARDS, type Tags } from './tags.ts';

/** All tags but `hallway-room` itself, which comes with the loader of pages that have one. */
export const TAGS: Tags = {
  ...CARDS,
  'hallway-speaker-grid': () => import('./elements/speaker-grid/speaker-grid.define.ts'),
  'hallway-captions': () => import('./elements/captions/captions.define.ts'),
  'hallway-control-bar': () => import('./elements/control-bar/control-bar.define.ts'),
  'hallway-hand-raise': () => import('./elements/hand-raise/hand-raise.define.ts'),
  'hallway-reactions': () => import('./elements/reactions/reactions.define.ts'),
  'hallway-host-panel': () => import('./elements/host-panel/host-panel.define.ts'),
  'hallway-mini-player': () => import('./elements/mini-player/mini-player.define.ts'),
};
