import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import type { Recording } from '../src/contract/types.ts';
import { recording, SimulatedRecordings, tone } from './simulated/recordings.ts';
import { type Visitor, visitorOf } from './story.ts';

const meta: Meta = { title: 'Replay' };
export default meta;

interface ReplayStory {
  readonly recording?: () => Recording;
  readonly prepare?: (world: SimulatedRecordings) => void;
  readonly play?: (visitor: Visitor) => Promise<void>;
}

function replay({ recording: make = () => recording(), prepare, play }: ReplayStory = {}): StoryObj {
  return {
    render: () => {
      const world = new SimulatedRecordings(make());
      prepare?.(world);
      configure({ backend: world.backend });
      return html`<hallway-replay room="street-trees"></hallway-replay>`;
    },
    play: async ({ canvasElement }) => {
      const visitor = visitorOf(canvasElement);
      await visitor.find('[part="card"]');
      await play?.(visitor);
    },
  };
}

/** Begun, at a moment that does not move from one picture to the next. */
async function begin({ find }: Visitor, seconds = 1104): Promise<void> {
  // Seeking begins without a sound, which a page may do without a press.
  const element = (await find('hallway-replay')) as HTMLElement & { model?: { seek(at: number): void } };
  element.model?.seek(seconds * 1000);
  await find('[part="timeline"]');
}

const heard = (parts: Partial<Recording> = {}) => recording({ audio: tone(3600), ...parts });

/** Before anybody presses Play: nothing of the sound was fetched. */
export const Card: StoryObj = replay();
/** In the middle of it. */
export const Begun: StoryObj = replay({ recording: heard, play: (visitor) => begin(visitor) });
/** What was said, and in which language. */
export const Captions: StoryObj = replay({
  recording: heard,
  play: async (visitor) => {
    await begin(visitor, 5);
    await visitor.press('[part="captions"]');
    await visitor.find('.words .medium');
  },
});
/** One speaker's turns only. */
export const OneSpeaker: StoryObj = replay({
  recording: heard,
  play: async (visitor) => {
    await begin(visitor);
    await visitor.press('.chip:last-child');
  },
});
/** By those who may delete it, with two parts off the record. */
export const Own: StoryObj = replay({
  recording: () =>
    recording({
      mayDelete: true,
      gaps: [
        { at: 60_000, milliseconds: 4000 },
        { at: 90_000, milliseconds: 9000 },
      ],
    }),
});
/** Asked again before it is deleted. */
export const Delete: StoryObj = replay({
  recording: () => recording({ mayDelete: true }),
  play: async ({ press, find }) => {
    await press('[part="delete"]');
    await find('dialog[open]');
  },
});
/** The sound cannot be fetched. */
export const Broken: StoryObj = replay({
  recording: () => recording({ audio: 'data:audio/mpeg,none' }),
  play: async ({ press, find }) => {
    await press('[part="play"]');
    await find('.broken');
  },
});
/** On its way. */
export const Loading: StoryObj = replay({ prepare: (world) => (world.does.recording = 'hang') });
/** Nothing was recorded. */
export const NotRecorded: StoryObj = replay({
  recording: () => recording({ audio: null }, { recordingState: 'off' }),
});
/** It was deleted. */
export const Deleted: StoryObj = replay({
  recording: () => recording({ audio: null }, { recordingState: 'deleted' }),
});
/** The talk has just ended. */
export const Saving: StoryObj = replay({
  recording: () => recording({ audio: null }, { recordingState: 'saving' }),
});
/** The talk is still on. */
export const StillOn: StoryObj = replay({
  recording: () => recording({ audio: null }, { state: 'live', recordingState: 'recording' }),
});
/** Those who were not there may not hear it. */
export const Closed: StoryObj = replay({ prepare: (world) => (world.does.recording = 'invitation_needed') });
/** The network is away. */
export const Failed: StoryObj = replay({ prepare: (world) => (world.does.recording = 'no_api') });
