import type { Room } from '../contract/types.ts';
import { formatLength } from '../i18n/format.ts';
import type { Speech } from '../i18n/text.ts';
import { RECORDING } from './icons/replay.ts';
import type { Notice } from './notice.ts';
import type { RoomController } from './room-controller.ts';

/** Whether what is said is kept, or will be in a moment. */
export function isRecorded(room: Pick<Room, 'recordingState'> | null): boolean {
  const { recordingState: now } = room ?? {};
  return now === 'announced' || now === 'recording' || now === 'failed';
}

/** That a recording begins in a moment; read inside a render. */
export function recordingSoon(live: RoomController, { locale, say }: Speech): Notice | undefined {
  const room = live.get('$room');
  if (room?.recordingState !== 'announced') return undefined;
  const left = Date.parse(room.recordingAt ?? '') - live.now;
  return {
    title: say('room.recordingSoon'),
    text:
      left > 0
        ? say('room.recordingSoonText', { time: formatLength(locale, left) })
        : say('room.recordingNow'),
    glyph: RECORDING,
    tone: 'warn',
  };
}
