import type { Texts } from './texts.ts';

/** English. */
export const en: Texts = {
  language: 'en',
  startsSoon: (when, title) => `Starts ${when}: ${title}`,
  begun: (title) => `Live now: ${title}`,
  calledOff: (title) => `Called off: ${title}`,
  startsSoonLine: (when, time) => `The talk starts ${when} (${time}).`,
  begunLine: 'The talk has begun.',
  calledOffLine: (time) => `The talk of ${time} will not take place.`,
  listen: 'To the talk',
  why: 'You asked to be reminded of this talk.',
  unsubscribe: 'No e-mails about this talk',
  askUnsubscribe: 'Shall no more e-mails about this talk come?',
  confirmUnsubscribe: 'No more e-mails',
  unsubscribed: 'No more e-mails about this talk will come.',
  linkInvalid: 'This link is not complete. Open it from the e-mail again.',
};
