import type { Speech, TextPart } from '../../i18n/text.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** What a part needs of the `hallway-room` that it is shown in. */
export interface PartHost extends HTMLElement {
  readonly bare: boolean;
  readonly renderRoot: ShadowRoot;
  readonly retry: () => void;
  requestUpdate(): void;
}

/** Something that a room shows instead of its live card; fetched when it is needed. */
export interface RoomPart {
  /** Adopted after the card's. */
  readonly sheets: () => readonly CSSStyleSheet[];
  /** The parts of the texts that it shows. */
  readonly textParts: readonly TextPart[];
  /** Draws into the host's `renderRoot`, over what was there. */
  draw(host: PartHost, live: RoomController, speech: Speech): void;
}
