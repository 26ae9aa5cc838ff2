import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { hostingStory, type as write } from './hosting-story.ts';
import { CODE, invitation, SimulatedHosting } from './simulated/hosting.ts';
import type { Behaviour } from './simulated/profiles.ts';

const meta: Meta = { title: 'Invite' };
export default meta;

const redeem = () => html`<hallway-invite></hallway-invite>`;
const create = () =>
  html`<hallway-invite create room="street-trees" page="https://site.example/talks"></hallway-invite>`;

function using(code: string, shows: string, does: Behaviour = 'answer'): StoryObj {
  return hostingStory({
    markup: redeem,
    hosting: () => Object.assign(new SimulatedHosting(), { does: { redeem: does } }),
    play: async (visitor) => {
      await write(visitor, 'code', code);
      await visitor.press('[part="button"]');
      await visitor.find(shows);
    },
  });
}

function listed(list: ReturnType<typeof invitation>[], does: SimulatedHosting['does'] = {}): StoryObj {
  return hostingStory({
    markup: create,
    hosting: () => Object.assign(new SimulatedHosting(), { list, does }),
    play: async ({ find }) => {
      await find('[part="list"], .said');
    },
  });
}

const LIST = [
  invitation({ label: 'For the press', uses: 3, usesMax: 20 }),
  invitation({ usesMax: 1, uses: 0, person: { id: 'p_1', name: 'Ugnė Balsytė' }, expiresAt: null }),
  invitation({ uses: 10, usesMax: 10, state: 'used_up' }),
  invitation({ label: 'School class', state: 'expired' }),
  invitation({ state: 'revoked' }),
];

/** Nothing typed yet. */
export const Redeem: StoryObj = hostingStory({ markup: redeem });
/** A code without its end. */
export const HalfCode: StoryObj = using(CODE.slice(0, 9), '#code-fault');
/** One that does not work, whatever the reason. */
export const Invalid: StoryObj = using(CODE.replace('7', '8'), 'p[role="alert"]');
/** Waiting for the server. */
export const Checking: StoryObj = using(CODE, '.spin', 'hang');
/** Let in. */
export const LetIn: StoryObj = using(CODE, '[part="done"]');
/** Too many tries. */
export const TooMany: StoryObj = using(CODE, 'p[role="alert"]', 'rate_limited');
/** None was made yet. */
export const Create: StoryObj = listed([]);
/** Some were made. */
export const List: StoryObj = listed(LIST);
/** More of them than a page has. */
export const Many: StoryObj = listed(Array.from({ length: 24 }, () => invitation()));
/** A new one, with its code this once. */
export const Made: StoryObj = hostingStory({
  markup: create,
  hosting: () => Object.assign(new SimulatedHosting(), { list: LIST.slice(0, 2) }),
  play: async (visitor) => {
    await write(visitor, 'uses', '25');
    await visitor.press('[part="button"]');
    await visitor.find('#made');
  },
});
/** What has to be put right. */
export const Faults: StoryObj = hostingStory({
  markup: create,
  play: async (visitor) => {
    await write(visitor, 'uses', '0');
    await write(visitor, 'person', 'Ugnė Balsytė');
    await visitor.press('[part="button"]');
    await visitor.find('#person-fault');
  },
});
/** Nobody has that handle. */
export const NoSuchPerson: StoryObj = hostingStory({
  markup: create,
  hosting: () => Object.assign(new SimulatedHosting(), { does: { invite: 'not_found' } }),
  play: async (visitor) => {
    await write(visitor, 'person', '@nobody');
    await visitor.press('[part="button"]');
    await visitor.find('p[role="alert"]');
  },
});
/** The viewer does not run the room. */
export const Forbidden: StoryObj = listed([], { invitations: 'forbidden' });
/** A room that is by invitation, after Listen. */
export const RoomByInvitation: StoryObj = hostingStory({
  markup: () => html`<hallway-room room="street-trees"></hallway-room>`,
  hosting: () => new SimulatedHosting({ fails: { join: 'invitation_needed' }, speaking: 'steady' }),
  play: async (visitor) => {
    await visitor.press('[part="listen"]');
    await visitor.find('[name="code"]');
  },
});
