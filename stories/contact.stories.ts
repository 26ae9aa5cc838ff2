import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { personStory } from './person-story.ts';
import { type Behaviour, contact, personCard, profile, SimulatedPeople } from './simulated/profiles.ts';
import type { Visitor } from './story.ts';

const meta: Meta = { title: 'Contact' };
export default meta;

const { id } = profile();
const form = () => html`<hallway-contact person=${id} room="street-trees"></hallway-contact>`;
const list = () => html`<hallway-contact inbox></hallway-contact>`;

async function fill({ find }: Visitor, reach = 'ugne@school.example'): Promise<void> {
  for (const [name, text] of [
    [
      'message',
      'Our school has forty old limes and a curious physics class. Could we borrow a sensor in May?',
    ],
    ['name', 'Ugnė Balsytė'],
    ['reach', reach],
  ] as const) {
    const input = (await find(`[name="${name}"]`)) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  (await find('[name="consent"]')).click();
}

function sending(does: Behaviour, shows: string): StoryObj {
  return personStory({
    markup: form,
    people: () => {
      const people = new SimulatedPeople();
      people.does.sendContact = does;
      return people;
    },
    play: async (visitor) => {
      await fill(visitor);
      await visitor.press('[part="button"]');
      await visitor.find(shows);
    },
  });
}

function inbox(count: number, doneAt: string | null = null, does: Behaviour = 'answer'): StoryObj {
  return personStory({
    markup: list,
    people: () => {
      const people = new SimulatedPeople();
      people.inbox = Array.from({ length: count }, (_, number) => contact(number, { doneAt }));
      people.does.contacts = does;
      return people;
    },
    play: async ({ find }) => {
      await find('.inbox :is(.list, .blank)');
    },
  });
}

/** Nothing written yet. */
export const Empty: StoryObj = personStory({ markup: form });
/** Written. */
export const Written: StoryObj = personStory({ markup: form, play: fill });
/** What has to be put right, field by field. */
export const Faults: StoryObj = personStory({
  markup: form,
  play: async (visitor) => {
    await visitor.press('[part="button"]');
    await visitor.find('#consent-fault');
  },
});
/** Half an address. */
export const HalfAddress: StoryObj = personStory({
  markup: form,
  play: async (visitor) => {
    await fill(visitor, 'ugne@school');
    await visitor.press('[part="button"]');
    await visitor.find('#reach-fault');
  },
});
/** Waiting for the server. */
export const Sending: StoryObj = sending('hang', '.spin');
/** Stored. */
export const Sent: StoryObj = sending('answer', '[part="sent"]');
/** The network is away: all that was written stays. */
export const NotSent: StoryObj = sending('no_api', 'div[part="fault"]');
/** Somebody who takes no requests. */
export const Closed: StoryObj = personStory({
  markup: form,
  people: () => new SimulatedPeople(personCard({ takesContacts: false })),
});
/** What visitors wrote to the viewer. */
export const Inbox: StoryObj = inbox(3);
/** Nobody wrote. */
export const InboxEmpty: StoryObj = inbox(0);
/** The viewer is a guest. */
export const InboxSignIn: StoryObj = inbox(0, null, 'forbidden');
/** The network is away. */
export const InboxFailed: StoryObj = inbox(0, null, 'no_api');
