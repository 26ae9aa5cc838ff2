import type { ClubCard } from '../../contract/club-models.ts';
import { slug } from '../../contract/fields.ts';
import type { Deps } from '../../deps.ts';
import { readClubCards } from '../../services/club-cards.ts';
import type { Kind } from '../addresses.ts';
import type { PageSpeech } from '../texts.ts';
import { roomFacts } from './room-facts.ts';
import { known, type Fact, type Subject } from './subject.ts';

/** A club of which everybody may know. */
export async function clubSubject(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  name: string,
): Promise<Subject | undefined> {
  if (!slug.safeParse(name).success) return undefined;
  const [card] = await readClubCards(db, undefined, [name], clock.now());
  if (!card) return undefined;
  const { club } = card;
  return {
    kind: 'club',
    name,
    id: name,
    title: club.title,
    above: null,
    description: club.description,
    language: club.language,
    pictureUrl: club.pictureUrl,
    facts: (speech) => factsOf(card, speech),
    data: (address) => organizationOf(card, address),
  };
}

function factsOf({ club, live, next }: ClubCard, speech: PageSpeech): Fact[] {
  const members = club.members > 0 ? [{ text: speech.count('members', club.members) }] : [];
  return [
    { text: speech.count('followers', club.followers) },
    ...members,
    ...roomFacts({ live, next }, speech),
  ];
}

/** https://schema.org/Organization */
function organizationOf(
  { club, live, next }: ClubCard,
  address: (kind: Kind, name: string) => string,
): Record<string, unknown> {
  const talks = [live, next].filter((room) => room !== null);
  return known({
    '@type': 'Organization',
    name: club.title,
    url: address('club', club.name),
    description: club.description,
    logo: club.pictureUrl,
    sameAs: club.links.map(({ url }) => url).filter((link) => /^https?:/.test(link)),
    event: talks.map(({ name, title, startsAt, startedAt }) =>
      known({
        '@type': 'Event',
        name: title,
        url: address('room', name),
        startDate: startedAt ?? startsAt,
        eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'VirtualLocation', url: address('room', name) },
      }),
    ),
  });
}
