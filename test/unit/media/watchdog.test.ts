import { assert } from '@open-wc/testing';
import { readTraffic } from '../../../src/media/core/traffic.ts';
import type { Traffic } from '../../../src/media/core/traffic.ts';
import { Watchdog } from '../../../src/media/core/watchdog.ts';
import { FakeClock } from '../support/clock.ts';

/** A connection whose counters move as told, under a watchdog on a fake clock. */
function watch(options: { countsChecks?: boolean; reachable?: () => boolean } = {}) {
  const clock = new FakeClock();
  const start = clock.now();
  const told: [at: number, what: string][] = [];
  let questions = 0;
  /** Times in ms after the start between which packets and answers to checks arrive. */
  const state = { packets: 0, checkEvery: 2_700, cutFrom: Infinity, cutTo: Infinity };
  const arrivals = (every: number): number => {
    if (!every) return 0;
    const now = clock.now() - start;
    const before = Math.floor(Math.min(now, state.cutFrom) / every);
    const after = now > state.cutTo ? Math.floor(now / every) - Math.floor(state.cutTo / every) : 0;
    return before + after;
  };
  const read = async (): Promise<Traffic> => {
    const now = clock.now() - start;
    const packets = arrivals(state.packets);
    const cut = now > state.cutFrom && now <= state.cutTo;
    const last = cut ? state.cutFrom : now;
    return {
      received: packets + arrivals(state.checkEvery),
      age: packets > 0 ? now - Math.floor(last / state.packets) * state.packets : null,
      unanswered:
        options.countsChecks === false
          ? null
          : Math.floor(now / state.checkEvery) - arrivals(state.checkEvery),
    };
  };
  const watchdog = new Watchdog(
    {
      read,
      reachable: async () => {
        questions += 1;
        return options.reachable?.() ?? true;
      },
      quiet: (quiet) => told.push([clock.now() - start, quiet ? 'quiet' : 'flowing']),
      dead: () => {
        told.push([clock.now() - start, 'dead']);
        watchdog.stop();
      },
    },
    clock,
  );
  return { clock, watchdog, state, told, questions: () => questions };
}

const time = (entry: readonly [at: number, what: string] | undefined): number => entry?.[0] ?? Number.NaN;

describe('watchdog', () => {
  const rooms: readonly [name: string, packets: number][] = [
    ['somebody speaks', 20],
    ['somebody pauses (comfort noise)', 400],
    ['nobody speaks', 0],
  ];
  for (const [name, packets] of rooms) {
    it(`keeps quiet for ten minutes while ${name}`, async () => {
      const { clock, watchdog, state, told, questions } = watch();
      state.packets = packets;
      watchdog.start();
      await clock.pass(600_000);
      assert.deepEqual(told, []);
      assert.equal(questions(), 0);
    });

    it(`tells a cut within ${packets ? 3 : 3.3} s while ${name}, and its end within a second`, async () => {
      const { clock, watchdog, state, told } = watch({ reachable: () => false });
      state.packets = packets;
      state.cutFrom = 20_130;
      state.cutTo = 30_000;
      watchdog.start();
      await clock.pass(60_000);
      assert.deepEqual(
        told.map(([, what]) => what),
        ['quiet', 'flowing'],
      );
      assert.isAtLeast(time(told[0]), 20_130);
      assert.isAtMost(time(told[0]), 20_130 + (packets ? 3_000 : 3_300));
      assert.isAtLeast(time(told[1]), 30_000);
      assert.isAtMost(time(told[1]), packets ? 31_000 : 33_500);
    });
  }

  it('calls a connection dead when the server answers and nothing arrives', async () => {
    const { clock, watchdog, state, told } = watch();
    state.packets = 20;
    state.cutFrom = 10_000;
    watchdog.start();
    await clock.pass(30_000);
    assert.deepEqual(
      told.map(([, what]) => what),
      ['quiet', 'dead'],
    );
    assert.isAtLeast(time(told[1]), 14_000);
    assert.isAtMost(time(told[1]), 17_000);
  });

  it('says nothing of the time in which the page slept', async () => {
    const { clock, watchdog, state, told } = watch();
    state.packets = 20;
    watchdog.start();
    await clock.pass(5_000);
    // No timer runs while a page is frozen; then all of them at once.
    clock.jump(3_600_000);
    await clock.pass(3_000);
    assert.deepEqual(told, []);
  });

  it('asks the server before it judges, where the browser does not count checks', async () => {
    const idle = watch({ countsChecks: false });
    idle.state.checkEvery = 1e9;
    idle.watchdog.start();
    await idle.clock.pass(60_000);
    assert.deepEqual(idle.told, []);
    assert.isAtLeast(idle.questions(), 5);
    assert.isAtMost(idle.questions(), 13);

    const cut = watch({ countsChecks: false, reachable: () => false });
    cut.state.packets = 20;
    cut.state.cutFrom = 10_000;
    cut.watchdog.start();
    await cut.clock.pass(20_000);
    assert.deepEqual(
      cut.told.map(([, what]) => what),
      ['quiet'],
    );
  });

  it('is silent once stopped', async () => {
    const { clock, watchdog, state, told } = watch();
    state.packets = 20;
    state.cutFrom = 5_000;
    watchdog.start();
    await clock.pass(6_000);
    watchdog.stop();
    await clock.pass(60_000);
    assert.deepEqual(told, []);
  });
});

describe('traffic', () => {
  const pair = {
    id: 'p',
    type: 'candidate-pair',
    timestamp: 5_000,
    state: 'succeeded',
    nominated: true,
    bytesReceived: 700,
    requestsReceived: 20,
    requestsSent: 9,
    responsesReceived: 7,
    lastPacketReceivedTimestamp: 4_900,
  };
  const report = (...entries: object[]) => new Map(entries.map((entry, index) => [String(index), entry]));

  it('sums up the pairs in use, of all connections', () => {
    const idle = { ...pair, nominated: false, bytesReceived: 1e6 };
    const other = { ...pair, bytesReceived: 300, lastPacketReceivedTimestamp: 4_000 };
    assert.deepEqual(readTraffic([report({ type: 'codec' }, idle, pair), report(other)]), {
      received: 700 + 300 + 2 * 27,
      age: 100,
      unanswered: 4,
    });
  });

  it('is null before there is a pair, and knows no checks where the browser counts none', () => {
    assert.equal(readTraffic([report({ type: 'transport' })]), null);
    const { requestsSent: _, ...firefox } = pair;
    assert.equal(readTraffic([report(firefox)])?.unanswered, null);
  });

  it('reads what this browser reports of a real connection', async () => {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
    b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
    a.createDataChannel('x');
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
    await new Promise<void>((resolve) => {
      a.onconnectionstatechange = () => {
        if (a.connectionState === 'connected') resolve();
      };
    });
    const traffic = readTraffic([(await a.getStats()) as Iterable<[string, unknown]>]);
    assert.isAbove(traffic?.received ?? 0, 0);
    assert.typeOf(traffic?.unanswered, 'number');
    a.close();
    b.close();
  });
});
