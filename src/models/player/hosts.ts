import type { Person } from '../../contract/types.ts';
import type { TextKey, TextParams } from '../../i18n/text.ts';
import type { RoomModel } from '../room-model.ts';

/** What is announced with. */
type Say = (key: TextKey, params?: TextParams) => void;

/**
 * Tells those who are in a room who runs it: that the host is gone and is waited for, is back, or is another one now; and
 * whoever becomes host also by a notice.
 * @returns functions that stop it
 */
export function followHost(model: RoomModel, say: Say, joined: () => boolean): (() => void)[] {
  const { $room, $stage, $viewer, $notice } = model.stores;
  const self = () => $viewer.get()?.id;
  return [
    $room.listen((room, before) => {
      const host = hostOf($stage.get());
      const missed = room?.hostAwaitedUntil && before && !before.hostAwaitedUntil;
      if (missed && host && host.id !== self() && joined()) say('say.hostGone', { name: host.name });
      if (room?.endedAs === 'host_gone' && before?.state === 'live' && joined()) say('say.endedAsHostGone');
    }),
    $stage.listen((now, earlier) => {
      const [host, before] = [hostOf(now), hostOf(earlier ?? [])];
      if (!host || !before || host.id === self() || !joined()) return;
      if (host.id !== before.id) say('say.newHost', { name: host.name });
      else if (before.away && !host.away) say('say.hostBack', { name: host.name });
    }),
    $viewer.listen((now, before) => {
      if (!joined() || now?.role !== 'host' || !before || before.role === 'host') return;
      $notice.set({ key: 'stage.youHost' });
      say('stage.youHost');
    }),
  ];
}

function hostOf(stage: readonly Person[]): Person | undefined {
  return stage.find(({ role }) => role === 'host');
}
