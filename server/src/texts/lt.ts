import type { Texts } from './texts.ts';

/** Lithuanian. */
export const lt: Texts = {
  language: 'lt',
  startsSoon: (when, title) => `Prasideda ${when}: ${title}`,
  begun: (title) => `Jau prasidėjo: ${title}`,
  calledOff: (title) => `Atšaukta: ${title}`,
  startsSoonLine: (when, time) => `Pokalbis prasideda ${when} (${time}).`,
  begunLine: 'Pokalbis jau prasidėjo.',
  calledOffLine: (time) => `Pokalbis, turėjęs vykti ${time}, atšauktas.`,
  listen: 'Į pokalbį',
  why: 'Prašėte priminti apie šį pokalbį.',
  unsubscribe: 'Nebesiųsti laiškų apie šį pokalbį',
  askUnsubscribe: 'Nebesiųsti laiškų apie šį pokalbį?',
  confirmUnsubscribe: 'Nebesiųsti',
  unsubscribed: 'Laiškų apie šį pokalbį nebegausite.',
  linkInvalid: 'Nuoroda nepilna. Atverkite ją iš laiško dar kartą.',
};
