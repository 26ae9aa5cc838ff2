import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { hostingStory, type as write } from './hosting-story.ts';
import { SimulatedHosting } from './simulated/hosting.ts';
import type { Behaviour } from './simulated/profiles.ts';
import type { Visitor } from './story.ts';

const meta: Meta = { title: 'Room form' };
export default meta;

const form = () => html`<hallway-room-form></hallway-room-form>`;
/** Far enough, and the same in each picture. */
const START = '2099-05-04T19:30';

async function fill(visitor: Visitor): Promise<void> {
  await write(visitor, 'title', 'What a street tree hears: sensors in city parks');
  await write(visitor, 'description', 'Two years of sap flow, in sound.\nBring headphones.');
  await write(visitor, 'topic', 'nature');
  await write(visitor, 'coHosts', '@rasa @kenji');
}

async function later(visitor: Visitor): Promise<void> {
  await visitor.press('[name="when"][value="later"], [name="when"]:not(:checked)');
  await write(visitor, 'start', START);
}

function sending(shows: string, does: Behaviour = 'answer', schedule = false): StoryObj {
  return hostingStory({
    markup: form,
    hosting: () => Object.assign(new SimulatedHosting(), { does: { openRoom: does } }),
    play: async (visitor) => {
      await fill(visitor);
      if (schedule) await later(visitor);
      await visitor.press('[part="button"]');
      await visitor.find(shows);
    },
  });
}

/** Nothing written yet. */
export const Empty: StoryObj = hostingStory({ markup: form });
/** Written, for later. */
export const Written: StoryObj = hostingStory({
  markup: form,
  play: async (visitor) => {
    await fill(visitor);
    await later(visitor);
  },
});
/** On the page of a club. */
export const OfClub: StoryObj = hostingStory({
  markup: () => html`<hallway-room-form club="urban-ecology"></hallway-room-form>`,
});
/** What has to be put right, field by field. */
export const Faults: StoryObj = hostingStory({
  markup: form,
  play: async (visitor) => {
    await write(visitor, 'club', 'Urban ecology');
    await write(visitor, 'coHosts', 'Rasa Milvydė');
    await visitor.press('[name="when"]:not(:checked)');
    await visitor.press('[part="button"]');
    await visitor.find('#start-fault');
  },
});
/** Waiting for the server. */
export const Opening: StoryObj = sending('.spin', 'hang');
/** Open. */
export const Opened: StoryObj = sending('[part="done"]');
/** Scheduled. */
export const Scheduled: StoryObj = sending('[part="done"]', 'answer', true);
/** The viewer may not: all that was written stays. */
export const Forbidden: StoryObj = sending('p[role="alert"]', 'forbidden');
/** The network is away: all that was written stays. */
export const NotSent: StoryObj = sending('p[role="alert"]', 'no_api');
