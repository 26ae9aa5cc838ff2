import { ALL_FEATURES } from '../backend/backend.ts';
import { type LiveRoom, liveCard } from '../elements/room/card.ts';
import type { DrawnRoom } from '../elements/room/room-hydrate.ts';
import { stateView } from '../elements/room/state.ts';
import type { RoomModel } from '../models/room-model.ts';
import { type RoomValues, UNKNOWN_ROOM } from '../models/room-state.ts';
import { isLiveCard } from './card-css.ts';
import { toHtml } from './html.ts';
import { connectionOf } from './schedule-model.ts';
import { nothing, reader, speechOf } from './speech.ts';

/** The card of a room: live, scheduled or over. */
export async function roomCard(drawn: DrawnRoom, lang: string, api: string): Promise<string> {
  const { room, stage, listeners, coming } = drawn;
  // A replay is an element of its own, for the script to make.
  if (room.state === 'ended' && /^(?:kept|saving)$/.test(room.recordingState ?? '')) return '';
  const values: RoomValues = {
    ...UNKNOWN_ROOM,
    $status: 'ready',
    $room: room,
    $stage: stage,
    $listeners: listeners,
  };
  const live: LiveRoom = {
    get now() {
      return reader.now;
    },
    get minute() {
      return reader.minute;
    },
    read: reader.read,
    get: (name) => values[name],
    features: ALL_FEATURES,
    pending: () => false,
    request: () => false,
    warm: nothing,
    preload: nothing,
    model: { connection: connectionOf(api, undefined, coming) } as RoomModel,
  };
  const speech = await speechOf(lang, ['card', 'state', 'schedule']);
  if (isLiveCard(drawn)) return toHtml(liveCard(room, live, speech, nothing, nothing, false));
  // No page is there that an alarm could lead to.
  const host = { ownerDocument: { URL: '' }, getAttribute: () => null } as unknown as HTMLElement;
  return toHtml(stateView(host, live, speech, nothing));
}
