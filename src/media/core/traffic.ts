/** What came in over a connection, as far as its statistics tell. */
export interface Traffic {
  /** Rises with anything that arrives. */
  readonly received: number;
  /** Milliseconds since the last packet of audio, where the browser says so. */
  readonly age: number | null;
  /** Connectivity checks that have no answer yet; null where the browser does not count them. */
  readonly unanswered: number | null;
}

/** The statistics that we read; browsers have more. */
interface Statistic {
  readonly type: string;
  readonly timestamp: number;
  readonly state?: string;
  readonly nominated?: boolean;
  readonly bytesReceived?: number;
  readonly requestsReceived?: number;
  readonly requestsSent?: number;
  readonly responsesReceived?: number;
  readonly lastPacketReceivedTimestamp?: number;
}

/**
 * Sums up the candidate pairs in use. ICE's connectivity checks count too, as they are all that arrives while everybody
 * is silent: about every 2.5 s the browser's own, and every 2 s the media server's, unless that runs ICE lite.
 * @returns null while there is no pair yet.
 */
export function readTraffic(reports: Iterable<Iterable<readonly [string, unknown]>>): Traffic | null {
  let found = false;
  let received = 0;
  let age: number | null = null;
  let unanswered: number | null = 0;
  for (const report of reports) {
    for (const [, entry] of report) {
      const pair = entry as Statistic;
      if (pair.type !== 'candidate-pair' || !pair.nominated || pair.state === 'failed') continue;
      found = true;
      received += (pair.bytesReceived ?? 0) + (pair.requestsReceived ?? 0) + (pair.responsesReceived ?? 0);
      const { requestsSent: asked, responsesReceived: answered } = pair;
      unanswered =
        unanswered === null || asked === undefined || answered === undefined
          ? null
          : unanswered + asked - answered;
      if (pair.lastPacketReceivedTimestamp) {
        const since = Math.max(0, pair.timestamp - pair.lastPacketReceivedTimestamp);
        age = age === null ? since : Math.min(age, since);
      }
    }
  }
  return found ? { received, age, unanswered } : null;
}

/** Nothing for this long, and a check without an answer, is a silence. */
const LIMIT = 2_400;
/** Between two looks that lie further apart the page slept, and the silence says nothing. */
const SLEPT = 4_000;

/** Judges a row of {@link Traffic}: is anything still coming in? Pure; the time is given with each look. */
export class Liveness {
  /** From this silence on it matters whether checks are answered. */
  static readonly limit = LIMIT;

  #received: number | null = null;
  #unanswered = 0;
  #heardAt = 0;
  #lookedAt = 0;

  /**
   * @returns How long nothing has come in, in ms, and what that means: `flowing`; `quiet`, a check is without an answer;
   * or `unknown`, long enough but it may only be that nobody speaks.
   */
  look(now: number, traffic: Traffic): { silence: number; verdict: 'flowing' | 'quiet' | 'unknown' } {
    const { received, age, unanswered } = traffic;
    if (this.#received === null || now - this.#lookedAt > SLEPT) {
      this.#heard(now, unanswered);
    } else if (received !== this.#received) {
      // The packet's own time is exact; a counter only says "since the last look".
      this.#heard(age === null || age > now - this.#lookedAt ? now : now - age, unanswered);
    }
    this.#received = received;
    this.#lookedAt = now;
    const silence = now - this.#heardAt;
    if (silence < LIMIT) return { silence, verdict: 'flowing' };
    return { silence, verdict: unanswered !== null && unanswered > this.#unanswered ? 'quiet' : 'unknown' };
  }

  #heard(at: number, unanswered: number | null): void {
    this.#heardAt = at;
    // Checks that were lost on the way to this connection never get an answer.
    this.#unanswered = unanswered ?? 0;
  }
}
