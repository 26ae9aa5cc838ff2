import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { joiner } from './simulated/joiner.ts';
import { type RoomStory, roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Speaker grid' };
export default meta;

/** Six on stage, two of them speaking; followed by speakers; the audience with its number. */
export const Live: StoryObj = grid();
/** Levels that come and go, as in a conversation. */
export const Conversation: StoryObj = grid({ speaking: 'conversation', people: 30 });
/** Somebody's card, opened by their face. */
export const Profile: StoryObj = grid({
  profiles: true,
  play: async ({ press, find }) => {
    await press('.tile > .open');
    await find('[part="contact"]');
  },
});
/** Nobody has come to the stage. */
export const Empty: StoryObj = grid({ people: 0 });
/** Three people, and you. */
export const Three: StoryObj = grid({ people: 3 });
/** Everybody fits. */
export const Thirty: StoryObj = grid({ people: 18, followed: 2 });
/** Three thousand people; the number opens the list. */
export const ThreeThousand: StoryObj = grid({ people: 3000, hands: 40 });
/** The whole audience, of which only what is seen is rendered. */
export const AudienceOpened: StoryObj = grid({ people: 3000, hands: 40, play: openAudience });
/** Two thousand on stage: the stage scrolls in a box of its own. */
export const BigStage: StoryObj = grid({
  people: 2000,
  stage: 2000,
  play: async ({ find }) => {
    await find('.scroller .tile');
  },
});
/** Hands that are up, among those whom speakers follow. */
export const Hands: StoryObj = grid({ hands: 12 });
/** Two speakers have lost their connection. */
export const Reconnecting: StoryObj = grid({ away: 2 });
/** You are the one who speaks. */
export const OnStage: StoryObj = grid({ viewer: 'speaker', speaking: 'all' });
/** Names that wrap, and captions that are cut. */
export const LongNames: StoryObj = grid({ names: 'long', people: 60 });
/** Lithuanian names, in any language of the page. */
export const LithuanianNames: StoryObj = grid({ names: 'lithuanian', people: 60 });
/** Names that are written from right to left. */
export const RightToLeft: StoryObj = roomStory({
  speaking: 'steady',
  names: 'arabic',
  people: 60,
  markup: () => html`<div dir="rtl">${gridAndJoiner()}</div>`,
  play: shown,
});
/** What a moderator may do to somebody in the audience. */
export const AudienceMenu: StoryObj = grid({
  viewer: 'moderator',
  people: 40,
  play: async (visitor) => {
    await openAudience(visitor);
    await visitor.press('[part="manage"]');
    await visitor.find('.menu:popover-open');
  },
});
/** A LiveKit deployment without a Hallway server: who sends audio is the stage, the others are the audience. */
export const PlainLiveKit: StoryObj = grid({ plain: true, people: 60 });
/** The list could not be fetched; it is asked for again. */
export const AudienceUnavailable: StoryObj = grid({ fails: { roster: 'unavailable' } });
/** Before anybody listens, the stage is what a card knows. */
export const NotJoined: StoryObj = roomStory({
  markup: () => html`<hallway-speaker-grid room="street-trees"></hallway-speaker-grid>`,
  play: shown,
});

function grid({ play, ...options }: RoomStory = {}): StoryObj {
  return roomStory({
    speaking: 'steady',
    ...options,
    markup: gridAndJoiner,
    play: async (visitor, simulation) => {
      await shown(visitor);
      await play?.(visitor, simulation);
    },
  });
}

function gridAndJoiner() {
  return html`
    ${joiner('street-trees')}
    <hallway-speaker-grid room="street-trees"></hallway-speaker-grid>
  `;
}

async function shown({ find }: Visitor): Promise<void> {
  await find('[part="section"]');
}

async function openAudience({ press, find }: Visitor): Promise<void> {
  await press('[part="more"]');
  await find('.scroller .person');
}
