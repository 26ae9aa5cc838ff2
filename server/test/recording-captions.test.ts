import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { Peer } from './support/peer.ts';
import { SETTINGS } from './support/processes.ts';
import { Studio, Talk } from './support/talk.ts';

let studio: Studio;
let base: string;
before(async () => {
  studio = await Studio.open();
  base = await studio.serve();
});
after(() => studio.close());

/** Milliseconds of CPU that a process has had. Linux counts in hundredths of a second. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Sends one version of a segment, as LiveKit's agents do. */
async function transcribe(
  bot: Peer,
  by: string,
  segment: string,
  text: string,
  final: boolean,
): Promise<void> {
  const writer = await bot.room.localParticipant?.streamText({
    topic: 'lk.transcription',
    senderIdentity: by,
    attributes: {
      'lk.segment_id': segment,
      'lk.transcription_final': String(final),
      'lk.transcription_language': 'en',
    },
  });
  await writer?.write(text);
  await writer?.close();
}

test('keeps the final form of what is transcribed, from when its first words came', async (context) => {
  const talk = await Talk.begin(base, [450]);
  const { room, host } = talk;
  const answer = await fetch(`${base}/v1/rooms/${room}/transcriber`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SETTINGS.HALLWAY_ADMIN_KEY}` },
  });
  const bot = await Peer.connect((await answer.json()) as { server_url: string; participant_token: string });
  await transcribe(bot, host.id, 'SG_0', 'Said before it was recorded', true);
  await talk.record();
  const begins = Date.parse((await host.done('GET', `/v1/rooms/${room}`)).room.recordingAt);
  const [recorder] = await studio.recorders();
  assert.ok(recorder);
  const cpu = await cpuOf(recorder);
  const measured = Date.now();
  const first = Date.now() - begins;
  await transcribe(bot, host.id, 'SG_1', 'What a street', false);
  await talk.speak(0, 4000);
  await transcribe(bot, host.id, 'SG_1', 'What a street tree hears', true);
  await sleep(6000);
  const share = ((await cpuOf(recorder)) - cpu) / (Date.now() - measured);
  context.diagnostic(`the recorder took ${(share * 100).toFixed(1)} % of a core with one speaker`);
  await talk.replay();
  const path = `/v1/rooms/${room}/recording`;
  assert.deepEqual((await host.done('GET', path)).captions, ['en']);
  const { captions } = await host.done('GET', `${path}/captions?language=en`);
  assert.equal(captions.length, 1, JSON.stringify(captions));
  const [{ text, name, from, to }] = captions;
  assert.deepEqual([text, name], ['What a street tree hears', 'Rasa Speaker']);
  assert.ok(Math.abs(from - first) < 1500 && to - from > 3500, JSON.stringify({ from, to, first }));
});
