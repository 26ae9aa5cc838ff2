import { $listening, type Listening } from '../../models/player/listening.ts';
import { RoomController } from '../../ui/room-controller.ts';

/**
 * Ties an element to the room that the viewer is in, whichever that is: the last one they joined. The room then goes on
 * for as long as the element is in the document, also when its own tag has gone.
 */
export class ListeningController extends RoomController {
  /** Where on the site the room was joined. */
  address = '';
  #unsubscribe: (() => void) | undefined;

  override hostConnected(): void {
    this.#unsubscribe = $listening.subscribe((rooms) => this.#show(rooms.at(-1)));
  }

  override hostUpdate(): void {
    // Its room is not a matter of attributes.
  }

  override hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#show(undefined);
  }

  #show(listening: Listening | undefined): void {
    const before = this.model;
    this.address = listening?.address ?? '';
    this.model = listening?.model;
    if (this.model === before) return;
    this.model?.add(this);
    before?.remove(this);
    this.forget();
    if (this.host.isConnected) this.host.requestUpdate();
  }
}
