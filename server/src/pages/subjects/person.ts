import { personRef, type PersonCard } from '../../contract/profiles.ts';
import { readPeople, type PeopleDeps } from '../../services/people.ts';
import type { Kind } from '../addresses.ts';
import type { PageSpeech } from '../texts.ts';
import { known, type Fact, type Subject } from './subject.ts';
import { roomFacts } from './room-facts.ts';

/** A person, by id or by `@` and handle; guests have no page. */
export async function personSubject(deps: PeopleDeps, ref: string): Promise<Subject | undefined> {
  const asked = personRef.safeParse(ref);
  const [card] = asked.success ? await readPeople(deps, undefined, [asked.data]) : [];
  if (!card) return undefined;
  const { person } = card;
  return {
    kind: 'person',
    name: person.handle === null ? person.id : `@${person.handle}`,
    id: person.id,
    title: person.name,
    above: null,
    description: person.bio,
    language: person.languages[0] ?? null,
    pictureUrl: person.avatarUrl,
    facts: (speech) => factsOf(card, speech),
    data: (address) => profileOf(card, address),
  };
}

function factsOf({ person, live, next }: PersonCard, speech: PageSpeech): Fact[] {
  const caption = person.caption === null ? [] : [{ text: person.caption }];
  return [
    ...caption,
    { text: speech.count('followers', person.followers) },
    ...roomFacts({ live, next }, speech),
  ];
}

/** https://schema.org/ProfilePage */
function profileOf(
  { person }: PersonCard,
  address: (kind: Kind, name: string) => string,
): Record<string, unknown> {
  const url = address('person', person.handle === null ? person.id : `@${person.handle}`);
  return {
    '@type': 'ProfilePage',
    url,
    mainEntity: known({
      '@type': 'Person',
      name: person.name,
      alternateName: person.handle,
      url,
      identifier: person.id,
      description: person.bio,
      jobTitle: person.caption,
      image: person.avatarUrl,
      knowsLanguage: person.languages,
      sameAs: person.links.map(({ url }) => url).filter((link) => /^https?:/.test(link)),
    }),
  };
}
