import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { join, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Room' };
export default meta;

/** Live, before anybody pressed anything. */
export const Card: StoryObj = roomStory();
/** Listen was pressed; the button keeps its width and the focus. */
export const Joining: StoryObj = roomStory({
  hangs: ['join'],
  play: async ({ press, find }) => {
    await press('[part="listen"]');
    await find('.spin');
  },
});
/** Countdown first, date second. */
export const Scheduled: StoryObj = roomStory({ state: 'scheduled', stage: 2 });
/** What the host of a scheduled room sees. */
export const ScheduledForTheHost: StoryObj = roomStory({ state: 'scheduled', stage: 2, viewer: 'host' });
/** Reminded, with the offer of an e-mail; the page waits. */
export const ScheduledReminded: StoryObj = roomStory({
  state: 'scheduled',
  stage: 2,
  play: async ({ press, find }) => {
    await press('[part="remind"]');
    await find('[part="email"]');
  },
});
/** A talk that will not be. */
export const CalledOff: StoryObj = roomStory({
  state: 'scheduled',
  stage: 2,
  play: async ({ find }, { world }) => {
    await find('[part="card"]');
    const cancelledAt = new Date().toISOString();
    world.change({
      room: { ...world.state.room, state: 'ended', endedAt: cancelledAt, cancelledAt, attendance: 0 },
    });
  },
});
/** While it is recorded, for those who are in it. */
export const Recording: StoryObj = roomStory({
  speaking: 'steady',
  people: 12,
  play: async ({ join: enter, find }, { world }) => {
    await enter();
    world.change({ room: { ...world.state.room, recording: true, recordingState: 'recording' } });
    await find('[part="recording"]');
  },
});
/** What was kept, and what was erased. */
export const Ended: StoryObj = roomStory({ state: 'ended' });
/** As high as the card that comes. */
export const Loading: StoryObj = roomStory({ hangs: ['watch'] });
/** What the page put into the tag stands until the room is known. */
export const LoadingOverContent: StoryObj = roomStory({
  hangs: ['watch'],
  markup: () =>
    html`<hallway-room room="street-trees"><p>Live talk: what a street tree hears.</p></hallway-room>`,
});
/** The next try is counted down. */
export const Offline: StoryObj = roomStory({ fails: { watch: 'no_api' } });
/** No such room: no retry would help. */
export const NotFound: StoryObj = roomStory({ fails: { watch: 'room_not_found' } });
/** The site's own mistake. */
export const BadApi: StoryObj = roomStory({ fails: { watch: 'bad_api' } });
/** Refused at the click, with a retry. */
export const Full: StoryObj = roomStory({ fails: { join: 'room_full' }, play: refused });
/** Refused for good, with the id of the request. */
export const Banned: StoryObj = roomStory({ fails: { join: 'banned' }, play: refused });
/** Nothing that this browser could do. */
export const NoWebRtc: StoryObj = roomStory({ webrtc: false, play: refused });
/** The same person listens in another tab. */
export const ListeningElsewhere: StoryObj = roomStory({
  fails: { connect: 'duplicate_identity' },
  play: refused,
});

/** A listener. */
export const Joined: StoryObj = roomStory({ speaking: 'steady', play: join });
/** A listener whose hand is up. */
export const HandRaised: StoryObj = roomStory({ speaking: 'steady', raised: 3, play: join });
/** Join opens the microphone. */
export const Invited: StoryObj = roomStory({ speaking: 'steady', raised: 1, invited: true, play: join });
/** On stage, microphone open. */
export const OnStage: StoryObj = roomStory({ speaking: 'steady', viewer: 'speaker', play: join });
/** The host, with three hands up. */
export const Host: StoryObj = roomStory({ speaking: 'steady', viewer: 'host', hands: 3, play: join });
/** Nothing decided yet. */
export const WeakConnection: StoryObj = roomStory({ connection: 'unstable', play: join });
/** It comes back by itself; the place in the queue is kept. */
export const Reconnecting: StoryObj = roomStory({ connection: 'reconnecting', raised: 2, play: join });
/** The browser wants a click before it plays. */
export const SoundBlocked: StoryObj = roomStory({ blocked: true, play: join });
/** Accepted, but the browser gave no microphone: listening goes on. */
export const MicrophoneRefused: StoryObj = roomStory({
  speaking: 'steady',
  invited: true,
  fails: { microphone: 'mic_denied' },
  play: async ({ join: enter, press, find }) => {
    await enter();
    await press('.notice .primary');
    await find('.notice .ghost');
  },
});
/** A LiveKit deployment without Hallway's server: what needs one is absent. */
export const WithoutServer: StoryObj = roomStory({ plain: true, people: 4, play: join });
/** Header and notices only; the page places the rest. */
export const Bare: StoryObj = roomStory({
  speaking: 'steady',
  markup: () => html`
    <hallway-room room="street-trees" bare></hallway-room>
    <p>What the page says in between.</p>
    <hallway-speaker-grid room="street-trees"></hallway-speaker-grid>
    <p>And more of it.</p>
    <hallway-control-bar room="street-trees"></hallway-control-bar>
  `,
  play: join,
});
/** The page's own elements in the tag take the place of the room's. */
export const OwnBody: StoryObj = roomStory({
  speaking: 'steady',
  markup: () =>
    html`<hallway-room room="street-trees">
      <hallway-speaker-grid></hallway-speaker-grid>
      <p>Slides: <a href="#slides">What a street tree hears</a></p>
    </hallway-room>`,
  play: join,
});

async function refused({ press, find }: Visitor): Promise<void> {
  await press('[part="listen"]');
  await find('.blank');
}
