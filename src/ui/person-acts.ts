import type { BanScope, Person, Room, RoomAction, Viewer } from '../contract/types.ts';
import type { TextKey } from '../i18n/text.ts';
import { BAN, LEAVE, MIC_OFF, PLUS, SHIELD, STEP_DOWN } from './icons/player.ts';
import { moderates } from './moderates.ts';

/** A question before something that cannot be taken back. */
export interface Question {
  readonly title: TextKey;
  readonly text: TextKey;
  /** The button that does it. */
  readonly go: TextKey;
}

/** One thing that the viewer may do to somebody, as a menu shows it. */
export interface PersonAct {
  readonly action: RoomAction;
  readonly text: TextKey;
  readonly icon: string;
  /** Mirrored where the script runs right to left. */
  readonly flip?: boolean;
  readonly danger?: boolean;
  readonly question?: Question;
}

/**
 * What the viewer may do to somebody, in the order of the menu; empty where it is nothing. The host acts on all others,
 * moderators on those who do not run the room; only the host gives and takes roles. The server decides: this only leaves
 * out what it would refuse.
 */
export function actsOn(person: Person, viewer: Viewer | null, room: Room | null): PersonAct[] {
  if (!viewer || !moderates(viewer) || person.id === viewer.id || person.role === 'host') return [];
  if (viewer.role === 'moderator' && person.role === 'moderator') return [];
  const { id } = person;
  const acts: (PersonAct | false)[] =
    person.role === 'listener'
      ? [{ action: { type: 'stage-invite', person: id }, text: 'host.inviteToStage', icon: PLUS }]
      : [
          !person.muted && { action: { type: 'person-mute', person: id }, text: 'host.mute', icon: MIC_OFF },
          ...(viewer.role === 'host' ? roleActs(person) : []),
          {
            action: { type: 'person-to-audience', person: id },
            text: 'host.toAudience',
            icon: STEP_DOWN,
          },
        ];
  return [...acts, ...outActs(id, room)].filter((act) => act !== false);
}

function roleActs({ id, role }: Person): PersonAct[] {
  const moderator = role === 'moderator';
  return [
    {
      action: { type: 'person-role', person: id, role: moderator ? 'speaker' : 'moderator' },
      text: moderator ? 'host.unmakeModerator' : 'host.makeModerator',
      icon: SHIELD,
    },
    {
      action: { type: 'person-role', person: id, role: 'host' },
      text: 'host.makeHost',
      icon: SHIELD,
      question: { title: 'host.makeHostAsk', text: 'host.makeHostText', go: 'host.makeHostDo' },
    },
  ];
}

function outActs(person: string, room: Room | null): PersonAct[] {
  const ban = (scope: BanScope): PersonAct => {
    const club = scope === 'club';
    return {
      action: { type: 'person-ban', person, scope },
      text: club ? 'host.ban' : 'host.banRoom',
      icon: BAN,
      danger: true,
      question: {
        title: 'host.banAsk',
        text: club ? 'host.banText' : 'host.banTextRoom',
        go: 'host.banDo',
      },
    };
  };
  return [
    {
      action: { type: 'person-remove', person },
      text: 'host.remove',
      icon: LEAVE,
      flip: true,
      danger: true,
      question: { title: 'host.removeAsk', text: 'host.removeText', go: 'host.removeDo' },
    },
    ban('room'),
    ...(room?.club ? [ban('club')] : []),
  ];
}
