import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type RoomStory, roomStory } from './story.ts';

const meta: Meta = { title: 'Reactions' };
export default meta;

/** Applause over the people on stage; where nothing may move, numbers. */
export const Applause: StoryObj = room({
  play: async (_visitor, { backend }) => backend.applaud({ clap: 148, heart: 21, wow: 2 }),
});
/** One heart. */
export const One: StoryObj = room({ play: async (_visitor, { backend }) => backend.applaud({ heart: 1 }) });
/** All kinds, in a narrow box. */
export const Narrow: StoryObj = room({
  markup: () => html`<div class="narrow"><hallway-room room="street-trees"></hallway-room></div>`,
  play: async (_visitor, { backend }) =>
    backend.applaud({ clap: 1284, heart: 310, laugh: 77, wow: 12, agree: 204 }),
});
/** Right to left. */
export const RightToLeft: StoryObj = room({
  names: 'arabic',
  markup: () => html`<div dir="rtl"><hallway-room room="street-trees"></hallway-room></div>`,
  play: async (_visitor, { backend }) => backend.applaud({ clap: 30, agree: 4 }),
});
/** By itself, below what it shall rise over. */
export const Alone: StoryObj = room({
  markup: () => html`
    <hallway-room room="street-trees" bare></hallway-room>
    <p>A picture of the speakers that is the page’s own.</p>
    <hallway-reactions room="street-trees"></hallway-reactions>
    <hallway-control-bar room="street-trees"></hallway-control-bar>
  `,
  play: async (_visitor, { backend }) => backend.applaud({ clap: 9, laugh: 3 }),
});

/** A joined room, as soon as it hears of reactions. */
function room({ play, ...options }: RoomStory): StoryObj {
  return roomStory({
    speaking: 'steady',
    people: 40,
    ...options,
    play: async (visitor, simulation) => {
      await visitor.join();
      await visitor.find('hallway-reactions');
      while (!simulation.backend.heard) await new Promise(requestAnimationFrame);
      await play?.(visitor, simulation);
    },
  });
}
