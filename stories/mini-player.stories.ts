import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Simulation } from './simulated/simulate.ts';
import { type RoomStory, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Mini player' };
export default meta;

/** The room's tag has gone with the page that it was on; who listens goes on listening. */
export const Listening: StoryObj = mini();
/** Nobody speaks: the club, and how many listen. */
export const Quiet: StoryObj = mini({ speaking: 'nobody' });
/** The sound is paused. */
export const Paused: StoryObj = mini({
  after: async ({ press, find }) => {
    await press('[aria-label="Pause the sound"]');
    await find('[aria-label="Play the sound"]');
  },
});
/** A raised hand. */
export const HandRaised: StoryObj = mini({ raised: 3 });
/** On stage, with an open microphone. */
export const OnStage: StoryObj = mini({ viewer: 'speaker' });
/** The invitation to the stage is answered here too. */
export const Invited: StoryObj = mini({
  after: async ({ find }, { world }) => {
    const { viewer, stage } = world.state;
    const invited = { byName: stage[0]?.name ?? '', at: new Date().toISOString() };
    world.change({ viewer: { ...viewer, invited } });
    await find('.notice');
  },
});
/** The connection is lost. */
export const Reconnecting: StoryObj = mini({ connection: 'reconnecting' });
/** In a narrow column. */
export const Narrow: StoryObj = mini({ wide: '288px' });
/** From right to left. */
export const RightToLeft: StoryObj = mini({ names: 'arabic', dir: 'rtl' });
/** A room without a server: nothing that would need one. */
export const WithoutServer: StoryObj = mini({ plain: true });
/** The room is in view: there is nothing to show. */
export const RoomInView: StoryObj = roomStory({
  speaking: 'steady',
  markup: () =>
    html`<hallway-room room="street-trees"></hallway-room><hallway-mini-player></hallway-mini-player>`,
  play: (visitor) => visitor.join(),
});

interface Mini extends RoomStory {
  readonly wide?: string;
  readonly dir?: 'rtl';
  readonly after?: (visitor: Visitor, simulation: Simulation) => Promise<void>;
}

function mini({ wide, dir, after, ...options }: Mini = {}): StoryObj {
  return roomStory({
    speaking: 'steady',
    ...options,
    markup: (): TemplateResult => {
      const box = document.createElement('div');
      box.dir = dir ?? 'ltr';
      const player = document.createElement('hallway-mini-player');
      // In the flow, so that a picture of the story holds it.
      Object.assign(player.style, { position: 'static', maxInlineSize: wide ?? '' });
      box.append(Object.assign(document.createElement('hallway-room'), { room: 'street-trees' }), player);
      return html`${box}`;
    },
    play: async (visitor, simulation) => {
      await visitor.join();
      (await visitor.find('hallway-room')).remove();
      await visitor.find('.mini');
      await after?.(visitor, simulation);
    },
  });
}
