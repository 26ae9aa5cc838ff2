import type { ComingPage, Person, Room } from '../../contract/types.ts';
import { dropStyles, takeDrawn } from '../../ui/drawn.ts';
import type { HallwayRoom } from './room.ts';

/** What a server drew a room with. */
export interface DrawnRoom {
  readonly room: Room;
  readonly stage: readonly Person[];
  readonly listeners: number;
  /** The first who come to a talk that is scheduled. */
  readonly coming?: ComingPage | undefined;
}

/** Gets what the first drawing of a card needs that a server drew: the room as it was then, its texts, its part. */
export function hydrate(element: HallwayRoom): Promise<void> {
  return prepare(element).finally(() => dropStyles(element));
}

async function prepare(element: HallwayRoom): Promise<void> {
  const { live, speech } = element;
  const drawn = takeDrawn(element) as DrawnRoom | null;
  const { model } = live;
  if (!drawn || !model || drawn.room.name !== model.name) return;
  const { $room, $stage, $people, $listeners } = model.stores;
  // The event stream may have brought it already, and newer.
  if (!$room.get()) {
    const { room, stage, listeners } = drawn;
    $stage.set(stage);
    $people.set(stage.map((one) => ({ ...one, speaking: false, local: false })));
    $listeners.set(listeners);
    $room.set(room);
  }
  if (drawn.room.state !== 'live' || drawn.room.recordingAt) {
    const [{ scheduleOf }] = await Promise.all([
      import('../../models/directory/schedule.ts'),
      element.fetchPart('state'),
    ]);
    const store = scheduleOf(model.connection)?.coming(drawn.room.name, 0);
    if (drawn.coming && !store?.get()) store?.set(drawn.coming);
  }
  await speech.settle();
}
