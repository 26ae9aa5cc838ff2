import type {
  InvitationPage,
  MadeInvitation,
  NewInvitation,
  NewRoom,
  Redeemed,
  Room,
} from '../contract/types.ts';

/** Where an invitation lets in, by name. */
export interface InvitationPlace {
  readonly kind: 'room' | 'club';
  readonly name: string;
}

/** Invitations: using them, and making them. Every method rejects with `HallwayError` only. */
export interface InvitationsDirectory {
  /** Uses an invitation. */
  redeem(code: string): Promise<Redeemed>;
  /** The invitations to a place; for those who run it. */
  invitations(place: InvitationPlace, cursor?: string): Promise<InvitationPage>;
  /** Makes one; its code is in the answer and nowhere else. */
  invite(place: InvitationPlace, wanted: NewInvitation): Promise<MadeInvitation>;
  /** Takes one back. */
  revoke(id: string): Promise<void>;
}

/** Opening rooms. Every method rejects with `HallwayError` only. */
export interface HostingDirectory {
  /** Opens a room, or schedules it where `startsAt` is given. */
  openRoom(wanted: NewRoom): Promise<Room>;
}
