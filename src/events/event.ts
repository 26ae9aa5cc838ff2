/** What every event of an element has in common: it bubbles, and it leaves shadow roots. */
export abstract class HallwayEvent<Detail> extends Event {
  /** What happened or what is asked for; never holds a token. */
  readonly detail: Detail;

  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}

/**
 * Asks for something before anything is sent. `preventDefault()` stops it; otherwise the room's model carries it out,
 * and a failure comes back as `hallway-request-failed` with this event as its `trigger`.
 */
export abstract class HallwayRequestEvent<Detail = unknown> extends HallwayEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, detail, true);
  }
}
