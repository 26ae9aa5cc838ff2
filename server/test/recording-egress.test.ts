/**
 * What is asked of LiveKit Egress. There is none to test with: a stand-in takes the requests as Egress's API describes
 * them (https://docs.livekit.io/reference/egress/api), and answers them. Nothing here was run against a real Egress.
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';

import { decodeJwt } from 'jose';

import { EgressRecorder } from '../src/recording/egress-recorder.ts';
import { until } from './support/peer.ts';

/** Remembers what it was asked, and moves an egress along as Egress does. */
class EgressStandIn {
  readonly asked: { method: string; body: any; grants: any }[] = [];
  status: string | undefined;
  down = false;
  readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.url?.replace('/twirp/livekit.Egress/', '') ?? '';
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const { video } = decodeJwt(request.headers.authorization?.replace('Bearer ', '') ?? '') as {
        video: object;
      };
      this.asked.push({ method, body, grants: video });
      response.setHeader('content-type', 'application/json');
      if (this.down) response.statusCode = 503;
      response.end(
        JSON.stringify(this.down ? { code: 'unavailable', msg: 'no workers' } : this.answer(method)),
      );
    });
  });

  private answer(method: string): object {
    if (method === 'StartRoomCompositeEgress') this.status = 'EGRESS_STARTING';
    if (method === 'StopEgress') this.status = 'EGRESS_ENDING';
    const info = { egress_id: 'EG_1', status: this.status, room_name: 'talk' };
    if (method !== 'ListEgress') return info;
    const items = this.status ? [info] : [];
    if (this.status === 'EGRESS_STARTING') this.status = 'EGRESS_ACTIVE';
    else if (this.status === 'EGRESS_ENDING') this.status = 'EGRESS_COMPLETE';
    return { items };
  }

  of(method: string) {
    return this.asked.filter((one) => one.method === method);
  }
}

const egress = new EgressStandIn();
let recorder: EgressRecorder;
before(async () => {
  await new Promise<void>((resolve) => egress.server.listen(0, '127.0.0.1', resolve));
  const { port } = egress.server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}`;
  recorder = new EgressRecorder(
    { url: '', apiUrl, apiKey: 'key', apiSecret: 'secret of the stand-in' },
    '/out',
  );
});
afterEach(() => {
  egress.asked.length = 0;
  egress.status = undefined;
  egress.down = false;
});
after(() => egress.server.close());

function begin(ahead = 0) {
  const heard: string[] = [];
  const from = new Date(Date.now() + ahead);
  const take = recorder.begin(
    { id: 'recording-id', room: 'talk', from },
    { recording: () => heard.push('recording'), turns: () => undefined, caption: () => undefined },
  );
  return { take, heard, from };
}

test('asks for the room’s audio as one MP3 in the shared folder, when it was announced and not before', async () => {
  const { take, heard, from } = begin(400);
  await until('it records', () => heard.length === 1);
  assert.ok(Date.now() >= from.getTime());
  const [start] = egress.of('StartRoomCompositeEgress');
  assert.ok(start);
  const { roomName, audioOnly, fileOutputs, advanced } = start.body;
  const [file] = fileOutputs;
  assert.deepEqual([roomName, audioOnly, file.fileType, file.disableManifest], ['talk', true, 'MP3', true]);
  assert.match(file.filepath, /^\/out\/recording-id\/\d{13}\.mp3$/);
  assert.deepEqual(advanced, { audioCodec: 'AC_MP3', audioBitrate: 64, audioFrequency: 48_000 });
  assert.equal(start.grants.roomRecord, true);
  await take.stop(new Date());
  assert.equal(egress.of('StopEgress').length, 1);
  assert.equal(await take.ended, undefined);
});

test('goes on with an egress that a server before it began', async () => {
  egress.status = 'EGRESS_ACTIVE';
  const { take, heard } = begin();
  await until('it records', () => heard.length === 1);
  assert.equal(egress.of('StartRoomCompositeEgress').length, 0);
  await take.stop(new Date());
});

test('is not begun when it was stopped before', async () => {
  const { take } = begin(60_000);
  await take.stop(new Date());
  assert.deepEqual(egress.asked, []);
});

test('says that it has ended, where Egress fails or cannot be reached', async () => {
  const { take, heard } = begin();
  await until('it records', () => heard.length === 1);
  egress.status = 'EGRESS_FAILED';
  assert.equal(await take.ended, 'crashed');
  egress.down = true;
  assert.equal(await begin().take.ended, 'lost');
});
