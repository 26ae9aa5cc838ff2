import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { joiner } from './simulated/joiner.ts';
import { type RoomStory, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Host panel' };
export default meta;

/** Four hands in order, the last of them already invited. */
export const Hands: StoryObj = panel({ hands: 4, invitations: 1 });
/** No hand is up. */
export const NoHands: StoryObj = panel();
/** A queue that scrolls. */
export const ManyHands: StoryObj = panel({ hands: 140 });
/** Nobody may raise a hand. */
export const HandsClosed: StoryObj = panel({ handPolicy: 'off' });
/** A moderator gives no roles, and leaves the host alone. */
export const Moderator: StoryObj = panel({ viewer: 'moderator', hands: 2 });
/** Accept was pressed, the answer is not here yet. */
export const Accepting: StoryObj = panel({
  hands: 3,
  hangs: ['stage-invite', 'mute-all', 'hand-policy'],
  play: async ({ find, press }) => {
    await press('.wide .soft');
    await press('.foot .btn');
    (await find('input[value="off"]')).click();
    await Promise.all(['.wide .spin', '.foot .spin', '.policy .spin'].map(find));
  },
});
/** What was refused says so where it was asked for. */
export const Refused: StoryObj = panel({
  hands: 3,
  fails: { 'stage-invite': 'stage_full', 'mute-all': 'unavailable' },
  play: async ({ find, press }) => {
    await press('.wide .soft');
    await press('.foot .btn');
    await find('.person .bad');
    await find('.section > .bad');
  },
});
/** What the host may do to a speaker. */
export const Menu: StoryObj = panel({ hands: 2, play: openMenu });
/** Asked again, before what cannot be taken back. */
export const Removing: StoryObj = panel({
  hands: 2,
  play: async (visitor) => {
    await openMenu(visitor);
    await visitor.press('.menu .danger');
    await visitor.find('dialog[open]');
  },
});
/** Ending the room is asked again too. */
export const Ending: StoryObj = panel({
  play: async ({ find, press }) => {
    await press('.btn.danger');
    await find('dialog[open]');
  },
});
/** Inviting somebody who has no hand up. */
export const Inviting: StoryObj = panel({
  hands: 2,
  people: 3000,
  play: async ({ find, press }) => {
    await press('[part="stage"] [aria-expanded]');
    await find('.invite .person');
  },
});
/** A room that has not begun. */
export const Scheduled: StoryObj = roomStory({
  state: 'scheduled',
  viewer: 'host',
  stage: 1,
  people: 1,
  markup: () => html`<hallway-host-panel room="street-trees"></hallway-host-panel>`,
  play: shown,
});
/** Names that do not fit. */
export const LongNames: StoryObj = panel({ names: 'long', hands: 3, people: 60 });
/** Names that are written from right to left. */
export const RightToLeft: StoryObj = roomStory({
  viewer: 'host',
  hands: 3,
  names: 'arabic',
  people: 60,
  speaking: 'steady',
  markup: () => html`<div dir="rtl">${panelAndJoiner()}</div>`,
  play: shown,
});

function panel({ play, ...options }: RoomStory = {}): StoryObj {
  return roomStory({
    speaking: 'steady',
    viewer: 'host',
    ...options,
    markup: panelAndJoiner,
    play: async (visitor, simulation) => {
      await shown(visitor);
      await play?.(visitor, simulation);
    },
  });
}

function panelAndJoiner() {
  return html`
    ${joiner('street-trees')}
    <hallway-host-panel room="street-trees"></hallway-host-panel>
  `;
}

async function shown({ find }: Visitor): Promise<void> {
  await find('[part="hands"]');
  await find('[part="stage"] .person');
}

/** The menu of a speaker, who may become a moderator. */
async function openMenu({ find }: Visitor): Promise<void> {
  const rows = await find('[part="stage"] ul');
  rows.querySelectorAll<HTMLElement>('[part="manage"]')[1]?.click();
  await find('.menu:popover-open');
}
