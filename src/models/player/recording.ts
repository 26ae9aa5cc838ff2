import type { Room } from '../../contract/types.ts';
import { formatLength } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/text.ts';
import type { RoomModel } from '../room-model.ts';
import type { Voice } from './voice.ts';

/** Tells those who joined what becomes of the recording, and whoever comes, or comes to the stage, that there is one. */
export function watchRecording(model: RoomModel, say: Voice['say']): () => void {
  const { $room, $viewer, $phase } = model.stores;
  const on = () => ['recording', 'failed'].includes($room.get()?.recordingState ?? '');
  const joined = () => $phase.get() === 'joined';
  const stops = [
    $room.listen((now, before) => {
      if (!now || !before || !joined() || now.recordingState === before.recordingState) return;
      if (now.recordingState === 'announced') announce(now, say);
      else void tell(NEWS[now.recordingState], say);
    }),
    $phase.listen((phase) => {
      const room = $room.get();
      if (phase !== 'joined' || !room) return;
      if (on()) void say('say.recordingIs');
      else if (room.recordingState === 'announced') announce(room, say);
    }),
    $viewer.listen((now, before) => {
      const arrives = before?.role === 'listener' && now && now.role !== 'listener';
      if (arrives && joined() && on()) void say('say.recordingStage');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

const NEWS: Partial<Readonly<Record<Room['recordingState'], TextKey>>> = {
  recording: 'say.recordingOn',
  failed: 'say.recordingFailed',
  saving: 'say.recordingOff',
};

function announce({ recordingAt }: Room, say: Voice['say']): void {
  void say('say.recordingSoon', ({ locale }) => ({
    time: formatLength(locale, Date.parse(recordingAt ?? '') - Date.now()),
  }));
}

async function tell(key: TextKey | undefined, say: Voice['say']): Promise<void> {
  if (key) await say(key);
}
