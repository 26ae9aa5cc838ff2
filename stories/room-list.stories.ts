import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import type { RoomListing } from '../src/contract/types.ts';
import { listing, SimulatedHallway } from './simulated/hallway.ts';
import { visitorOf, type Visitor } from './story.ts';

const meta: Meta = { title: 'Room list' };
export default meta;

/** What is live, by topic. */
export const Live: StoryObj = hallway();
/** A topic is chosen: what is below it is offered. */
export const Topic: StoryObj = hallway({ play: ({ press }) => press('.chip:nth-child(2)') });
/** What the viewer follows comes first, and says why; one needs an invitation. */
export const Followed: StoryObj = hallway({
  listings: [
    listing(3, { followed: true, because: { kind: 'person', name: 'Rasa Milvydė' } }),
    listing(1, { followed: true, because: { kind: 'club', name: 'Slow Keys' } }),
    listing(0, {}, { access: 'invitation' }),
  ],
});
/** Rows lead to pages of the site. */
export const Links: StoryObj = hallway({
  markup: html`<hallway-room-list href-template="#/rooms/{room}"></hallway-room-list>`,
});
/** A room opens in its row. */
export const Opened: StoryObj = hallway({
  play: async ({ press, find }) => {
    await press('.cover');
    await find('[part="listen"]');
  },
});
/** What comes next, besides. */
export const All: StoryObj = hallway({
  listings: [listing(0), ...later()],
  markup: html`<hallway-room-list show="all" bare></hallway-room-list>`,
});
/** What most people listen to. */
export const Trending: StoryObj = hallway({
  markup: html`<hallway-room-list sort="trending" limit="3"></hallway-room-list>`,
});
/** More than one page. */
export const Many: StoryObj = hallway({
  listings: Array.from({ length: 22 }, (_, at) => listing(at)),
  markup: html`<hallway-room-list limit="4"></hallway-room-list>`,
});
/** What the viewer's follows lead to. */
export const Discovery: StoryObj = hallway({
  markup: html`<hallway-room-list discover bare></hallway-room-list>`,
  before: (simulated) => {
    simulated.discovery = {
      rooms: [{ listing: listing(2), via: { name: 'Rasa Milvydė', others: 2 } }],
      clubs: [],
      people: [],
    };
  },
});
/** Nobody talks. */
export const Empty: StoryObj = hallway({ listings: [] });
/** Nothing fits. */
export const NoneFits: StoryObj = hallway({
  play: async ({ find }) => {
    const field = (await find('input')) as HTMLInputElement;
    field.value = 'submarine';
    field.dispatchEvent(new Event('input'));
    await find('.foot');
  },
});
/** On its way. */
export const Loading: StoryObj = hallway({ before: (simulated) => (simulated.behaviour = 'hang') });
/** The server does not answer. */
export const Failed: StoryObj = hallway({ before: (simulated) => (simulated.behaviour = 'no_api') });
/** The page is not set up right. */
export const Wrong: StoryObj = hallway({ before: (simulated) => (simulated.behaviour = 'bad_api') });
/** Right to left. */
export const RightToLeft: StoryObj = hallway({
  markup: html`<div dir="rtl"><hallway-room-list></hallway-room-list></div>`,
});

interface HallwayStory {
  readonly listings?: readonly RoomListing[];
  readonly markup?: TemplateResult;
  readonly before?: (simulated: SimulatedHallway) => void;
  readonly play?: (visitor: Visitor) => Promise<void>;
}

function hallway({ listings, markup, before, play }: HallwayStory = {}): StoryObj {
  return {
    render: () => {
      const simulated = new SimulatedHallway(listings);
      before?.(simulated);
      configure({ backend: simulated.backend, media: simulated.simulation.media });
      return markup ?? html`<hallway-room-list></hallway-room-list>`;
    },
    play: async ({ canvasElement }) => play?.(visitorOf(canvasElement)),
  };
}

function later(): RoomListing[] {
  const hours = [2.25, 70, 200];
  return hours.map((hour, at) =>
    listing(
      at + 1,
      { listeners: 0 },
      {
        state: 'scheduled',
        startsAt: new Date(Date.now() + hour * 3_600_000).toISOString(),
      },
    ),
  );
}
