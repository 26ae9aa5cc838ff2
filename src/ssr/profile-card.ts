import type { PersonCard } from '../contract/types.ts';
import { type PersonHost, personView } from '../elements/profile-card/person-view.ts';
import type { PeopleModel } from '../models/directory/people.ts';
import { Waiting } from '../models/directory/waiting.ts';
import type { CardAttributes } from './card-data.ts';
import { toHtml } from './html.ts';
import { nothing, reader, speechOf } from './speech.ts';

/** The card of a person, as a viewer of whom nothing is known sees it. */
export async function profileCard(
  attributes: CardAttributes,
  card: PersonCard,
  lang: string,
): Promise<string> {
  const { slim } = attributes;
  const host: PersonHost = {
    slim: slim !== undefined && slim !== null && slim !== false,
    data: reader,
    speech: await speechOf(lang, ['person']),
    parts: ['person'],
    unreachable: false,
    follow: nothing,
    contact: nothing,
  };
  return toHtml(personView(host, new Waiting() as PeopleModel, { ...card, ref: card.person.id }));
}
