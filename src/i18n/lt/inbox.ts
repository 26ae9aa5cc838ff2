import type { texts as english } from '../en/inbox.ts';
import type { Text } from '../text.ts';

/** Lithuanian for `en/inbox.ts`. */
export const texts: Record<keyof typeof english, Text> = {
  'inbox.title': 'Žinutės Jums',
  'inbox.open': 'Neatsakytos',
  'inbox.done': 'Atsakytos',
  'inbox.none': 'Žinučių nėra',
  'inbox.none.text': 'Čia matysite, ką Jums parašė lankytojai.',
  'inbox.noneDone': 'Atsakytų dar nėra',
  'inbox.noneDone.text': 'Čia matysite žinutes, kurias pažymėjote atsakytomis.',
  'inbox.room': 'Išsiųsta kambaryje {room}',
  'inbox.markDone': 'Pažymėti atsakyta',
  'inbox.reopen': 'Grąžinti prie neatsakytų',
  'inbox.delete': 'Ištrinti…',
  'inbox.about': '{action}: {name}',
  'inbox.deleteTitle': 'Ištrinti žinutę? Siuntėjas: {name}',
  'inbox.deleteText': 'Susigrąžinti jos nebegalėsite.',
  'inbox.deleteGo': 'Ištrinti',
  'inbox.cancel': 'Atšaukti',
  'inbox.download': 'Atsisiųsti CSV',
  'inbox.file': 'zinutes',
  'inbox.more': 'Rodyti daugiau',
  'inbox.signIn': 'Prisijunkite, kad matytumėte žinutes',
  'inbox.signIn.text': 'Jas mato tik tie, kuriuos ši svetainė pažįsta.',
  'inbox.loading': 'Žinutės įkeliamos',
  'inbox.noAnswer': 'Žinučių įkelti nepavyko. Gal nutrūko Jūsų ryšys.',
  'inbox.retry': 'Bandyti dar kartą',
};
