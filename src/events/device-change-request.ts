import { HallwayRequestEvent } from './event.ts';

/** Asks for another microphone or output; `id` is the id of a device. */
export class DeviceChangeRequest extends HallwayRequestEvent<{
  readonly kind: 'microphone' | 'output';
  readonly id: string;
}> {
  constructor(detail: { readonly kind: 'microphone' | 'output'; readonly id: string }) {
    super('hallway-device-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-device-change-request': DeviceChangeRequest;
  }
}
