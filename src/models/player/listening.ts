import { atom, type PreinitializedWritableAtom } from 'nanostores';
import type { RoomModel } from '../room-model.ts';

/** A room that the viewer is in, and where on the site they joined it. */
export interface Listening {
  readonly model: RoomModel;
  /** The page's address at that time. */
  readonly address: string;
}

const KEY = Symbol.for('hallway.listening.1');
const shared = globalThis as { [KEY]?: PreinitializedWritableAtom<readonly Listening[]> };

/** The rooms that the viewer is in, the last joined last: one list for all copies of the bundle on the page. */
export const $listening = (shared[KEY] ??= atom<readonly Listening[]>([]));

/** The viewer is in a room, or has left it. */
export function setListening(model: RoomModel, joined: boolean): void {
  const others = $listening.get().filter((one) => one.model !== model);
  $listening.set(joined ? [...others, { model, address: location.href }] : others);
}
