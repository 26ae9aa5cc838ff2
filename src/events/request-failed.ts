import type { ErrorCode } from '../contract/errors.ts';
import { HallwayEvent, type HallwayRequestEvent } from './event.ts';

/** What was refused, and why. */
export interface RequestFailure {
  /** The room it was about; empty where it was about something else, which the request names. */
  readonly room: string;
  readonly code: ErrorCode;
  /** The server's id of the failed request, to quote to the site's support. */
  readonly requestId: string | undefined;
  /** The request that failed. */
  readonly trigger: HallwayRequestEvent;
}

/** A request was refused or could not be carried out. */
export class RequestFailedEvent extends HallwayEvent<RequestFailure> {
  constructor(detail: RequestFailure) {
    super('hallway-request-failed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-request-failed': RequestFailedEvent;
  }
}
