import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { playground } from './playground.ts';
import { profile } from './simulated/profiles.ts';

/** Each element with its attributes to play with. A test of the house says which one is missing here. */
const meta: Meta = { title: 'Playground' };
export default meta;

const room = 'street-trees';
const club = 'sound-field';
const person = profile().id;
/** What is for those in the room shows nothing before. */
const listener = { viewer: 'listener' } as const;

/** `<hallway-room>` */
export const Room: StoryObj = playground('hallway-room', { room });
/** `<hallway-club-card>` */
export const ClubCard: StoryObj = playground('hallway-club-card', { club });
/** `<hallway-profile-card>` */
export const ProfileCard: StoryObj = playground('hallway-profile-card', { person });
/** `<hallway-contact>` */
export const Contact: StoryObj = playground('hallway-contact', { person });
/** `<hallway-room-list>` */
export const RoomList: StoryObj = playground('hallway-room-list');
/** `<hallway-replay>` */
export const Replay: StoryObj = playground('hallway-replay', { room });
/** `<hallway-schedule>` */
export const Schedule: StoryObj = playground('hallway-schedule', { club });
/** `<hallway-invite>` */
export const Invite: StoryObj = playground('hallway-invite');
/** `<hallway-room-form>` */
export const RoomForm: StoryObj = playground('hallway-room-form');
/** `<hallway-share>` */
export const Share: StoryObj = playground('hallway-share', { url: 'https://example.org/talks' });
/** `<hallway-speaker-grid>` */
export const SpeakerGrid: StoryObj = playground('hallway-speaker-grid', { room }, listener);
/** `<hallway-control-bar>` */
export const ControlBar: StoryObj = playground('hallway-control-bar', { room }, listener);
/** `<hallway-hand-raise>` */
export const HandRaise: StoryObj = playground('hallway-hand-raise', { room }, listener);
/** `<hallway-host-panel>` */
export const HostPanel: StoryObj = playground('hallway-host-panel', { room }, { viewer: 'host' });
/** `<hallway-questions>` */
export const Questions: StoryObj = playground('hallway-questions', { room });
/** `<hallway-reactions>` */
export const Reactions: StoryObj = playground('hallway-reactions', { room }, { ...listener, applause: true });
/** `<hallway-captions>` */
export const Captions: StoryObj = playground('hallway-captions', { room }, listener);
/** `<hallway-mini-player>` */
export const MiniPlayer: StoryObj = playground('hallway-mini-player', {}, { ...listener, gone: true });
