import type { ErrorCode } from '../contract/errors.ts';
import { MicrophoneToggleRequest } from '../events/microphone-toggle-request.ts';
import { RoomRetryRequest } from '../events/room-retry-request.ts';
import { SoundPauseRequest } from '../events/sound-pause-request.ts';
import { StageAnswerRequest } from '../events/stage-answer-request.ts';
import { formatLength } from '../i18n/format.ts';
import type { Speech } from '../i18n/text.ts';
import type { News, Notice as RoomNotice } from '../models/room-state.ts';
import { OFFLINE } from './icons/state.ts';
import { CLOSE, MIC, MIC_OFF, SHIELD, VOLUME, WARN } from './icons/player.ts';
import type { Notice } from './notice.ts';
import { isRecorded, recordingSoon } from './recording-notice.ts';
import type { RoomController } from './room-controller.ts';

/** What the microphone's states are called as errors. */
const MIC_ERRORS: Partial<Readonly<Record<string, ErrorCode>>> = {
  denied: 'mic_denied',
  missing: 'mic_missing',
  lost: 'mic_lost',
};

/** What the person has put away; each is a fresh object, so that the same one may come again. */
const dismissed = new WeakSet<RoomNotice | News>();

/** All that somebody who joined has to know or to answer now, the most urgent first; read inside a render. */
export function roomNotices(live: RoomController, speech: Speech, update: () => void): Notice[] {
  return [...urgentNotices(live, speech, update), ...paused(live, speech)];
}

/** The same for what shows by itself that the sound is paused. */
export function urgentNotices(live: RoomController, speech: Speech, update: () => void): Notice[] {
  return [
    blocked(live, speech),
    connection(live, speech),
    hostGone(live, speech),
    invitation(live, speech),
    recordingSoon(live, speech),
    microphone(live, speech) ?? failure(live, speech, update),
  ].filter((one) => one !== undefined);
}

function blocked(live: RoomController, { say }: Speech): Notice | undefined {
  if (live.get('$media').audio !== 'blocked') return undefined;
  return {
    title: say('connection.blocked'),
    text: say('connection.blockedText'),
    glyph: VOLUME,
    tone: 'ok',
    ask: true,
    actions: [
      { label: say('bar.tapToListen'), primary: true, run: () => live.request(new RoomRetryRequest()) },
    ],
  };
}

/** Paused on the lock screen, perhaps, where the room has no button for it. */
function paused(live: RoomController, { say }: Speech): Notice[] {
  if (live.get('$media').audio !== 'paused') return [];
  return [
    {
      title: say('mini.paused'),
      glyph: VOLUME,
      actions: [
        { label: say('mini.play'), run: () => live.request(new SoundPauseRequest({ paused: false })) },
      ],
    },
  ];
}

function connection(live: RoomController, { locale, say }: Speech): Notice | undefined {
  const { connection: state, error, retryAt } = live.get('$media');
  const again = (label: string, primary = false) => ({
    label,
    primary,
    run: () => live.request(new RoomRetryRequest()),
  });
  if (state === 'unstable') {
    return {
      title: say('connection.unstable'),
      text: say('connection.unstableText'),
      glyph: OFFLINE,
      tone: 'warn',
    };
  }
  if (state === 'reconnecting') {
    const left = retryAt === null ? 0 : retryAt - live.now;
    const hand = live.get('$viewer')?.hand;
    return {
      title: say('connection.lost'),
      text:
        left > 0
          ? say('connection.lostUntil', { time: formatLength(locale, left) })
          : say(hand ? 'connection.lostHand' : 'connection.lostText'),
      busy: left <= 0,
      ask: left > 0,
      actions: left > 0 ? [again(say('card.tryNow'))] : [],
    };
  }
  if (state !== 'failed') return undefined;
  return {
    title: say(error ? `error.${error}` : 'connection.failed'),
    text: error ? say(`error.${error}.text`) : undefined,
    glyph: WARN,
    tone: 'warn',
    ask: true,
    actions: [again(say(error === 'duplicate_identity' ? 'error.listenHere' : 'connection.rejoin'), true)],
  };
}

/** The host is gone: until when the room waits, and what becomes of it then. */
function hostGone(live: RoomController, { locale, say }: Speech): Notice | undefined {
  const until = live.get('$room')?.hostAwaitedUntil;
  const people = live.get('$people');
  const host = people.find(({ role }) => role === 'host');
  if (!until || !host || host.local) return undefined;
  const time = formatLength(locale, Date.parse(until) - live.now);
  // Who came on stage first stands first.
  const heir = people.find(({ role, away }) => role === 'moderator' && !away);
  return {
    title: say('stage.hostGone', { name: host.name }),
    text: !heir
      ? say('stage.hostGoneEnds', { time })
      : heir.local
        ? say('stage.hostGoneYou', { time })
        : say('stage.hostGoneHeir', { name: heir.name, time }),
    glyph: OFFLINE,
    tone: 'warn',
  };
}

/** The invitation to the stage, where one waits for an answer. */
export function invitation(live: RoomController, { say }: Speech): Notice | undefined {
  const invited = live.get('$viewer')?.invited;
  if (!invited) return undefined;
  const joining = live.pending('stage-accept');
  return {
    title: invited.byName ? say('stage.invited', { name: invited.byName }) : say('stage.invitedPlain'),
    text: say(isRecorded(live.get('$room')) ? 'room.recordingStage' : 'stage.invitedText'),
    glyph: MIC,
    tone: 'ok',
    ask: true,
    actions: [
      {
        label: say('stage.notNow'),
        pending: live.pending('stage-decline'),
        run: () => live.request(new StageAnswerRequest({ accept: false })),
      },
      {
        label: say('stage.join'),
        primary: true,
        pending: joining,
        run: () => live.request(new StageAnswerRequest({ accept: true })),
      },
    ],
  };
}

function microphone(live: RoomController, { say }: Speech): Notice | undefined {
  const { microphone: state, mayPublish } = live.get('$media');
  const code = mayPublish ? MIC_ERRORS[state] : undefined;
  if (!code) return undefined;
  return {
    title: say(`error.${code}`),
    text: say(`error.${code}.text`),
    glyph: MIC_OFF,
    tone: 'warn',
    ask: true,
    actions: [
      { label: say('room.retry'), run: () => live.request(new MicrophoneToggleRequest({ on: true })) },
    ],
  };
}

/** What was refused last, or came upon the viewer, until it is put away. */
function failure(live: RoomController, { say }: Speech, update: () => void): Notice | undefined {
  const notice = live.get('$notice');
  if (!notice || dismissed.has(notice)) return undefined;
  const { key, error } = notice;
  return {
    title: say(key),
    text: error ? say(`error.${error}.text`) : say('stage.youHostText'),
    ...(error ? {} : { glyph: SHIELD, tone: 'ok' as const }),
    actions: [
      {
        label: say('room.dismiss'),
        icon: CLOSE,
        run: () => {
          dismissed.add(notice);
          update();
        },
      },
    ],
  };
}
