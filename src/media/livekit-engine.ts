import { HallwayError } from '../contract/errors.ts';
import { livekitModule } from './livekit-module.ts';
import type * as SessionModule from './livekit/session.ts';
import type { MediaEngine, MediaSession } from './media-session.ts';

/**
 * Audio through LiveKit: livekit-client and the session around it arrive with {@link livekitModule}.
 */
export class LiveKitEngine implements MediaEngine {
  #module: Promise<typeof SessionModule> | undefined;

  /** Whether this browser has what LiveKit needs; asked without loading anything, and never throws. */
  supported(): boolean {
    return typeof RTCPeerConnection === 'function' && 'addTransceiver' in RTCPeerConnection.prototype;
  }

  /** Fetches LiveKit. A failed fetch is forgotten, so that the next call tries again. */
  async load(): Promise<void> {
    await this.#load();
  }

  /** A session of its own for each room; rejects with `no_webrtc` where {@link supported} is false. */
  async createSession(): Promise<MediaSession> {
    const { LiveKitSession } = await this.#load();
    return new LiveKitSession();
  }

  async #load(): Promise<typeof SessionModule> {
    if (!this.supported()) throw new HallwayError('no_webrtc');
    this.#module ??= livekitModule();
    try {
      return await this.#module;
    } catch {
      // The browser's message names our own chunk only; the code says all that a page can act on.
      this.#module = undefined;
      throw new HallwayError('media_failed');
    }
  }
}
