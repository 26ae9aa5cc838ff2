import type { texts as english } from '../en/share.ts';

/** The share button and its sheet. */
export const texts: Record<keyof typeof english, string> = {
  'share.share': 'Dalytis',
  'share.room': 'Dalytis šiuo kambariu',
  'share.club': 'Dalytis šiuo klubu',
  'share.person': 'Dalytis šiuo profiliu',
  'share.page': 'Dalytis šiuo puslapiu',
  'share.close': 'Užverti',
  'share.link': 'Nuoroda',
  'share.copy': 'Kopijuoti',
  'share.copied': 'Nukopijuota',
  'share.copyFailed': 'Nukopijuoti nepavyko. Tekstas pažymėtas: paspauskite „Ctrl+C“ arba „⌘C“.',
  'share.mail': 'El. paštu',
  'share.device': 'Daugiau…',
  'share.noAccount': 'Klausytojams paskyros nereikia.',
  'share.qr': 'Nuorodos QR kodas',
  'share.embed': 'Įterpti į svetainę',
  'share.tag': 'Žymė',
  'share.frame': 'Rėmelis',
  'share.code': 'Įterpimo kodas',
  'share.copyCode': 'Kopijuoti kodą',
  'share.allowed': 'Veikia svetainėse, kurioms tai leidžia šis serveris.',
};
