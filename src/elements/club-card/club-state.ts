import type { ClubCard } from '../../contract/types.ts';
import type { TextKey } from '../../i18n/text.ts';
import { ADD, DONE } from '../../ui/icons/club.ts';
import { CLOSED, WAIT } from '../../ui/icons/club-more.ts';

/** What the viewer is to the club, as far as the button is concerned. */
export type ClubState = 'join' | 'apply' | 'pending' | 'member' | 'leader' | 'admin' | 'invited';

/** How the button looks in a state, and what pressing it does. */
export interface ClubButton {
  readonly label: TextKey;
  readonly icon?: string;
  /** `primary` is the next step, `soft` says that it is so. */
  readonly look?: 'primary' | 'soft';
  /** Whether pressing it joins or leaves; where neither, there is nothing to press. */
  readonly joins?: boolean;
}

/** Every state of the button. */
export const CLUB_BUTTONS: Readonly<Record<ClubState, ClubButton>> = {
  join: { label: 'club.join', icon: ADD, look: 'primary', joins: true },
  apply: { label: 'club.apply', icon: ADD, look: 'primary', joins: true },
  pending: { label: 'club.withdraw', joins: false },
  member: { label: 'club.member', icon: DONE, look: 'soft', joins: false },
  leader: { label: 'club.leader', icon: DONE, look: 'soft' },
  admin: { label: 'club.admin', icon: DONE, look: 'soft' },
  invited: { label: 'club.invited', icon: CLOSED },
};

/** In the slim banner there is no room for both: the button says that somebody has to answer. */
export const REQUESTED: ClubButton = { ...CLUB_BUTTONS.pending, label: 'club.requested', icon: WAIT };

/** Where the viewer stands. */
export function clubState({ club, you }: ClubCard): ClubState {
  if (you?.role) return you.role;
  if (club.access === 'open') return 'join';
  return club.access === 'approval' ? 'apply' : 'invited';
}
