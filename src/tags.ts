/** Fetches the code of a tag, which registers itself. */
export type TagLoader = () => Promise<unknown>;
/** How tags are fetched, by name. What an element shows inside itself comes with it. */
export type Tags = Readonly<Record<string, TagLoader | undefined>>;

/** All tags but `hallway-room` and those of the player: what a page shows that has no room on it. */
export const CARDS: Tags = {
  'hallway-club-card': () => import('./elements/club-card/club-card.define.ts'),
  'hallway-contact': () => import('./elements/contact/contact.define.ts'),
  'hallway-profile-card': () => import('./elements/profile-card/profile-card.define.ts'),
  'hallway-share': () => import('./elements/share/share.define.ts'),
  'hallway-room-list': () => import('./elements/room-list/room-list.define.ts'),
  'hallway-questions': () => import('./elements/questions/questions.define.ts'),
  'hallway-schedule': () => import('./elements/schedule/schedule.define.ts'),
  'hallway-invite': () => import('./elements/invite/invite.define.ts'),
  'hallway-room-form': () => import('./elements/room-form/room-form.define.ts'),
  'hallway-replay': () => import('./elements/replay/replay.define.ts'),
  'hallway-provider': () => import('./elements/provider/provider.define.ts'),
};
