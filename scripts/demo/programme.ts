import { ApiSession } from './api.ts';
import { HOST } from './cast.ts';
import type { SiteKeys } from './site-token.ts';

const DAY = 24 * 60 * 60_000;

/** What the club is about, and who runs it: what its card and its host's show. */
const CLUB = {
  description: 'Listening to places: parks, ports, kitchens. Live every Thursday.',
  topic: 'urban-nature',
  language: 'en',
};
const PROFILE = {
  handle: 'rasa',
  bio: 'I put microphones where nobody listens: under bark, in harbour ropes, behind bakery ovens. Ask me about wind.',
  languages: ['lt', 'en'],
  topics: ['nature', 'music'],
  links: ['https://milvyde.example'],
  takesContacts: true,
};

/** Talks to come, with the days from now and the hour in which they begin. */
const TALKS = [
  { title: 'Night trains, heard from bed', in: 2, hour: 19, minutes: 45 },
  { title: 'Ką girdi senamiesčio kiemai', in: 4, hour: 18, minutes: 60, language: 'lt' },
  { title: 'Harbour ropes and other instruments', in: 9, hour: 18, minutes: 60 },
];

/**
 * Gives the demo's club a programme: its description, its host's profile and, where there are none to come, three talks.
 * @param club - Name of the club, which the demo's room has made.
 */
export async function seedProgramme(api: string, keys: SiteKeys, club: string): Promise<void> {
  const host = await ApiSession.begin(api, keys, HOST);
  await host.call('PATCH', '/v1/me', PROFILE);
  await host.call('PATCH', `/v1/clubs/${club}`, CLUB);
  const { rooms } = (await host.call('GET', `/v1/hallway?state=scheduled&club=${club}`)) as {
    rooms: unknown[];
  };
  if (rooms.length > 0) return;
  for (const { in: days, hour, ...talk } of TALKS) {
    await host.call('POST', '/v1/rooms', {
      language: 'en',
      ...talk,
      club,
      topic: CLUB.topic,
      startsAt: new Date(new Date(Date.now() + days * DAY).setHours(hour, 0, 0, 0)).toISOString(),
    });
  }
}
