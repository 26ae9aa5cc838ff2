/** A host's lost connection with real servers that are killed and started, on a real LiveKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startLiveKit, type LiveKit } from '../../scripts/livekit/run.ts';
import { freePort } from '../../scripts/ports.ts';
import { Client } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { Peer, until } from './support/peer.ts';
import { ServerProcess } from './support/processes.ts';

const GRACE = 6;
/** A server that was just started leaves rooms alone for ten seconds. */
const LATE_MS = (GRACE + 25) * 1000;

let database: TestDatabase;
let livekit: LiveKit;
let ports: [number, number];
let one: ServerProcess;
let other: ServerProcess;
let bases: { one: string; other: string };

function start(port: number): ServerProcess {
  return new ServerProcess({
    DATABASE_URL: database.url,
    PORT: String(port),
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    HALLWAY_HOST_GRACE_SECONDS: String(GRACE),
  });
}

before(async () => {
  database = await testDatabase();
  ports = [await freePort(), await freePort()];
  livekit = await startLiveKit({
    webhooks: ports.map((port) => `http://127.0.0.1:${port}/v1/livekit/webhook`),
  });
  [one, other] = [start(ports[0]), start(ports[1])];
  bases = { one: await one.ready(), other: await other.ready() };
});
after(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await livekit.stop();
  await database.close();
});

interface Talk {
  readonly room: string;
  readonly host: Client;
  readonly coHost: Client;
  readonly hostPeer: Peer;
  readonly coHostPeer: Peer;
}

/** A live room with its host and, once they are there, a moderator. */
async function talk(base: string): Promise<Talk> {
  const [host, coHost] = [await Client.person(base, 'Rasa'), await Client.person(base, 'Marius')];
  const room = await host.openRoom({ coHosts: [coHost.id] });
  const [hostPeer, coHostPeer] = [await Peer.join(host, room), await Peer.join(coHost, room)];
  await until('both are there', async () => (await stage(base, room)).every(({ away }) => !away));
  return { room, host, coHost, hostPeer, coHostPeer };
}

interface Card {
  readonly room: { state: string; endedAs: string | null; hostAwaitedUntil: string | null };
  readonly stage: readonly { id: string; role: string; away: boolean }[];
}

async function card(base: string, room: string): Promise<Card> {
  return (await (await fetch(`${base}/v1/rooms/${room}`)).json()) as Card;
}

const stage = async (base: string, room: string) => (await card(base, room)).stage;
const hostOf = async (base: string, room: string) =>
  (await stage(base, room)).find(({ role }) => role === 'host')?.id;

/** Lets the host go, and waits until the database knows. */
async function lose(base: string, { room, hostPeer }: Talk): Promise<void> {
  await hostPeer.leave();
  await until('the host is missed', async () => (await card(base, room)).room.hostAwaitedUntil !== null);
}

/** How often the log has that a room was passed on. */
async function passes(client: Client, base: string, room: string): Promise<number> {
  client.base = base;
  const { entries } = await client.done('GET', `/v1/rooms/${room}/log`);
  return entries.filter(({ act }: { act: string }) => act === 'host_passed').length;
}

test('nothing changes when the host is back in time', async () => {
  const now = await talk(bases.one);
  await lose(bases.one, now);
  const deadline = Date.parse((await card(bases.one, now.room)).room.hostAwaitedUntil ?? '');
  await Peer.join(now.host, now.room);
  await until('nobody is waited for', async () => {
    const { room } = await card(bases.other, now.room);
    return room.hostAwaitedUntil === null;
  });
  await until('the time would be up', () => Date.now() > deadline + 3000);
  assert.equal(await hostOf(bases.other, now.room), now.host.id);
  assert.equal(await passes(now.host, bases.one, now.room), 0);
});

test('passes once through the server that is left when the other one is killed meanwhile', async () => {
  const now = await talk(bases.one);
  await lose(bases.one, now);
  one.child.kill('SIGKILL');
  await one.exit();
  await until('it passed', async () => (await hostOf(bases.other, now.room)) === now.coHost.id, LATE_MS);
  assert.equal(await passes(now.coHost, bases.other, now.room), 1);
  one = start(ports[0]);
  bases.one = await one.ready();
});

test('passes once after all servers were down when the time was up', async () => {
  const [passed, ended] = [await talk(bases.one), await talk(bases.one)];
  await ended.coHostPeer.leave();
  await until('no moderator is there', async () =>
    (await stage(bases.one, ended.room)).some(({ role, away }) => role === 'moderator' && away),
  );
  await Promise.all([lose(bases.one, passed), lose(bases.one, ended)]);
  const { hostAwaitedUntil } = (await card(bases.one, passed.room)).room;
  for (const server of [one, other]) server.child.kill('SIGKILL');
  await Promise.all([one.exit(), other.exit()]);
  await until('the time is up', () => Date.now() > Date.parse(hostAwaitedUntil ?? ''));

  [one, other] = [start(ports[0]), start(ports[1])];
  bases = { one: await one.ready(), other: await other.ready() };
  assert.equal(await hostOf(bases.one, passed.room), passed.host.id, 'not before it has settled');
  await until('it passed', async () => (await hostOf(bases.one, passed.room)) === passed.coHost.id, LATE_MS);
  await until('it ended', async () => (await card(bases.one, ended.room)).room.state === 'ended', LATE_MS);
  assert.equal((await card(bases.other, ended.room)).room.endedAs, 'host_gone');
  assert.equal(await passes(passed.coHost, bases.other, passed.room), 1);
});
