import type { NameStyle } from './options.ts';
import { at } from './random.ts';

/** The people on stage and in the first rows, by name; further ones are put together from the lists below. */
const FIRST: Record<NameStyle, readonly string[]> = {
  mixed: [
    'Rasa Milvydė',
    'Kenji Moriwaka',
    'Ieva Šermukšnytė',
    'Amara Okonjo-Leith',
    'Mantas Rudenis',
    'Elżbieta Zawirska',
    'Lucía Ferrandiz',
    'Tomas Grinvalas',
    'Noor Haddadi',
    'Priya Ramanesh',
    'Ugnė Balsytė',
    'Jonas Vėtrauskas',
    'Saulius Varnelė',
  ],
  lithuanian: [
    'Vaidilutė Šermukšnytė-Grinvaldienė',
    'Mantas Rudenis',
    'Vakarė Šiaudinytė',
    'Žygimantas Ąžuolas',
    'Ugnė Balsytė',
  ],
  long: [
    'Wolfeschlegelsteinhausenbergerdorff Hubertus',
    'Maria da Conceição Albuquerque de Vasconcelos e Menezes',
    'Nebeprisikiškiakopūsteliaujantis Kazimieras',
    'Pneumonoultramicroscopicsilicovolcanoconiosis',
    'Bartholomew Featherstonehaugh-Cholmondeley III of Wrottesley',
  ],
  arabic: ['رشا العلي', 'كريم منصور', 'ليلى حداد', 'سامر نجار', 'نور الدين'],
};

const GIVEN: Record<NameStyle, readonly string[]> = {
  mixed: [
    'Aiko',
    'Bruno',
    'Chiara',
    'Dinesh',
    'Emilija',
    'Farid',
    'Greta',
    'Hugo',
    'Indrė',
    'Jan',
    'Kofi',
    'Lena',
  ],
  lithuanian: [
    'Austėja',
    'Benas',
    'Danutė',
    'Eglė',
    'Gytis',
    'Jūratė',
    'Kęstutis',
    'Liepa',
    'Rūta',
    'Šarūnas',
    'Žilvinas',
  ],
  long: ['Aleksandra-Magdalena', 'Konstantinos', 'Maximiliane', 'Sathyanarayanan'],
  arabic: ['أمل', 'باسم', 'جنى', 'حسن', 'دانا', 'رامي', 'زينب'],
};

const FAMILY: Record<NameStyle, readonly string[]> = {
  mixed: [
    'Abrams',
    'Bergqvist',
    'Castellanos',
    'Dubois',
    'Eriksen',
    'Fontaine',
    'Gupta',
    'Horváth',
    'Ivanauskas',
    'Jansons',
    'Kowalski',
    'Lindholm',
    'Mbeki',
  ],
  lithuanian: [
    'Ąžuolaitė',
    'Čepulis',
    'Dirgėla',
    'Grinvaldienė',
    'Juškevičius',
    'Kudirkaitė',
    'Petrauskienė',
    'Šiaulytis',
    'Žemaitytė',
  ],
  long: ['Papadimitrakopoulos', 'Grzegorzewska-Brzęczyszczykiewicz', 'van der Westhuizen-Oosterhuis'],
  arabic: ['الخطيب', 'الشامي', 'بركات', 'درويش', 'سليمان'],
};

const CAPTIONS: Record<NameStyle, readonly string[]> = {
  mixed: ['Dendrologist', 'Acoustics lab', 'City gardens', 'Just joined', 'Field recordist'],
  lithuanian: ['Mokytoja', 'Dendrologė', 'Savivaldybė', 'Garso laboratorija'],
  long: ['Interdisciplinary environmental soundscape researcher', 'Bendradarbiavimo koordinatorė'],
  arabic: ['مهندسة صوت', 'باحث', 'معلمة'],
};

/** The name of the person at `index`. */
export function nameOf(style: NameStyle, index: number): string {
  const first = FIRST[style];
  const known = first[index];
  if (known !== undefined) return known;
  const rest = index - first.length;
  const given = GIVEN[style];
  return `${at(given, rest)} ${at(FAMILY[style], rest * 5 + Math.floor(rest / given.length) + 2)}`;
}

/** What stands under the name of the person at `index` on stage. */
export function captionOf(style: NameStyle, index: number): string {
  return at(CAPTIONS[style], index);
}
