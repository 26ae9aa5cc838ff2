import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { personStory, type PersonStory } from './person-story.ts';
import { personCard, profile, SimulatedPeople } from './simulated/profiles.ts';

const meta: Meta = { title: 'Profile card' };
export default meta;

const { id } = profile();
const card = (own = html``): TemplateResult =>
  html`<hallway-profile-card person=${id}>${own}</hallway-profile-card>`;
const story = (parts: Parameters<typeof personCard>, more: Partial<PersonStory> = {}): StoryObj =>
  personStory({ markup: () => card(), people: () => new SimulatedPeople(personCard(...parts)), ...more });
const told = (method: 'people' | 'followPerson', does: 'hang' | 'no_api' | 'forbidden') => () => {
  const people = new SimulatedPeople();
  people.does[method] = does;
  return people;
};
const ref = { name: 'trees', listeners: 1_284, startedAt: null };
const live = { ...ref, title: 'What a street tree hears', state: 'live' as const, startsAt: null };
const next = { ...ref, title: 'Night trains', state: 'scheduled' as const, startsAt: '2031-05-01T16:00:00Z' };

/** To follow. */
export const ToFollow: StoryObj = story([]);
/** Followed. */
export const Following: StoryObj = story([{ you: { follows: true, self: false } }]);
/** On stage now. */
export const OnStage: StoryObj = story([{ live }]);
/** On stage next. */
export const Next: StoryObj = story([{ next }]);
/** Takes no private requests. */
export const NoContact: StoryObj = story([{ takesContacts: false }]);
/** The viewer's own. */
export const Own: StoryObj = story([{ you: { follows: false, self: true } }]);
/** A name and nothing else. */
export const Bare: StoryObj = story([
  {},
  { avatarUrl: null, caption: null, bio: null, languages: [], links: [], followers: 1 },
]);
/** All that fits, and markup that is text. */
export const Much: StoryObj = story([
  { live: { ...live, title: 'Nebeprisikiškiakopūsteliaujančių bendruomenių bendradarbiavimas šiandien' } },
  {
    name: 'Aleksandra-Liudvika Nebeprisikiškiakopūsteliaujančiūtė-Balsytė',
    bio: `<b>Not bold.</b>\n\n${'A sentence about wind and what it says. '.repeat(12)}`,
    links: (
      ['x', 'instagram', 'linkedin', 'facebook', 'mastodon', 'github', 'email', 'website'] as const
    ).map((kind) => ({
      kind,
      url: kind === 'email' ? 'mailto:ona@example.lt' : `https://${kind}.example/@ona-and-more`,
    })),
  },
]);
/** One line. */
export const Slim: StoryObj = story([{ you: { follows: true, self: false } }], {
  markup: () => html`<hallway-profile-card person=${id} slim></hallway-profile-card>`,
});
/** What is in the tag, while nothing is known. */
export const Loading: StoryObj = personStory({ markup: () => card(), people: told('people', 'hang') });
/** Nobody of that name. */
export const Missing: StoryObj = personStory({
  markup: () => html`<hallway-profile-card person="@nobody"></hallway-profile-card>`,
});
/** No network. */
export const Failed: StoryObj = personStory({ markup: () => card(), people: told('people', 'no_api') });
/** A follow that was refused. */
export const Refused: StoryObj = personStory({
  markup: () => card(),
  people: told('followPerson', 'forbidden'),
  play: async ({ press, find }) => {
    await press('[part="button"]');
    await find('[part="card"] > p.small:last-child');
  },
});
/** The form, over the page. */
export const Contacting: StoryObj = story([], {
  play: async ({ press, find }) => {
    await press('[part="contact"]');
    await find('textarea');
  },
});
