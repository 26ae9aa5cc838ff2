import { en } from './en.ts';
import { lt } from './lt.ts';

/** What this server writes to people itself, in one language. Values are put in by whoever escapes them. */
export interface Texts {
  /** BCP 47 tag. */
  readonly language: string;
  /** Subjects of e-mails about a talk. */
  readonly startsSoon: (when: string, title: string) => string;
  readonly begun: (title: string) => string;
  readonly calledOff: (title: string) => string;
  /** What happens, as a sentence. */
  readonly startsSoonLine: (when: string, time: string) => string;
  readonly begunLine: string;
  readonly calledOffLine: (time: string) => string;
  /** The link to the talk. */
  readonly listen: string;
  readonly why: string;
  readonly unsubscribe: string;
  /** The page that the link of an e-mail opens. */
  readonly askUnsubscribe: string;
  readonly confirmUnsubscribe: string;
  readonly unsubscribed: string;
  readonly linkInvalid: string;
}

/** The texts of a language tag; English where there are none. */
export function textsOf(language: string): Texts {
  return language.toLowerCase().split('-')[0] === 'lt' ? lt : en;
}

/** The first of the accepted languages for which there are texts, as `Accept-Language` says. */
export function textsFor(accepted: string | undefined): Texts {
  const first = (accepted ?? '').split(',').find((tag) => /^\s*(?:en|lt)\b/i.test(tag));
  return textsOf((first ?? 'en').trim());
}
