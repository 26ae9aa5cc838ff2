import type { NewReport } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** Asks to report somebody to those who run the room. */
export class PersonReportRequest extends HallwayRequestEvent<NewReport & { readonly person: string }> {
  constructor(detail: NewReport & { readonly person: string }) {
    super('hallway-person-report-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-person-report-request': PersonReportRequest;
  }
}
