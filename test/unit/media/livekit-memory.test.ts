import { assert } from '@open-wc/testing';
import { Room } from 'livekit-client';
import { until } from '../support/ears.ts';
import { countInstances, heapSize, LISTENER, SPEAKER } from '../support/livekit.ts';
import { Stage } from '../support/stage.ts';

const ALIVE = [
  'Room',
  'RTCPeerConnection',
  'HTMLAudioElement',
  'MediaStreamTrack',
  'WebSocket',
  'AudioContext',
];

/** Living objects by class, and bytes of heap, once everything that ends by itself has ended. */
async function memory(): Promise<Record<string, number>> {
  Object.assign(window, { Room });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const counts: Record<string, number> = {};
  for (const name of ALIVE) counts[name] = await countInstances(name);
  return { ...counts, heap: await heapSize() };
}

describe('memory of a session', function () {
  this.timeout(240_000);
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(async () => stage.close());

  it('leaves one Room, no element and no growing heap behind after 50 joins', async function () {
    const room = stage.room();
    const speaker = await stage.join(room, 'speaker', SPEAKER);
    await speaker.session.setMicrophone(true);
    const listener = await stage.visitor();
    let level = 0;
    listener.session.onLevels((levels) => (level = levels.get('speaker') ?? 0));
    const grant = stage.livekit.grants(room, 'listener', LISTENER);
    // Ears of the test would keep what they have heard alive.
    const resume = stage.ears.pause();
    const cycle = async (): Promise<void> => {
      await listener.session.connect({ grant, listen: true });
      await until('audio', () => level > 0.5);
      await listener.session.disconnect();
      assert.deepInclude(listener.now(), { connection: 'idle', audio: 'off', people: [] });
      assert.equal(level, 0);
    };
    for (let join = 0; join < 10; join += 1) await cycle();
    const before = await memory();
    for (let join = 0; join < 40; join += 1) await cycle();
    const left = await memory();
    resume();
    console.warn(`40 joins and leaves: ${JSON.stringify(before)} → ${JSON.stringify(left)}`);
    for (const name of ALIVE) assert.isAtMost(left[name] ?? Infinity, (before[name] ?? 0) + 1, name);
    assert.isBelow((left['heap'] ?? 0) - (before['heap'] ?? 0), 400_000);
  });
});
