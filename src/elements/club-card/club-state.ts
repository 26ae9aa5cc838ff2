import type { ClubCard } from '../../contract/types.ts';
import type { TextKey } from '../../i18n/text.ts';
import { ADD, CLOSED, DONE, WAIT } from '../../ui/icons/club.ts';

/** What the button of a club's card is for: whichever the club's kind asks for, where the page does not say. */
export type ClubAction = 'follow' | 'join';
/** What the viewer is to the club, as far as the button is concerned. */
export type ClubState =
  | 'follow'
  | 'following'
  | 'join'
  | 'apply'
  | 'pending'
  | 'member'
  | 'leader'
  | 'admin'
  | 'invited';

/** How the button looks in a state, and what pressing it asks for. */
export interface ClubButton {
  readonly label: TextKey;
  readonly icon?: string;
  /** `primary` is the next step, `soft` says that it is so. */
  readonly look?: 'primary' | 'soft';
  /** Where nothing is, there is nothing to press. */
  readonly asks?: { readonly what: ClubAction; readonly on: boolean };
}

/** Every state of the button. */
export const CLUB_BUTTONS: Readonly<Record<ClubState, ClubButton>> = {
  follow: { label: 'club.follow', icon: ADD, look: 'primary', asks: { what: 'follow', on: true } },
  following: { label: 'club.following', icon: DONE, look: 'soft', asks: { what: 'follow', on: false } },
  join: { label: 'club.join', icon: ADD, look: 'primary', asks: { what: 'join', on: true } },
  apply: { label: 'club.apply', icon: ADD, look: 'primary', asks: { what: 'join', on: true } },
  pending: { label: 'club.withdraw', asks: { what: 'join', on: false } },
  member: { label: 'club.member', icon: DONE, look: 'soft', asks: { what: 'join', on: false } },
  leader: { label: 'club.leader', icon: DONE, look: 'soft' },
  admin: { label: 'club.admin', icon: DONE, look: 'soft' },
  invited: { label: 'club.invited', icon: CLOSED },
};

/** In the slim banner there is no room for both: the button says that somebody has to answer. */
export const REQUESTED: ClubButton = { ...CLUB_BUTTONS.pending, label: 'club.requested', icon: WAIT };

/** What the button is for: open clubs are followed, others are joined, unless the page says otherwise. */
export function clubAction({ club }: ClubCard, wanted: string | null): ClubAction {
  if (wanted === 'follow' || wanted === 'join') return wanted;
  return club.access === 'open' ? 'follow' : 'join';
}

/** Where the viewer stands. */
export function clubState({ club, you }: ClubCard, action: ClubAction): ClubState {
  if (action === 'follow') return you?.follows ? 'following' : 'follow';
  if (you?.role) return you.role;
  if (club.access === 'open') return 'join';
  return club.access === 'approval' ? 'apply' : 'invited';
}
