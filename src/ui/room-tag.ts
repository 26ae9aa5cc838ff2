import type { RoomController } from './room-controller.ts';

/** Whether a `<hallway-room>` shows the room: then that one shows its notices too. */
export function hasRoomTag({ model }: RoomController): boolean {
  return [...(model?.users ?? [])].some(({ host }) => host.localName === 'hallway-room');
}
