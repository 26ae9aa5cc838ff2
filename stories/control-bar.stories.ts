import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inviteWithoutRoom, type RoomStory, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Control bar' };
export default meta;

/** In the audience. */
export const Listener: StoryObj = bar({});
/** In the audience, hand up. */
export const HandRaised: StoryObj = bar({ raised: 3 });
/** On stage: Mute is filled while the microphone is open. */
export const Speaker: StoryObj = bar({ viewer: 'speaker' });
/** On stage, muted. */
export const SpeakerMuted: StoryObj = bar({ viewer: 'speaker', play: mute });
/** The browser is asking. */
export const AskingForTheMicrophone: StoryObj = bar({
  viewer: 'speaker',
  play: async (visitor, simulation) => {
    await mute(visitor);
    simulation.world.options.hangs = ['microphone'];
    await visitor.press('.mic');
    await visitor.find('.spin');
  },
});
/** Refused: why, and what helps. */
export const MicrophoneRefused: StoryObj = bar({
  viewer: 'speaker',
  fails: { microphone: 'mic_denied' },
  play: async ({ press, find }) => {
    await press('.mic');
    await find('.notice');
  },
});
/** The invitation, where no room on the page shows it. */
export const Invited: StoryObj = bar({ play: inviteWithoutRoom });
/** Volume and outputs of a listener. */
export const Devices: StoryObj = bar({ play: openDevices });
/** A speaker's microphones, with the level of the open one. */
export const DevicesOnStage: StoryObj = bar({
  viewer: 'speaker',
  play: openDevices,
});
/** What one can react with. */
export const React: StoryObj = bar({ play: openReactions });
/** Who runs the room says whether everyone may. */
export const ReactAsHost: StoryObj = bar({ viewer: 'host', play: openReactions });
/** Switched off: listeners have no button. */
export const ReactionsOff: StoryObj = bar({ reactionPolicy: 'off' });
/** A button of the page's own. */
export const OwnButton: StoryObj = bar({}, html`<button>Slides</button>`);

/** A bar by itself; the room that is joined shows no more than its header. */
function bar({ play, ...options }: RoomStory, own = html``): StoryObj {
  return roomStory({
    speaking: 'steady',
    ...options,
    markup: () => html`
      <hallway-room room="street-trees" bare></hallway-room>
      <p>The page in between.</p>
      <hallway-control-bar room="street-trees">${own}</hallway-control-bar>
    `,
    play: async (visitor, simulation) => {
      await visitor.join();
      await visitor.find('.bar');
      await play?.(visitor, simulation);
    },
  });
}

async function mute({ press, find }: Visitor): Promise<void> {
  await press('.mic');
  await find('.mic:not(.primary)');
}

async function openReactions({ press, find }: Visitor): Promise<void> {
  await press('.bar [aria-label="React"], .bar [aria-label="Reaguoti"]');
  await find('hallway-x-react label, .kinds > button:last-child');
}

async function openDevices({ press, find }: Visitor): Promise<void> {
  await press('.bar [aria-label="Volume and devices"], .bar [aria-label="Garsumas ir įrenginiai"]');
  await find('input[type="range"]');
}
