import { HallwayEvent } from './event.ts';

/** `unstable`: packets stopped, nothing decided yet; `reconnecting`: coming back by itself; `failed`: it needs a person. */
export type ConnectionName = 'idle' | 'connecting' | 'connected' | 'unstable' | 'reconnecting' | 'failed';

/** The audio connection changed. */
export class ConnectionChangedEvent extends HallwayEvent<{
  readonly room: string;
  readonly state: ConnectionName;
}> {
  constructor(detail: { readonly room: string; readonly state: ConnectionName }) {
    super('hallway-connection-changed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-connection-changed': ConnectionChangedEvent;
  }
}
