import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startLiveKit, type LiveKit } from '../../scripts/livekit/run.ts';
import { freePort } from '../../scripts/ports.ts';
import { LiveKitGateway } from '../src/media/livekit-gateway.ts';
import { Client } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { EventStream } from './support/event-stream.ts';
import { Peer, until } from './support/peer.ts';
import { ServerProcess, SETTINGS } from './support/processes.ts';

let database: TestDatabase;
let livekit: LiveKit;
let server: ServerProcess;
let base: string;
let gateway: LiveKitGateway;

before(async () => {
  database = await testDatabase();
  const port = await freePort();
  livekit = await startLiveKit({ webhooks: [`http://127.0.0.1:${port}/v1/livekit/webhook`] });
  const { url, httpUrl, apiKey, apiSecret } = livekit;
  server = new ServerProcess({
    DATABASE_URL: database.url,
    PORT: String(port),
    LIVEKIT_URL: url,
    LIVEKIT_API_KEY: apiKey,
    LIVEKIT_API_SECRET: apiSecret,
  });
  base = await server.ready();
  gateway = new LiveKitGateway({ url, apiUrl: httpUrl, apiKey, apiSecret });
});
after(async () => {
  await server.stop();
  await livekit.stop();
  await database.close();
});

/** A live room with its host in it, who talks. */
async function talk(): Promise<{ room: string; host: Client; speaker: Peer }> {
  const host = await Client.person(base);
  const room = await host.openRoom();
  const speaker = await Peer.join(host, room);
  await speaker.talk();
  return { room, host, speaker };
}

async function listener(room: string): Promise<{ guest: Client; peer: Peer }> {
  const guest = await Client.guest(base);
  return { guest, peer: await Peer.join(guest, room) };
}

async function promote(room: string, host: Client, guest: Client): Promise<void> {
  await host.done('PUT', `/v1/rooms/${room}/stage/${guest.id}/invite`);
  await guest.done('POST', `/v1/rooms/${room}/stage/accept`);
}

const card = async (room: string) =>
  (await fetch(`${base}/v1/rooms/${room}`)).json() as Promise<{
    listeners: number;
    stage: { id: string; muted: boolean; away: boolean }[];
  }>;

async function within(ms: number, what: string, holds: () => boolean | Promise<boolean>): Promise<number> {
  const began = performance.now();
  await until(what, holds);
  const took = performance.now() - began;
  assert.ok(took < ms, `${what}: after ${Math.round(took)} ms`);
  return Math.round(took);
}

test('takes a listener from hearing in hiding to the stage and back', async () => {
  const { room, host, speaker } = await talk();
  const { guest, peer } = await listener(room);
  await peer.hears(host.id);
  await until('the listener is counted', async () => (await card(room)).listeners === 1);
  assert.deepEqual(speaker.sees, [], 'listeners are hidden');
  const { peer: quiet } = await listener(room);
  assert.ok(await quiet.isRefused());
  await quiet.leave();

  await promote(room, host, guest);
  await until('the new speaker is seen', () => speaker.sees.includes(guest.id));
  await peer.talk();
  await speaker.hears(guest.id);
  await until('the new speaker is not muted', async () => {
    return (await card(room)).stage.some(({ id, muted }) => id === guest.id && !muted);
  });
  assert.equal(peer.disconnected, false, 'all in one connection');

  await host.done('POST', `/v1/rooms/${room}/people/${guest.id}/to-audience`);
  await speaker.hearsNoMore(guest.id, 2000);
  await until('they are in the audience', async () => (await card(room)).listeners === 1);
  await peer.hears(host.id);
});

test('mutes somebody for all', async () => {
  const { room, host, speaker } = await talk();
  const { guest, peer } = await listener(room);
  await promote(room, host, guest);
  await peer.talk();
  await speaker.hears(guest.id);
  await host.done('POST', `/v1/rooms/${room}/people/${guest.id}/mute`);
  await speaker.hearsNoMore(guest.id, 2000);
  assert.ok((await card(room)).stage.find(({ id }) => id === guest.id)?.muted);
});

test('keeps somebody out who was removed, also with the token of before', async (context) => {
  const { room, host } = await talk();
  const guest = await Client.guest(base);
  const grant = await guest.done('POST', `/v1/rooms/${room}/join`);
  const peer = await Peer.connect(grant);
  await peer.hears(host.id);
  await host.done('POST', `/v1/rooms/${room}/people/${guest.id}/remove`);
  await within(2000, 'thrown out', () => peer.disconnected);
  assert.equal((await guest.call('POST', `/v1/rooms/${room}/join`)).body.error.code, 'removed');

  const again = await Peer.connect(grant);
  context.diagnostic(
    `thrown out after ${await within(2000, 'thrown out again', () => again.disconnected)} ms`,
  );
  await until('nobody is counted', async () => (await card(room)).listeners === 0);
});

test('lets a former speaker not publish with a token of then', async (context) => {
  const { room, host, speaker } = await talk();
  const { guest, peer } = await listener(room);
  await promote(room, host, guest);
  await peer.leave();
  const grant = await guest.done('POST', `/v1/rooms/${room}/join`);
  await host.done('POST', `/v1/rooms/${room}/people/${guest.id}/to-audience`);
  const again = await Peer.connect(grant);
  const talking = again.isRefused();
  const took = await within(2000, 'the rights are taken', async () => {
    const [connection] = (await gateway.listParticipants(room)).filter(
      ({ identity }) => identity === guest.id,
    );
    return connection?.onStage === false;
  });
  await talking;
  await speaker.hearsNoMore(guest.id, 2000);
  context.diagnostic(`rights taken after ${took} ms`);
});

test('has its rooms again soon after LiveKit was killed, and those in them', async (context) => {
  const { room, host } = await talk();
  const { guest, peer } = await listener(room);
  const stream = await EventStream.open(base, [room], { token: guest.token });
  await stream.next(({ data }) => data.viewer?.present === true);
  await livekit.kill9();
  const refused = await guest.call('POST', `/v1/rooms/${room}/join`);
  assert.deepEqual([refused.status, refused.body.error.code], [503, 'media_unavailable']);
  await livekit.start();
  const took = await within(3000, 'the room is there', async () =>
    (await gateway.listRooms()).includes(room),
  );
  context.diagnostic(`room made again after ${took} ms`);
  // They come back by themselves, with the tokens they have.
  await peer.hears(host.id);
  await until('both are counted', async () => {
    const { listeners, stage } = await card(room);
    return listeners === 1 && stage.every(({ away }) => !away);
  });
  stream.close();
});

test('makes good a webhook that never came', async () => {
  const { room } = await talk();
  const { guest, peer } = await listener(room);
  await until('counted', async () => (await card(room)).listeners === 1);
  // As if the webhook of this had been lost.
  await database.sql`update members set present = false, participant_sid = null where person_id = ${guest.id}`;
  await until('counted again', async () => (await card(room)).listeners === 1);
  assert.equal(peer.disconnected, false);
});

test('lets a transcriber in, whom nobody sees or counts, and who alone may send text', async () => {
  const { room, host, speaker } = await talk();
  const { peer } = await listener(room);
  const answer = await fetch(`${base}/v1/rooms/${room}/transcriber`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SETTINGS.HALLWAY_ADMIN_KEY}` },
  });
  assert.equal(answer.status, 200);
  const bot = await Peer.connect((await answer.json()) as { server_url: string; participant_token: string });
  await bot.hears(host.id);
  assert.ok(await bot.isRefused(), 'it publishes no audio');
  const received: [sender: string, text: string][] = [];
  peer.room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
    received.push([identity, await reader.readAll()]);
  });
  const send = async (from: Peer, text: string) => {
    const writer = await from.room.localParticipant?.streamText({
      topic: 'lk.transcription',
      senderIdentity: host.id,
    });
    await writer?.write(text);
    await writer?.close();
  };
  // A speaker's words go through the same channel first, and would be there before those of the transcriber.
  await send(speaker, 'I say so myself').catch(() => undefined);
  await send(bot, 'What a street tree hears');
  await until('the words are there', () => received.length > 0);
  assert.deepEqual(received, [[host.id, 'What a street tree hears']]);
  const { listeners, stage } = await card(room);
  assert.deepEqual([listeners, stage.length], [1, 1]);
  assert.deepEqual(speaker.sees, []);
});

test('lets in a LiveKit client that knows only the token endpoint', async () => {
  const { room, host } = await talk();
  const endpoint = async (body: object, token?: string) => {
    const response = await fetch(`${base}/v1/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      body: (await response.json()) as { server_url: string; participant_token: string },
    };
  };
  const { status, body } = await endpoint({
    room_name: room,
    participant_identity: host.id,
    participant_name: 'Host',
  });
  assert.equal(status, 201);
  const foreign = await Peer.connect(body);
  assert.notEqual(foreign.room.localParticipant?.identity, host.id, 'nobody chooses who they are');
  await foreign.hears(host.id);
  assert.ok(await foreign.isRefused());
  assert.equal((await endpoint({ room_name: 'no-such-room' })).status, 404);
});

test('ends LiveKit’s room with ours, and nobody makes it again', async () => {
  const { room, host, speaker } = await talk();
  const { peer } = await listener(room);
  await host.done('POST', `/v1/rooms/${room}/end`);
  await until('both are out', () => speaker.disconnected && peer.disconnected);
  assert.ok(!(await gateway.listRooms()).includes(room));
});

test('wrote no token and no name into its log', () => {
  const log = server.lines.join('\n') + server.errors;
  assert.doesNotMatch(log, /eyJ[\w-]+\./);
  assert.ok(!log.includes('Rasa'));
  assert.ok(!log.includes(livekit.apiSecret));
});
