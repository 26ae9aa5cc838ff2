import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import { clubCard, SimulatedClubs } from './simulated/clubs.ts';
import { type Visitor, visitorOf } from './story.ts';

const meta: Meta = { title: 'Club card' };
export default meta;

type Parts = Parameters<typeof clubCard>;
interface More {
  readonly markup?: () => TemplateResult;
  readonly does?: SimulatedClubs['does'];
  readonly play?: (visitor: Visitor) => Promise<void>;
}

/** One story: a club as a card and as a banner. */
function story(parts: Parts, { markup, does, play }: More = {}): StoryObj {
  return {
    render: () => {
      const card = clubCard(...parts);
      const clubs = new SimulatedClubs(card);
      Object.assign(clubs.does, does);
      configure({ backend: clubs.backend });
      const { name } = card.club;
      return (
        markup?.() ??
        html`<p><hallway-club-card club=${name}></hallway-club-card></p>
          <hallway-club-card club=${name} variant="banner"></hallway-club-card>`
      );
    },
    play: async ({ canvasElement }) => {
      await play?.(visitorOf(canvasElement));
    },
  };
}

const ref = { name: 'trees', listeners: 640 };
const live = {
  ...ref,
  title: 'Postmortems without blame',
  state: 'live' as const,
  startsAt: null,
  startedAt: '2026-01-01T10:00:00Z',
};
const next = {
  ...ref,
  title: 'Night trains, heard from bed',
  state: 'scheduled' as const,
  startsAt: '2031-05-01T16:00:00Z',
  startedAt: null,
};
const as = (role: 'pending' | 'member' | 'leader' | 'admin' | null, follows = false) => ({ role, follows });
const closed = {
  title: 'Open Data Vilnius',
  description: 'Clerks, journalists and coders reading public data.',
};

/** To follow; what comes next. */
export const ToFollow: StoryObj = story([{ next }]);
/** Followed; what is live. */
export const Following: StoryObj = story([{ live, you: as(null, true) }]);
/** To join, where the page says so. */
export const ToJoin: StoryObj = story([{}], {
  markup: () => html`<hallway-club-card club="sound-and-field" action="join"></hallway-club-card>`,
});
/** To ask. */
export const ToApply: StoryObj = story([{ next }, { ...closed, access: 'approval' }]);
/** Asked. */
export const Pending: StoryObj = story([
  { next, you: as('pending') },
  { ...closed, access: 'approval' },
]);
/** A member. */
export const Member: StoryObj = story([{ you: as('member') }, { ...closed, access: 'approval' }]);
/** A member who pressed, and is asked again. */
export const Leaving: StoryObj = story([{ you: as('member') }, { ...closed, access: 'approval' }], {
  play: async ({ press, find }) => {
    await press('[part="button"]');
    await find('.actions > .btn + .btn');
  },
});
/** Who runs it has nothing to press. */
export const Admin: StoryObj = story([{ you: as('admin') }, { ...closed, access: 'approval' }]);
/** Only those who were invited. */
export const ByInvitation: StoryObj = story([{}, { ...closed, access: 'invitation' }]);
/** Who has a code is asked for it. */
export const Redeeming: StoryObj = story([{}, { ...closed, access: 'invitation' }], {
  play: async ({ press, find }) => {
    await press('[part="button"]');
    await find('.redeem[open] hallway-invite');
  },
});
/** A name and nothing else. */
export const Bare: StoryObj = story([{}, { description: null, followers: 1 }]);
/** Long words, and markup that is text. */
export const Long: StoryObj = story([
  {
    live: {
      ...live,
      title: 'Nebeprisikiškiakopūsteliaujančių bendruomenių tarpinstitucinis bendradarbiavimas',
    },
  },
  {
    title: 'Elektroninės švietimo savivaldos ir <b>nebeprisikiškiakopūsteliaujančių</b> bendruomenių klubas',
    description: '<img src=x> A sentence about places and what they say. '.repeat(8),
    language: 'lt',
    followers: 1_234_567,
  },
]);
/** Three in a narrow column. */
export const Narrow: StoryObj = story([{ next }], {
  markup: () =>
    html`<div class="narrow">
      <hallway-club-card club="sound-and-field"></hallway-club-card>
      <hallway-club-card club="sound-and-field" variant="banner"></hallway-club-card>
    </div>`,
});
/** What a card looks like while it is fetched. */
export const Loading: StoryObj = story([], { does: { clubs: 'hang' } });
/** What the page put into the tag stands. */
export const LoadingOverContent: StoryObj = story([], {
  does: { clubs: 'hang' },
  markup: () =>
    html`<hallway-club-card club="sound-and-field"
      ><p>Sound &amp; Field: talks every Thursday.</p></hallway-club-card
    >`,
});
/** None of that name, for this viewer. */
export const Missing: StoryObj = story([], {
  markup: () => html`<hallway-club-card club="no-such-club"></hallway-club-card>`,
});
/** No network; tries again by itself. */
export const Failed: StoryObj = story([], { does: { clubs: 'no_api' } });
/** Refused: the card is as it was before, and says why. */
export const Refused: StoryObj = story([{ next }], {
  does: { followClub: 'rate_limited' },
  play: async ({ press, find }) => {
    await press('[part="button"]');
    await find('.said');
  },
});
