import { atom } from 'nanostores';
import type { HostingDirectory } from '../../backend/host-directory.ts';
import { httpHosting } from '../../backend/http-invitations.ts';
import type { Room } from '../../contract/types.ts';
import type { RoomOpenRequest } from '../../events/room-open-request.ts';
import { RoomOpenedEvent } from '../../events/room-opened.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { announce, Errands } from './carry-out.ts';
import { tell } from '../tell.ts';

/** Rooms that this page opens, by the key of the form. */
export class HostingModel extends Errands {
  /** What was opened last, by the key of the form. */
  readonly $opened = atom<ReadonlyMap<string, Room>>(new Map());
  readonly #directory: HostingDirectory;

  constructor(directory: HostingDirectory) {
    super();
    this.#directory = directory;
  }

  /** Opens or schedules a room. */
  open(trigger: RoomOpenRequest, key: string, host: HTMLElement): void {
    void this.carryOut(key, {
      trigger,
      host,
      pending: key,
      run: () => this.#directory.openRoom(trigger.detail),
      done: (room) => {
        this.$opened.set(new Map([...this.$opened.get(), [key, room]]));
        announce(host, ['form'], room.state === 'live' ? 'form.opened' : 'form.scheduled');
        tell(host, new RoomOpenedEvent(room));
      },
    });
  }

  /** Forgets what a form opened, so that it may open another. */
  forget(key: string): void {
    const opened = new Map(this.$opened.get());
    opened.delete(key);
    this.$opened.set(opened);
  }
}

/** What opens the rooms of a connection; nothing where its backend cannot. */
export function hostingOf(connection: Connection): HostingModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('hosting') as HostingModel | undefined;
  if (!model) {
    const own = hasApi ? httpHosting(apiOf(connection)) : config.backend?.directory?.hosting;
    if (!own) return undefined;
    directory.set('hosting', (model = new HostingModel(own)));
  }
  return model;
}
