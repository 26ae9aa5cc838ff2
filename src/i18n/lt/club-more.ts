import type { texts as english } from '../en/club-more.ts';
import type { Text } from '../text.ts';

/** Kiti klubo kortelės tekstai: uždari klubai, nariai, nesėkmės. */
export const texts: Record<keyof typeof english, Text> = {
  'club.members': {
    one: '{count} narys',
    few: '{count} nariai',
    many: '{count} nario',
    other: '{count} narių',
  },
  'club.closed': 'Uždaras klubas · {members}',
  'club.asked': 'Prašymas išsiųstas',
  'club.askedText': 'Atsakys klubo administratorius.',
  'club.join': 'Įstoti',
  'club.apply': 'Prašyti priimti',
  'club.requested': 'Laukiama',
  'club.withdraw': 'Atsiimti prašymą',
  'club.member': 'Esate klube',
  'club.leader': 'Vedate',
  'club.admin': 'Administruojate',
  'club.invited': 'Tik su pakvietimu',
  'club.close': 'Užverti',
  'club.leave': 'Palikti klubą',
  'club.stay': 'Likti',
  'club.missing': 'Tokio klubo čia nėra',
  'club.noAnswer': 'Klubo įkelti nepavyko',
  'club.old': 'Nėra ryšio: duomenys gali būti pasenę.',
  'club.retry': 'Bandyti dar kartą',
};
