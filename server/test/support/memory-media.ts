import { LiveKitGateway } from '../../src/media/livekit-gateway.ts';
import type { MediaGateway, MediaIdentity, MediaParticipant } from '../../src/deps.ts';

/** A media server that only remembers what it was told. Its tokens are real: making one asks nobody. */
export class MemoryMedia implements MediaGateway {
  readonly url = 'ws://media.example';
  /** Calls in their order, such as `remove room p_…`. */
  readonly calls: string[] = [];
  readonly rooms = new Set<string>();
  /** Who is connected, by room. */
  readonly connected = new Map<string, readonly MediaParticipant[]>();
  /** While set, every call that would go over the network fails with it. */
  down: Error | undefined;
  private readonly stages = new Map<string, boolean>();
  private readonly tokens = new LiveKitGateway({
    url: this.url,
    apiUrl: 'http://127.0.0.1:1',
    apiKey: 'key',
    apiSecret: 'a secret of thirty-two characters',
  });

  /** What was called since the last time. */
  take(): string[] {
    return this.calls.splice(0);
  }

  isOnStage(room: string, identity: string): boolean {
    return this.stages.get(`${room} ${identity}`) ?? false;
  }

  async ensureRoom(room: string): Promise<void> {
    await this.note('ensure', room);
    this.rooms.add(room);
  }

  async grant(identity: MediaIdentity): Promise<string> {
    this.stages.set(`${identity.room} ${identity.identity}`, identity.onStage);
    return this.tokens.grant(identity);
  }

  async grantRecorder(room: string, identity: string): Promise<string> {
    return this.tokens.grantRecorder(room, identity);
  }

  async grantTranscriber(room: string, identity: string): Promise<string> {
    return this.tokens.grantTranscriber(room, identity);
  }

  async setOnStage(room: string, identity: string, onStage: boolean): Promise<void> {
    await this.note(onStage ? 'stage' : 'audience', room, identity);
    this.stages.set(`${room} ${identity}`, onStage);
  }

  async mute(room: string, identity: string): Promise<void> {
    await this.note('mute', room, identity);
  }

  async removeParticipant(room: string, identity: string): Promise<void> {
    await this.note('remove', room, identity);
  }

  async deleteRoom(room: string): Promise<void> {
    await this.note('delete', room);
    this.rooms.delete(room);
  }

  async listRooms(): Promise<readonly string[]> {
    if (this.down) throw this.down;
    return Promise.resolve([...this.rooms]);
  }

  async listParticipants(room: string): Promise<readonly MediaParticipant[]> {
    if (this.down) throw this.down;
    return Promise.resolve(this.connected.get(room) ?? []);
  }

  async isMuted(room: string, identity: string): Promise<boolean | undefined> {
    return (await this.listParticipants(room)).find((one) => one.identity === identity)?.muted;
  }

  private async note(...words: string[]): Promise<void> {
    if (this.down) throw this.down;
    this.calls.push(words.join(' '));
    await Promise.resolve();
  }
}
