/** Everything public, without side effects. `hallway-elements/define` registers the tags. */
export type { Backend, BackendFeature, RoomSink } from './backend/backend.ts';
export type { ClubsDirectory, Directory } from './backend/directory.ts';
export { configure, type Settings, type UserToken } from './config/page.ts';
export { ERROR_CODES } from './contract/error-codes.ts';
export { type ErrorCode, HallwayError } from './contract/errors.ts';
export type * from './contract/types.ts';
export { HallwayClubCard } from './elements/club-card/club-card.ts';
export { HallwayControlBar } from './elements/control-bar/control-bar.ts';
export { HallwayHandRaise } from './elements/hand-raise/hand-raise.ts';
export { HallwayHostPanel } from './elements/host-panel/host-panel.ts';
export { HallwayProvider } from './elements/provider/provider.ts';
export { HallwayRoom } from './elements/room/room.ts';
export { HallwaySpeakerGrid } from './elements/speaker-grid/speaker-grid.ts';
export * from './events/index.ts';
export { overrideTexts } from './i18n/load.ts';
export type { Text, Texts } from './i18n/text.ts';
export type * from './media/media-session.ts';
