import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Clock } from '../deps.ts';

/** As long as most talks. A page whose key is too old asks for another one and goes on where it was. */
const LIFE_MS = 2 * 3_600_000;

/** Makes and checks what lets a page's `<audio>`, which can send no token, hear one recording for a while. */
export class RecordingKeys {
  private readonly secret: string;
  private readonly clock: Clock;

  constructor(secret: string, clock: Clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** A key for one recording. */
  make(recordingId: string): string {
    const until = (this.clock.now().getTime() + LIFE_MS).toString(36);
    return `${until}.${this.sign(recordingId, until).toString('base64url')}`;
  }

  /** Whether a key opens this recording now. */
  opens(recordingId: string, key: string): boolean {
    const [until = '', given = ''] = key.split('.');
    const signature = Buffer.from(given, 'base64url');
    const expected = this.sign(recordingId, until);
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return false;
    return Number.parseInt(until, 36) > this.clock.now().getTime();
  }

  private sign(recordingId: string, until: string): Buffer {
    // The name keeps it apart from whatever else is signed with the same secret.
    return createHmac('sha256', this.secret).update(`hallway-recording\n${recordingId}\n${until}`).digest();
  }
}
