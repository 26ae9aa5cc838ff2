import type { NewInvitation } from '../../contract/types.ts';
import type { TextKey } from '../../i18n/text.ts';

/** Most people whom one invitation lets in; the server's own limit. */
const USES_MAX = 10_000;
const CODE_LENGTH = 28;
const DAY = 24 * 60 * 60_000;
/** How long an invitation is good for, in days; none: as long as it is not taken back. */
export const LENGTHS = { day: 1, week: 7, month: 30, always: null } as const;

/** What somebody wrote who makes an invitation. */
export interface InviteDraft {
  readonly uses: string;
  readonly until: keyof typeof LENGTHS;
  readonly person: string;
  readonly label: string;
}

/** The form as it begins. */
export const EMPTY: InviteDraft = { uses: '1', until: 'week', person: '', label: '' };

/** What is wrong with a code that was typed; nothing where it may be one. */
export function faultOfCode(typed: string): TextKey | undefined {
  const { length } = typed.replace(/[^\p{L}\p{N}]/gu, '');
  if (length === 0) return 'invite.codeMissing';
  return length < CODE_LENGTH ? 'invite.codeShort' : undefined;
}

/** What is wrong with the form, by field. */
export function faultsOf({ uses, person }: InviteDraft): Partial<Record<keyof InviteDraft, TextKey>> {
  const count = Number(uses);
  return {
    ...(!(Number.isInteger(count) && count >= 1 && count <= USES_MAX) && { uses: 'invite.usesWrong' }),
    ...(person.trim() && !/^@?\w{3,30}$/.test(person.trim()) && { person: 'invite.personWrong' }),
  };
}

/** What is asked for. */
export function toInvitation({ uses, until, person, label }: InviteDraft, now: number): NewInvitation {
  const days = LENGTHS[until];
  const handle = person.trim().replace(/^@?/, '@').toLowerCase();
  return {
    uses: Number(uses),
    ...(days !== null && { expiresAt: new Date(now + days * DAY).toISOString() }),
    ...(person.trim() && { person: handle }),
    ...(label.trim() && { label: label.trim() }),
  };
}

/** The code in the page's address, `?invitation=…`. */
export function codeInAddress(): string {
  return new URLSearchParams(location.search).get('invitation') ?? '';
}

/** Takes the code out of the page's address once it was used: whoever copies the address would pass it on. */
export function forgetCode(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('invitation')) return;
  address.searchParams.delete('invitation');
  history.replaceState(history.state, '', address);
}

/** The address of a page with a code in it. */
export function linkOf(code: string, page: string): string {
  const address = new URL(page || location.href, document.baseURI);
  address.hash = '';
  address.searchParams.set('invitation', code);
  return address.href;
}
