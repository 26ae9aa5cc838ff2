import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inviteWithoutRoom, type RoomStory, roomStory } from './story.ts';

const meta: Meta = { title: 'Hand raise' };
export default meta;

/** Down. */
export const Lowered: StoryObj = hand({});
/** Up: the label is the place in the queue. */
export const Raised: StoryObj = hand({ raised: 3 });
/** Waiting for the server. */
export const Pending: StoryObj = hand({
  hangs: ['hand-raise'],
  play: async ({ press, find }) => {
    await press('hallway-hand-raise');
    await press('[part="button"]');
    await find('.spin');
  },
});
/** The hosts take no hands. */
export const Closed: StoryObj = hand({ handPolicy: 'off' });
/** Where no room on the page shows it: the invitation. */
export const Invited: StoryObj = hand({ raised: 1, play: inviteWithoutRoom });
/** The site's own glyph and colour. */
export const OwnLook: StoryObj = hand({ raised: 2 }, html`<span slot="icon" aria-hidden="true">✳</span>`);

function hand({ play, ...options }: RoomStory, own = html``): StoryObj {
  return roomStory({
    speaking: 'steady',
    ...options,
    markup: () => html`
      <hallway-room room="street-trees" bare></hallway-room>
      <p>The page in between.</p>
      <hallway-hand-raise room="street-trees">${own}</hallway-hand-raise>
    `,
    play: async (visitor, simulation) => {
      await visitor.join();
      await visitor.find('[part="button"]');
      await play?.(visitor, simulation);
    },
  });
}
