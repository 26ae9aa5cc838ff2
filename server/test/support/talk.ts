/** A talk that can be recorded: a server, LiveKit, and speakers who are silent until they speak. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startLiveKit, type LiveKit } from '../../../scripts/livekit/run.ts';
import { freePort } from '../../../scripts/ports.ts';
import { Client } from './client.ts';
import { testDatabase, type TestDatabase } from './cluster.ts';
import { Peer, until } from './peer.ts';
import { ServerProcess } from './processes.ts';
import { Sound } from './sound.ts';

/** A peer's source holds so much sound: what it says leaves it that much later. */
const QUEUED_MS = 200;

/** Somebody spoke then; epoch milliseconds. */
export interface Spoken {
  readonly from: number;
  readonly to: number;
}

/** Servers that record into one folder. */
export class Studio {
  readonly database: TestDatabase;
  readonly livekit: LiveKit;
  readonly folder: string;
  readonly servers: ServerProcess[] = [];
  private readonly port: number;

  private constructor(database: TestDatabase, livekit: LiveKit, folder: string, port: number) {
    this.database = database;
    this.livekit = livekit;
    this.folder = folder;
    this.port = port;
  }

  static async open(): Promise<Studio> {
    const port = await freePort();
    return new Studio(
      await testDatabase(),
      await startLiveKit({ webhooks: [`http://127.0.0.1:${port}/v1/livekit/webhook`] }),
      await mkdtemp(join(tmpdir(), 'hallway-recordings-')),
      port,
    );
  }

  /** Starts one more server; the first takes LiveKit's webhooks. @returns its address */
  async serve(env: NodeJS.ProcessEnv = {}): Promise<string> {
    const running = this.servers.some((server) => !server.ended);
    const server = new ServerProcess({
      DATABASE_URL: this.database.url,
      PORT: running ? '0' : String(this.port),
      LIVEKIT_URL: this.livekit.url,
      LIVEKIT_API_KEY: this.livekit.apiKey,
      LIVEKIT_API_SECRET: this.livekit.apiSecret,
      HALLWAY_RECORDING_DIR: this.folder,
      ...env,
    });
    this.servers.push(server);
    return server.ready();
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.livekit.stop();
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Paths of all files below the folder. */
  async files(): Promise<string[]> {
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  /** Process ids of the recorders of all servers. */
  async recorders(): Promise<number[]> {
    const running = this.servers.filter((server) => !server.ended);
    return (await Promise.all(running.map((server) => this.recordersOf(server)))).flat();
  }

  /** Process ids of the recorders of one server. */
  async recordersOf({ pid }: ServerProcess): Promise<number[]> {
    const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    return list.trim().split(' ').filter(Boolean).map(Number);
  }
}

/** A room with a host and others on stage, each with a tone of their own and silent at first. */
export class Talk {
  readonly room: string;
  readonly host: Client;
  readonly peers: readonly Peer[];
  /** The people on stage, the host first. */
  readonly people: readonly Client[];

  private constructor(room: string, people: readonly [Client, ...Client[]], peers: readonly Peer[]) {
    this.room = room;
    this.host = people[0];
    this.people = people;
    this.peers = peers;
  }

  static async begin(base: string, tones: readonly number[], fields: object = {}): Promise<Talk> {
    const host = await Client.person(base, 'Rasa Speaker');
    const room = await host.openRoom({ recording: true, ...fields });
    const people: [Client, ...Client[]] = [host];
    const peers: Peer[] = [];
    for (const [index, hertz] of tones.entries()) {
      const client = index === 0 ? host : await Client.person(base, `Speaker ${index}`);
      const peer = await Peer.join(client, room);
      if (index > 0) {
        people.push(client);
        await until(
          'they are in',
          async () => (await client.call('PUT', `/v1/rooms/${room}/hand`)).status < 300,
        );
        await host.done('PUT', `/v1/rooms/${room}/stage/${client.id}/invite`);
        await client.done('POST', `/v1/rooms/${room}/stage/accept`);
      }
      peer.silent = true;
      await peer.talk(hertz);
      peers.push(peer);
    }
    return new Talk(room, people, peers);
  }

  async state(): Promise<string> {
    return (await this.host.done('GET', `/v1/rooms/${this.room}`)).room.recordingState;
  }

  async reaches(state: string): Promise<void> {
    await until(`the recording is ${state}`, async () => (await this.state()) === state);
  }

  /** Announces the recording and waits until it runs. */
  async record(): Promise<void> {
    await this.host.done('POST', `/v1/rooms/${this.room}/recording/start`);
    await this.reaches('recording');
  }

  /** One of them speaks for so long. */
  async speak(index: number, milliseconds: number): Promise<Spoken> {
    const peer = this.peers[index];
    if (!peer) throw new Error('Nobody of this number is on stage.');
    peer.silent = false;
    const from = Date.now() + QUEUED_MS;
    await sleep(milliseconds);
    peer.silent = true;
    return { from, to: Date.now() + QUEUED_MS };
  }

  async end(): Promise<void> {
    await this.host.done('POST', `/v1/rooms/${this.room}/end`);
  }

  /** Ends the room, and hears what was kept. */
  async replay(): Promise<{ readonly about: any; readonly sound: Sound; readonly mp3: Uint8Array }> {
    await this.end();
    await this.reaches('kept');
    const about = await this.host.done('GET', `/v1/rooms/${this.room}/recording`);
    const answer = await fetch(`${this.host.base}${about.audio}`);
    const mp3 = new Uint8Array(await answer.arrayBuffer());
    return { about, sound: await Sound.decode(mp3), mp3 };
  }
}
