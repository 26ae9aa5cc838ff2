import type { texts as english } from '../en/club.ts';
import type { Text } from '../text.ts';

/** Klubo kortelės tekstai. */
export const texts: Record<keyof typeof english, Text> = {
  'club.followers': {
    one: '{count} sekėjas',
    few: '{count} sekėjai',
    many: '{count} sekėjo',
    other: '{count} sekėjų',
  },
  'club.members': {
    one: '{count} narys',
    few: '{count} nariai',
    many: '{count} nario',
    other: '{count} narių',
  },
  'club.closed': 'Uždaras klubas · {members}',
  'club.live': 'Gyvai',
  'club.liveNow': 'Dabar gyvai · {count}',
  'club.next': 'Kitas: {when}',
  'club.asked': 'Prašymas išsiųstas',
  'club.askedText': 'Atsakys klubo administratorius.',

  'club.follow': 'Sekti',
  'club.following': 'Sekate',
  'club.join': 'Įstoti',
  'club.apply': 'Prašyti priimti',
  'club.requested': 'Laukiama',
  'club.withdraw': 'Atsiimti prašymą',
  'club.member': 'Esate klube',
  'club.leader': 'Vedate',
  'club.admin': 'Administruojate',
  'club.invited': 'Tik su pakvietimu',
  'club.leave': 'Palikti klubą',
  'club.stay': 'Likti',

  'club.loading': 'Klubas įkeliamas',
  'club.missing': 'Tokio klubo čia nėra',
  'club.noAnswer': 'Klubo įkelti nepavyko',
  'club.old': 'Nėra ryšio: duomenys gali būti pasenę.',
  'club.failed': 'Nepavyko. Bandykite dar kartą.',
  'club.retry': 'Bandyti dar kartą',
};
