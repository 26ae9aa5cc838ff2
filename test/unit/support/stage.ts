import { LiveKitEngine } from '../../../src/media/livekit-engine.ts';
import type { MediaSession, MediaSnapshot } from '../../../src/media/media-session.ts';
import { Ears, toneMicrophone, until } from './ears.ts';
import { click, LISTENER, SPEAKER, TestLiveKit } from './livekit.ts';
import type { Grant } from './livekit.ts';

/** What the speaker of a {@link Stage} says. */
export const TONE = 1_000;

/** A session, and all that it ever showed. */
export interface Visitor {
  readonly session: MediaSession;
  /** `connection/audio/microphone` of each snapshot that differs in these. */
  readonly seen: string[];
  readonly now: () => MediaSnapshot;
}

/** A LiveKit server with sessions of ours on this page, ears on what they play, and a microphone that hears a tone. */
export class Stage {
  readonly livekit: TestLiveKit;
  readonly ears = new Ears();
  readonly engine = new LiveKitEngine();
  readonly microphone = toneMicrophone(TONE);
  readonly #visitors: Visitor[] = [];
  #rooms = 0;

  private constructor(livekit: TestLiveKit) {
    this.livekit = livekit;
  }

  static async open(): Promise<Stage> {
    await click();
    const stage = new Stage(await TestLiveKit.start());
    await stage.ears.open();
    await stage.engine.load();
    return stage;
  }

  /** A room's name that no other test has. */
  room(): string {
    this.#rooms += 1;
    return `room-${this.#rooms}`;
  }

  /** A session that is not connected yet. */
  async visitor(): Promise<Visitor> {
    const session = await this.engine.createSession();
    const seen: string[] = [];
    session.onChange(({ connection, audio, microphone }) => {
      const shown = `${connection}/${audio}/${microphone}`;
      if (seen.at(-1) !== shown) seen.push(shown);
    });
    const visitor = { session, seen, now: () => session.snapshot };
    this.#visitors.push(visitor);
    return visitor;
  }

  /** A session in a room. */
  async join(room: string, identity: string, grant: Grant, listen = true): Promise<Visitor> {
    const visitor = await this.visitor();
    await visitor.session.connect({ grant: this.livekit.grants(room, identity, grant), listen });
    return visitor;
  }

  /** Somebody who says {@link TONE}, and somebody who hears it; the speaker's own page plays nothing. */
  async talk(room: string): Promise<{ speaker: Visitor; listener: Visitor }> {
    const speaker = await this.join(room, 'speaker', SPEAKER);
    await speaker.session.setMicrophone(true);
    const listener = await this.join(room, 'listener', LISTENER);
    await this.heard();
    return { speaker, listener };
  }

  async heard(ms?: number): Promise<void> {
    await until('the tone is heard', () => this.ears.hear(TONE), ms);
  }

  async silent(ms?: number): Promise<void> {
    await until('silence', () => this.ears.pitch() === 0, ms);
  }

  /** Ends all sessions of a test. */
  async clear(): Promise<void> {
    await Promise.all(this.#visitors.splice(0).map(async ({ session }) => session.disconnect()));
    await this.silent();
  }

  async close(): Promise<void> {
    await this.clear();
    this.microphone.restore();
    this.ears.close();
    await this.livekit.end();
  }
}
