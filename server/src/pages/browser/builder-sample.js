/**
 * A backend for the builder's preview while nothing of the site's own is chosen: one club with talks, made up, in the
 * page's language. Nothing is sent anywhere: what is pressed is answered here.
 */

const HOUR = 3_600_000;
const SAMPLES = {
  en: {
    club: ['Sound & Field', 'Listening to places: parks, ports, kitchens. Live every Thursday.'],
    talks: [
      'What a street tree hears: sensors in city parks',
      'Night trains, heard from bed',
      'Postmortems without blame',
    ],
    caption: 'Sound ecologist',
    bio: 'I put microphones where nobody listens: under bark, in harbour ropes, bakery ovens.',
  },
  lt: {
    club: ['Garsas ir laukas', 'Klausomės vietų: parkų, uostų, virtuvių. Gyvai kas ketvirtadienį.'],
    talks: [
      'Ką girdi gatvės medis: jutikliai miesto parkuose',
      'Naktiniai traukiniai iš lovos',
      'Klaidos be kaltųjų',
    ],
    caption: 'Garso ekologė',
    bio: 'Statau mikrofonus ten, kur niekas nesiklauso: po žieve, uosto virvėse, kepyklų krosnyse.',
  },
};
const NAMES = ['Rasa Milvydė', 'Kenji Moriwaka', 'Ieva Šermukšnytė', 'Amara Okonjo-Leith'];

/** A backend as `configure({ backend })` takes it. */
export function sampleBackend(language) {
  const texts = SAMPLES[language] ?? SAMPLES.en;
  const from = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
  const club = { name: 'example', title: texts.club[0], pictureUrl: null };
  const people = NAMES.map((name, index) => ({
    id: `p_00000000-0000-4000-8000-00000000000${index}`,
    name,
    avatarUrl: null,
    caption: index === 0 ? texts.caption : null,
    role: index === 0 ? 'host' : 'speaker',
    muted: index > 1,
    handRaised: false,
    away: false,
  }));
  const room = (index, startsIn) => ({
    name: `example-${index}`,
    title: texts.talks[index],
    state: startsIn > 0 ? 'scheduled' : 'live',
    club,
    topic: null,
    description: null,
    access: 'open',
    recording: false,
    language,
    handPolicy: 'everyone',
    capacity: 1000,
    startsAt: from(startsIn),
    minutes: 60,
    cancelledAt: null,
    coming: startsIn > 0 ? 318 : 0,
    startedAt: startsIn > 0 ? null : from(startsIn),
    endedAt: null,
    attendance: null,
  });
  const live = room(0, -0.7);
  const later = [room(1, 74), room(2, 168)];
  const reference = ({ name, title, state, startsAt, startedAt }, listeners) => ({
    name,
    title,
    state,
    startsAt,
    startedAt,
    listeners,
  });
  const card = {
    club: {
      ...club,
      description: texts.club[1],
      topic: null,
      language,
      links: [],
      access: 'open',
      followers: 12_408,
      members: 0,
    },
    live: null,
    next: reference(later[0], 0),
    you: null,
  };
  const person = {
    person: {
      ...people[0],
      handle: 'rasa',
      bio: texts.bio,
      languages: [],
      topics: [],
      links: [{ kind: 'website', url: 'https://milvyde.example' }],
      followers: 8_214,
      following: 0,
    },
    live: null,
    next: reference(later[0], 0),
    you: null,
    takesContacts: false,
  };
  const listing = (one, listeners) => ({ room: one, stage: people, listeners, followed: false, because: [] });
  const stays = () => new Promise(() => undefined);
  return {
    features: new Set(['live']),
    watch(_room, sink) {
      queueMicrotask(() => {
        sink.room(live);
        sink.stage(people);
        sink.listeners(1_284);
      });
      return () => undefined;
    },
    // Nobody joins an example: the button shows that it was pressed, until something else is chosen.
    join: stays,
    listening: stays,
    leave: async () => undefined,
    roster: stays,
    act: stays,
    directory: {
      clubs: {
        clubs: async (names) => names.map((name) => ({ ...card, club: { ...card.club, name } })),
        followClub: async (name, follows) => ({
          ...card,
          club: { ...card.club, name },
          you: { follows, role: null },
        }),
        joinClub: stays,
      },
      people: {
        people: async (refs) => refs.map((ref) => ({ ...person, person: { ...person.person, id: ref } })),
        followPerson: async () => undefined,
      },
      schedule: {
        talks: async () => ({
          talks: later.map((one) => ({
            room: one,
            movedFrom: null,
            stage: people.slice(0, 1),
            comers: people,
          })),
          nextCursor: null,
        }),
        reminders: async () => undefined,
        remind: async () => ({ coming: 319, you: { reminded: true, email: false }, mail: false }),
        unremind: async () => ({ coming: 318, you: { reminded: false, email: false }, mail: false }),
        coming: async () => ({ coming: 318, people, nextCursor: null }),
      },
      hallway: {
        rooms: async ({ state }) =>
          state === 'live'
            ? { rooms: [listing(live, 1_284)], nextCursor: null, count: 1 }
            : { rooms: later.map((one) => listing(one, 0)), nextCursor: null, count: null },
        topics: async () => [],
        trending: async () => ({ rooms: [], topics: [], clubs: [] }),
        discover: async () => null,
      },
    },
  };
}
