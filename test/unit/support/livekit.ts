import { executeServerCommand } from '@web/test-runner-commands';
import type { MediaGrant } from '../../../src/media/media-session.ts';

/** What a participant may do; LiveKit's own words. */
export interface Grant {
  readonly hidden?: boolean;
  readonly canPublish?: boolean;
  readonly canPublishData?: boolean;
  /** Of that kind: who may send text in the name of others. */
  readonly agent?: boolean;
}

/** A listener of ours: hears, is not seen, says nothing. */
export const LISTENER: Grant = { hidden: true, canPublish: false };
/** Somebody on stage. */
export const SPEAKER: Grant = { hidden: false, canPublish: true };

async function command<T>(payload: object): Promise<T> {
  const { answer } = await executeServerCommand<{ answer: T }, object>('livekit', payload);
  return answer;
}

/** A real LiveKit server of the test file's own. */
export class TestLiveKit {
  readonly url: string;
  readonly #server: number;

  private constructor(server: number, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** Starts one; end it in `after`. */
  static async start(): Promise<TestLiveKit> {
    const { server, url } = await command<{ server: number; url: string }>({ do: 'start' });
    return new TestLiveKit(server, url);
  }

  /** Makes a room, as our server does before each grant. */
  async create(room: string): Promise<void> {
    await this.#ask('create', { room });
  }

  async delete(room: string): Promise<void> {
    await this.#ask('delete', { room });
  }

  async token(room: string, identity: string, grant: Grant, seconds = 600): Promise<string> {
    return this.#ask<string>('token', { room, identity, grant, seconds });
  }

  /** What a backend's `join` gives: the room made where it is missing, and a fresh token. Rejects while LiveKit is away. */
  grants(room: string, identity: string, grant: Grant): () => Promise<MediaGrant> {
    return async () => {
      await this.create(room);
      return { url: this.url, token: await this.token(room, identity, grant) };
    };
  }

  /** Lets somebody onto the stage, or takes them from it. */
  async permit(room: string, identity: string, speak: boolean): Promise<void> {
    await this.#ask('permit', { room, identity, speak });
  }

  async mute(room: string, identity: string): Promise<void> {
    await this.#ask('mute', { room, identity });
  }

  async remove(room: string, identity: string): Promise<void> {
    await this.#ask('remove', { room, identity });
  }

  /** As a power cut. */
  async kill(): Promise<void> {
    await this.#ask('kill');
  }

  /** With SIGTERM, twice: its clients are told. */
  async terminate(): Promise<void> {
    await this.#ask('terminate');
  }

  /** Starts it again on the same ports; it has forgotten its rooms. */
  async again(): Promise<void> {
    await this.#ask('again');
  }

  /** As a network cut: connections stay open and say nothing. */
  async freeze(): Promise<void> {
    await this.#ask('freeze');
  }

  async thaw(): Promise<void> {
    await this.#ask('thaw');
  }

  async end(): Promise<void> {
    await this.#ask('end');
  }

  async #ask<T = void>(what: string, rest: object = {}): Promise<T> {
    return command<T>({ do: what, server: this.#server, ...rest });
  }
}

/** A click by a person, which lets the page play audio. */
export async function click(): Promise<void> {
  await command({ do: 'click' });
}

/** What the browser answers when a page asks for the microphone. */
export async function setMicrophonePermission(setting: 'granted' | 'denied' | 'prompt'): Promise<void> {
  await command({ do: 'microphone', setting });
}

/** Bytes in use on the JavaScript heap, after a collection. */
export async function heapSize(): Promise<number> {
  return command<number>({ do: 'heap' });
}

/** Living instances of a global class, after a collection. */
export async function countInstances(constructor: string): Promise<number> {
  return command<number>({ do: 'count', constructor });
}
