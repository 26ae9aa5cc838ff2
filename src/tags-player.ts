import type { Tags } from './tags.ts';

/** The tags of the player. `hallway-room` itself comes with the loader of pages that have one. */
export const PLAYER: Tags = {
  'hallway-speaker-grid': () => import('./elements/speaker-grid/speaker-grid.define.ts'),
  'hallway-control-bar': () => import('./elements/control-bar/control-bar.define.ts'),
  'hallway-hand-raise': () => import('./elements/hand-raise/hand-raise.define.ts'),
  'hallway-host-panel': () => import('./elements/host-panel/host-panel.define.ts'),
};
