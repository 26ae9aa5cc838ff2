import type { PersonCard } from '../../contract/types.ts';
import type { Speech, TextPart } from '../../i18n/text.ts';
import type { NamedCard, PeopleModel } from '../../models/directory/people.ts';
import { type Child, h } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { ADD, CHECKED, MAIL } from '../../ui/icons/person.ts';
import type { Reader } from '../../ui/store-controller.ts';
import { profileLink } from './links.ts';
import { languages, talk, who } from './who.ts';

/** What a card needs of the element, or on a server of what stands for it. */
export interface PersonHost {
  readonly slim: boolean;
  readonly data: Reader;
  readonly speech: Speech;
  parts: readonly TextPart[];
  readonly unreachable: boolean;
  follow(model: PeopleModel, card: NamedCard, follow: boolean): void;
  contact(person: string): void;
}

/** The card of a person who is known, or their line. */
export function personView(host: PersonHost, model: PeopleModel, card: NamedCard): Child {
  const { slim, speech, data } = host;
  const { person } = card;
  const links = person.links.map(profileLink).filter(Boolean);
  return h(
    'article',
    { class: `card ${slim ? 'slim' : ''}`, part: 'card', 'aria-labelledby': 'title' },
    who(person, speech, slim),
    !slim && [
      person.bio && h('p', { class: 'bio' }, person.bio),
      languages(person, speech),
      talk(card, speech, data.minute),
      links.length > 0 && h('nav', { class: 'links', 'aria-label': speech.say('person.links') }, links),
    ],
    acts(host, model, card),
    notice(host, model, card),
  );
}

function acts(host: PersonHost, model: PeopleModel, card: NamedCard): Child {
  const { say } = host.speech;
  const { person, you, takesContacts } = card;
  if (you?.self) return false;
  const follows = Boolean(you?.follows);
  const follow = h(
    'button',
    {
      class: `btn ${follows ? 'soft' : 'primary'}`,
      part: 'button',
      type: 'button',
      'aria-pressed': follows ? 'true' : 'false',
      onclick: () => host.follow(model, card, !follows),
    },
    glyph(follows ? CHECKED : ADD, 's'),
    say(follows ? 'person.following' : 'person.follow'),
  );
  const contact =
    takesContacts &&
    h(
      'button',
      {
        class: 'btn',
        part: 'contact',
        type: 'button',
        'aria-haspopup': 'dialog',
        'aria-label': say('person.contactName', { name: person.name }),
        onclick: () => host.contact(person.id),
      },
      glyph(MAIL, 's'),
      h('span', { class: 'wide' }, say('person.contact')),
    );
  return h('div', { class: 'row acts' }, follow, contact);
}

function notice(host: PersonHost, model: PeopleModel, { person }: PersonCard): Child {
  const refused = host.data.read(model.$notices).get(person.id);
  if (refused) host.parts = ['person', 'error'];
  const key = host.unreachable ? 'person.noAnswer' : refused?.key;
  return key && h('p', { class: 'small' }, host.speech.say(key));
}
