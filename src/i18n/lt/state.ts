import type { Texts } from '../text.ts';

/** Lithuanian for `en/state.ts`. */
export const texts = {
  'state.scheduled': 'Numatyta',
  'state.ended': 'Baigėsi',
  'state.offline': 'Nėra ryšio',
  'state.attendance': {
    one: 'Dalyvavo {count} žmogus',
    few: 'Dalyvavo {count} žmonės',
    many: 'Dalyvavo {count} žmogaus',
    other: 'Dalyvavo {count} žmonių',
  },
  'state.starts': 'Prasidės {when}',
  'state.calledOff': 'Pokalbis turėjo vykti {time}, bet neįvyks.',
  'state.startsSoon': 'Tuoj prasidės',
  'state.recording': 'Įrašoma',
  'state.recordingSoon': 'Bus įrašoma',
  'state.endedDeleted': 'Baigėsi {time}. Įrašas ištrintas; pakeltos rankos ir klausytojų sąrašas – taip pat.',
  'state.endedAt': 'Baigėsi {time}. Neįrašyta; pakeltos rankos ir klausytojų sąrašas ištrinti.',
  'state.hostGone': 'Nutrūko vedėjo ryšys, ir vedėjas nesugrįžo.',
  'state.noAnswerUntil': 'Kambarys neatsako. Gali būti, kad nutrūko Jūsų ryšys; po {time} bandysime vėl.',
  'state.start': 'Pradėti pokalbį',
} as const satisfies Texts;
