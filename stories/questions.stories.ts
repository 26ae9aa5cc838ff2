import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Question } from '../src/contract/types.ts';
import type { Behaviour } from './simulated/profiles.ts';
import { question, type SimulatedQuestions } from './simulated/questions.ts';
import { type RoomStory, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Questions' };
export default meta;

const OWN = 3;
const few = (): Question[] => [
  question(1, { votes: 86, pinned: true }),
  question(2, { votes: 41 }),
  question(OWN, { votes: 7 }),
  question(4, { votes: 3, author: null }),
];
const answered = (): Question[] => [
  question(5, { votes: 52, state: 'answered', answeredAt: new Date().toISOString() }),
  question(6, {
    votes: 12,
    state: 'answered',
    answeredAt: new Date().toISOString(),
    answer: 'Yes: all of it is at https://data.example, under CC BY.',
  }),
];

interface Story extends Pick<RoomStory, 'viewer' | 'state'> {
  readonly all?: readonly Question[];
  readonly set?: (questions: SimulatedQuestions) => void;
  readonly play?: (visitor: Visitor, questions: SimulatedQuestions) => Promise<void>;
}

/** Questions beside a room, as a site puts them. */
function story({ all = few(), set, play, ...options }: Story = {}): StoryObj {
  return roomStory({
    ...options,
    markup: () => html`<hallway-questions room="street-trees"></hallway-questions>`,
    before: ({ backend }) => {
      const { questions } = backend;
      questions.all = [...all];
      questions.own.add(OWN);
      questions.voted.add(1);
      set?.(questions);
    },
    play: async (visitor, { backend }) => play?.(visitor, backend.questions),
  });
}

const failing = (does: Behaviour, shows: string): StoryObj =>
  story({
    set: ({ does: all }) => void (all.questions = does),
    play: async ({ find }) => void (await find(shows)),
  });

async function write({ find }: Visitor, text: string): Promise<void> {
  const field = (await find('#text')) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function asking(does: Behaviour, shows: string, set?: Story['set']): StoryObj {
  return story({
    set: (questions) => {
      questions.does.ask = does;
      set?.(questions);
    },
    play: async (visitor) => {
      await visitor.find('.q');
      await write(visitor, 'How loud is a beech in May?');
      await visitor.press('[part="ask"]');
      await visitor.find(shows);
    },
  });
}

const loaded = async ({ find }: Visitor): Promise<void> => void (await find('.q'));

/** A viewer who has voted, and asked one of them. */
export const List: StoryObj = story({ play: loaded });
/** Answered by voice and in writing. */
export const Answered: StoryObj = story({
  all: [...few(), ...answered()],
  play: async ({ find, press }) => {
    await find('.q');
    await press('.seg > :nth-child(3)');
    await find('blockquote');
  },
});
/** What is being written has been asked before. */
export const Similar: StoryObj = story({
  play: async (visitor) => {
    await loaded(visitor);
    await write(visitor, 'Could the school build sensors for euros?');
    await visitor.find('.similar');
  },
});
/** Waiting for the server. */
export const Asking: StoryObj = asking('hang', '.ask .spin');
/** The network is away: what was written stays. */
export const NotAsked: StoryObj = asking('no_api', '.hint.bad');
/** A word that the hosts filter. */
export const Filtered: StoryObj = asking('question_words', '.hint.bad');
/** Without a name, seen by the hosts first. */
export const WithoutName: StoryObj = asking('answer', '.own', (questions) => {
  questions.rules = { ...questions.rules, anonymous: 'everyone', approveFirst: true, slowSeconds: 120 };
});
/** What became of one's own: waiting, not taken, merged. */
export const Fates: StoryObj = story({
  all: [
    question(1, { votes: 86 }),
    question(OWN, { state: 'waiting' }),
    question(4, {
      state: 'dismissed',
      dismissal: { reason: 'no_time', note: 'Come to the park on Sunday, we will show you.' },
    }),
    question(5, { state: 'merged', mergedInto: 1 }),
  ],
  set: ({ own }) => void own.add(4).add(5),
  play: async ({ find }) => void (await find('.own')),
});
/** No questions are taken. */
export const Closed: StoryObj = story({
  set: (questions) => void (questions.rules = { ...questions.rules, asking: false }),
  play: async ({ find }) => void (await find('.closed')),
});
/** Nobody has asked. */
export const Empty: StoryObj = story({ all: [], play: async ({ find }) => void (await find('.blank')) });
/** Not here yet. */
export const Loading: StoryObj = failing('hang', '.skeleton');
/** The network is away. */
export const Failed: StoryObj = failing('no_api', '.blank');
/** For invited people. */
export const Refused: StoryObj = failing('invitation_needed', '.blank');
/** The room has ended. */
export const Ended: StoryObj = story({
  state: 'ended',
  play: async ({ find }) => void (await find('.blank')),
});
/** As many as fit onto a page. */
export const Many: StoryObj = story({
  all: Array.from({ length: 120 }, (_, index) => question(index + 1, { votes: (index * 7) % 53 })),
  play: loaded,
});
/** Before one's own is taken back. */
export const TakingBack: StoryObj = story({
  play: async (visitor) => {
    await loaded(visitor);
    await visitor.press(`.q[data-number="${OWN}"] [part="manage"]`);
    await visitor.press('.menu .danger');
    await visitor.find('dialog[open]');
  },
});
/** Somebody who runs the room, with a question's menu open. */
export const Moderator: StoryObj = story({
  viewer: 'host',
  all: [...few(), question(7, { state: 'waiting' })],
  play: async (visitor) => {
    await visitor.find('.small.num');
    await visitor.press('.q [part="manage"]');
    await visitor.find('.menu');
  },
});
/** A moderator says why a question is not taken. */
export const Dismissing: StoryObj = story({
  viewer: 'host',
  play: async (visitor) => {
    await visitor.find('.small.num');
    await visitor.press('.q [part="manage"]');
    await visitor.press('.menu .danger');
    await visitor.find('.task');
  },
});
/** How questions are taken. */
export const Rules: StoryObj = story({
  viewer: 'host',
  play: async (visitor) => {
    await visitor.press('.rules > summary');
  },
});
/** Unfolded in the player. */
export const InPlayer: StoryObj = roomStory({
  speaking: 'steady',
  people: 12,
  play: async ({ join, press, find }) => {
    await join();
    await press('.asks > summary');
    await find('.q');
  },
});
