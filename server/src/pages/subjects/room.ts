import type { Person, Room } from '../../contract/models.ts';
import { slug } from '../../contract/fields.ts';
import type { Database } from '../../db/types.ts';
import { readRooms, readStages } from '../../services/snapshots.ts';
import type { Kind } from '../addresses.ts';
import type { PageSpeech } from '../texts.ts';
import { known, type Fact, type Subject } from './subject.ts';

const NAMES_SHOWN = 4;

/** A room that everybody may know of. */
export async function roomSubject(db: Database, name: string): Promise<Subject | undefined> {
  if (!slug.safeParse(name).success) return undefined;
  const found = (await readRooms(db, [name], undefined)).get(name);
  if (!found) return undefined;
  const { room } = found;
  const stage = (await readStages(db, [found.id])).get(found.id) ?? [];
  return {
    kind: 'room',
    name,
    id: name,
    title: room.title,
    above: room.club?.title ?? null,
    description: room.description,
    language: room.language,
    pictureUrl: room.club?.pictureUrl ?? stage[0]?.avatarUrl ?? null,
    facts: (speech) => factsOf(room, stage, speech),
    data: (address) => eventOf(room, stage, address),
  };
}

function factsOf(room: Room, stage: readonly Person[], speech: PageSpeech): Fact[] {
  const names = speech.names(stage.slice(0, NAMES_SHOWN).map(({ name }) => name));
  return [timeOf(room, speech), ...(names ? [{ text: speech.say('onStage', { names }) }] : [])];
}

function timeOf({ state, startsAt, endedAt, cancelledAt }: Room, speech: PageSpeech): Fact {
  const told = (key: 'starts' | 'ended', at: string | null) => ({
    text: speech.say(key, { when: at === null ? '' : speech.moment(at) }).trim(),
    at,
  });
  if (cancelledAt !== null) return { text: speech.say('cancelled') };
  if (state === 'live') return { text: speech.say('live') };
  return state === 'scheduled' ? told('starts', startsAt) : told('ended', endedAt);
}

/** https://schema.org/Event, with what search engines ask of one. */
function eventOf(
  room: Room,
  stage: readonly Person[],
  address: (kind: Kind, name: string) => string,
): Record<string, unknown> {
  const { club, startsAt, startedAt } = room;
  const begins = startedAt ?? startsAt;
  const url = address('room', room.name);
  const people = stage.map(({ name, avatarUrl, caption }) =>
    known({ '@type': 'Person', name, image: avatarUrl, jobTitle: caption }),
  );
  return known({
    '@type': 'Event',
    name: room.title,
    description: room.description,
    url,
    startDate: begins,
    endDate: room.endedAt ?? plannedEnd(room),
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    eventStatus: `https://schema.org/${room.cancelledAt === null ? 'EventScheduled' : 'EventCancelled'}`,
    location: { '@type': 'VirtualLocation', url },
    inLanguage: room.language,
    isAccessibleForFree: true,
    image: club?.pictureUrl,
    organizer: club
      ? { '@type': 'Organization', name: club.title, url: address('club', club.name) }
      : people[0],
    performer: people,
  });
}

/** When a talk that has not begun is meant to be over. */
function plannedEnd({ startsAt, startedAt, minutes }: Room): string | null {
  if (startsAt === null || startedAt !== null) return null;
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}
