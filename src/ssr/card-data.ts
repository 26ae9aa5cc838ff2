import type { ClubCard, PersonCard, TalkPage } from '../contract/types.ts';
import type { DrawnRoom } from '../elements/room/room-hydrate.ts';

/** What each card that a server can draw is drawn with, by tag: as the API sends it. */
export interface CardData {
  'hallway-club-card': ClubCard;
  'hallway-profile-card': PersonCard;
  'hallway-room': DrawnRoom;
  'hallway-schedule': TalkPage;
}

/** A card that a server can draw. */
export type CardTag = keyof CardData;

/** Attributes of the tag. True is one without a value; what is false, null or undefined is left out. */
export type CardAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The text of an attribute; empty where there is none. */
export function valueOf(attributes: CardAttributes, name: string): string {
  const value = attributes[name];
  return value === undefined || value === null || value === false || value === true ? '' : String(value);
}
