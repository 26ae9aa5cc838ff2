import type { TextKey } from '../../i18n/text.ts';

/** Most characters of a text; the server's own limits. */
export const MOST = { message: 4_000, name: 80, reach: 200 } as const;

/** What a visitor wrote. */
export interface Draft {
  readonly message: string;
  readonly name: string;
  readonly reach: string;
  readonly consent: boolean;
}

/** A field of the form. */
export type FieldName = keyof Draft;
/** What is wrong, by field. */
export type Faults = Partial<Readonly<Record<FieldName, TextKey>>>;

/** The form as it begins. */
export const EMPTY: Draft = { message: '', name: '', reach: '', consent: false };

/** What has to be put right before anything is sent, in the order of the fields. */
export function faultsOf({ message, name, reach, consent }: Draft): Faults {
  return {
    ...(!message.trim() && { message: 'contact.messageMissing' }),
    ...(message.trim().length > MOST.message && { message: 'contact.messageLong' }),
    ...(!name.trim() && { name: 'contact.nameMissing' }),
    ...(!reach.trim() && { reach: 'contact.reachMissing' }),
    ...(isHalfAddress(reach) && { reach: 'contact.reachWrong' }),
    ...(!consent && { consent: 'contact.consentMissing' }),
  };
}

/** An e-mail address without a whole domain: a slip that would make the answer go astray. */
function isHalfAddress(reach: string): boolean {
  const text = reach.trim();
  return /^\S+@\S*$/.test(text) && !/^\S+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
}
