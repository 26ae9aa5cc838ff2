/**
 * The recorder: a process of its own, so that a busy server does not make it stutter, and its native parts cannot take
 * the server down. It hears a room as a hidden participant, and ends when it is told to or when the server has gone.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { createMp3Encoder } from 'wasm-media-encoders';

import { KILOBITS, RATE } from '../mp3.ts';
import { listenToCaptions } from './captions.ts';
import type { Order, RecorderProblem, Report, Task } from './messages.ts';
import { Mixer } from './mixer.ts';
import { Segments } from './segments.ts';
import { Turns } from './turns.ts';
import { Voice } from './voice.ts';

/** So long after it was heard, a sound is mixed: what comes a little late still finds its place. */
const LAG_MS = 500;
/** Mixed at once. */
const STRETCH_MS = 100;
const STRETCH = (RATE * STRETCH_MS) / 1000;
/** Turns that go on are told this often: so much of the last one is lost in a crash. */
const TELL_MS = 2000;

let until = Number.POSITIVE_INFINITY;
const now = () => performance.timeOrigin + performance.now();

// Ctrl-C in a terminal reaches us too: the server says when it is time.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => (until = Math.min(until, now())));
process.on('message', (order: Order) => {
  if (order.type === 'stop') until = Math.min(until, order.until);
  else void record(order.task).then(end, () => end('crashed'));
});

function tell(report: Report): void {
  if (process.connected) process.send?.(report);
}

/** Ends when what was told has been sent. */
function end(problem: RecorderProblem | undefined): void {
  if (!process.connected) process.exit();
  const report: Report | undefined = problem && { type: 'problem', problem };
  if (report) process.send?.(report, () => process.exit());
  else process.exit();
}

async function record(task: Task): Promise<RecorderProblem | undefined> {
  const livekit = await import('@livekit/rtc-node').catch(() => undefined);
  if (!livekit) return 'missing';
  const { AudioStream, Room, RoomEvent, TrackKind } = livekit;
  const room = new Room();
  const startedAt = Math.round(Math.max(task.from, now()));
  const mixer = new Mixer(startedAt);
  let lost = false;
  room.on(RoomEvent.Disconnected, () => (lost = true));
  room.on(RoomEvent.TrackSubscribed, (track, _, { identity, name = '' }) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    void hear(new Voice(identity, name), () => new AudioStream(track, RATE, 1), mixer);
  });
  listenToCaptions(room, now, (caption) => {
    if (caption.from >= startedAt) tell({ type: 'caption', caption });
  });
  try {
    await room.connect(task.url, task.token, { autoSubscribe: true, dynacast: false });
  } catch {
    return 'lost';
  }
  const problem = await mixDown(mixer, task.folder, () => lost);
  await room.disconnect();
  return problem ?? (lost && until === Number.POSITIVE_INFINITY ? 'lost' : undefined);
}

/** Puts what a track carries into the mix for as long as there is any. */
async function hear(voice: Voice, open: () => AsyncIterable<{ data: Int16Array }>, mixer: Mixer) {
  mixer.voices.add(voice);
  try {
    for await (const { data } of open()) voice.hear(data, mixer.sampleAt(now()));
  } catch {
    // The native library refuses to read a track that ended before we heard of it.
  }
  await sleep(2 * LAG_MS);
  mixer.voices.delete(voice);
}

async function mixDown(
  mixer: Mixer,
  folder: string,
  lost: () => boolean,
): Promise<RecorderProblem | undefined> {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate: RATE, channels: 1, bitrate: KILOBITS });
  const segments = new Segments(folder, mixer.startedAt);
  const turns = new Turns();
  let toldAt = 0;
  let told = false;
  try {
    while (!lost() && mixer.time < until) {
      await sleep(STRETCH_MS / 2);
      while (mixer.time + STRETCH_MS <= Math.min(now() - LAG_MS, until + STRETCH_MS)) {
        const from = mixer.time;
        const { mix, levels } = mixer.next(STRETCH);
        turns.hear(levels, from, mixer.time);
        segments.write(encoder.encode([mix]), now());
        if (!told) tell({ type: 'recording' });
        told = true;
      }
      if (now() - toldAt < TELL_MS) continue;
      toldAt = now();
      tell({ type: 'turns', turns: turns.take() });
    }
    tell({ type: 'turns', turns: turns.take() });
    segments.write(encoder.finalize(), now());
    segments.close(until);
    return undefined;
  } catch {
    return 'disk';
  }
}
