import {
  AudioFrame,
  AudioSource,
  AudioStream,
  dispose,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type LocalTrackPublication,
  type RemoteTrack,
} from '@livekit/rtc-node';
import { after, afterEach } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from './client.ts';

const RATE = 48_000;
const FRAME = RATE / 50;
/** Samples above this are sound; the codec's noise stays far below. */
const AUDIBLE = 1000;
const PATIENCE_MS = 30_000;

const peers = new Set<Peer>();
let used = false;
// Also those that lost their server: they would try to come back, all the time.
afterEach(async () => {
  await Promise.all([...peers].map((peer) => peer.leave()));
});
after(async () => {
  // Without it the native library keeps the process alive.
  if (used) await dispose();
});

/** Waits until something holds. @throws after 30 seconds, or as long as is said */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}

/** A LiveKit client that is not ours: it knows a server's address and a token, and nothing of Hallway. */
export class Peer {
  readonly room = new Room();
  /** When each other participant was last heard, as epoch milliseconds. */
  readonly heardAt = new Map<string, number>();
  disconnected = false;
  private readonly source = new AudioSource(RATE, 1, 200);
  /** Whether it is silent though its microphone is open. */
  silent = false;
  private talking = false;
  private playing: Promise<void> | undefined;

  private constructor() {
    peers.add(this);
    used = true;
    this.room.on(RoomEvent.Disconnected, () => {
      this.disconnected = true;
      this.talking = false;
    });
    this.room.on(RoomEvent.TrackSubscribed, (track, _, { identity }) => {
      if (track.kind === TrackKind.KIND_AUDIO) void this.listen(track, identity);
    });
  }

  /** Connects with a token that was granted. */
  static async connect(grant: { server_url: string; participant_token: string }): Promise<Peer> {
    const peer = new Peer();
    await peer.room.connect(grant.server_url, grant.participant_token, {
      autoSubscribe: true,
      dynacast: false,
    });
    return peer;
  }

  /** Joins a room through the API and connects. */
  static async join(client: Client, room: string): Promise<Peer> {
    return Peer.connect(await client.done('POST', `/v1/rooms/${room}/join`));
  }

  /** Identities of those whom it sees. */
  get sees(): string[] {
    return [...this.room.remoteParticipants.keys()];
  }

  /** Waits until somebody is heard from now on. */
  async hears(identity: string): Promise<void> {
    const now = Date.now();
    await until(`${identity} is heard`, () => (this.heardAt.get(identity) ?? 0) > now);
  }

  /** Waits until somebody was not heard for 400 ms. */
  async hearsNoMore(identity: string, ms?: number): Promise<void> {
    await until(`${identity} is not heard`, () => Date.now() - (this.heardAt.get(identity) ?? 0) > 400, ms);
  }

  /** Publishes a tone as a microphone. */
  async talk(hertz = 440): Promise<void> {
    const publication = await this.publish(PATIENCE_MS);
    if (!publication) throw new Error('The tone could not be published.');
    this.talking = true;
    this.playing = this.play(hertz);
  }

  /** Whether publishing is refused. Try it with a peer that is not to talk later: LiveKit's client goes on waiting. */
  async isRefused(): Promise<boolean> {
    return (await this.publish(2000)) === undefined;
  }

  async leave(): Promise<void> {
    this.talking = false;
    await this.playing;
    peers.delete(this);
    if (!this.disconnected) await this.room.disconnect();
  }

  private async publish(ms: number): Promise<LocalTrackPublication | undefined> {
    const track = LocalAudioTrack.createAudioTrack('tone', this.source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false });
    const published = this.room.localParticipant?.publishTrack(track, options).catch(() => undefined);
    return Promise.race([published, sleep(ms, undefined, { ref: false })]);
  }

  private async play(hertz: number): Promise<void> {
    const samples = new Int16Array(FRAME).map(
      (_, index) => 12_000 * Math.sin((2 * Math.PI * hertz * index) / RATE),
    );
    const nothing = new Int16Array(FRAME);
    while (this.talking) {
      await this.source.captureFrame(new AudioFrame(this.silent ? nothing : samples, RATE, 1, FRAME));
    }
  }

  private async listen(track: RemoteTrack, identity: string): Promise<void> {
    for await (const frame of streamOf(track)) {
      if (frame.data.some((sample) => Math.abs(sample) > AUDIBLE)) this.heardAt.set(identity, Date.now());
    }
  }
}

/** What a track carries; nothing where it ended before its event was handled, which the native library refuses to read. */
function streamOf(track: RemoteTrack): AsyncIterable<AudioFrame> | readonly AudioFrame[] {
  try {
    return new AudioStream(track, RATE, 1);
  } catch (error) {
    if (error instanceof Error && error.message.includes('handle is not')) return [];
    throw error;
  }
}
