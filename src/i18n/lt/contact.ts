import type { texts as english } from '../en/contact.ts';
import type { Text } from '../text.ts';

/** Lithuanian for `en/contact.ts`. */
export const texts: Record<keyof typeof english, Text> = {
  'contact.title': 'Žinutė: {name}',
  'contact.kept': 'Ją gali skaityti tik {name} ir šios svetainės tvarkytojai. Ji saugoma, kol bus ištrinta.',
  'contact.message': 'Žinutė',
  'contact.name': 'Jūsų vardas',
  'contact.reach': 'Kaip su Jumis susisiekti',
  'contact.reachHint': 'El. pašto adresas arba telefono numeris',
  'contact.consent': 'Sutinku, kad mano žinutė, vardas ir kontaktai būtų saugomi, kol man bus atsakyta.',
  'contact.send': 'Siųsti',
  'contact.sending': 'Siunčiama',
  'contact.sent': 'Jūsų žinutė išsaugota',
  'contact.sent.text': '{name} ją matys, kol atsakys.',
  'contact.another': 'Rašyti kitą',
  'contact.messageMissing': 'Parašykite, apie ką norite kalbėtis.',
  'contact.messageLong': 'Per ilga: daugiausia {max} ženklų.',
  'contact.nameMissing': 'Parašykite savo vardą.',
  'contact.reachMissing': 'Parašykite el. pašto adresą arba telefono numerį.',
  'contact.reachWrong': 'Adresas turi būti visas, pavyzdžiui, vardas@mokykla.example.',
  'contact.consentMissing': 'Pažymėkite šį langelį: be Jūsų sutikimo niekas nebus išsiųsta.',
  'contact.waiting': 'Dar neišsiųsta. Išsiųsime, kai tik atsiras ryšys.',
  'contact.kept.here': 'Niekas nedingo: Jūsų tekstas liko čia.',
  'contact.closed': '{name} čia žinučių nepriima.',
  'contact.self': 'Tai Jūsų pačių forma: per ją Jums rašo lankytojai.',
  'contact.missing': 'Tokio žmogaus čia nėra.',
  'contact.loading': 'Forma įkeliama',
};
