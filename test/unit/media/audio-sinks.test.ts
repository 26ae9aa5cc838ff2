import { assert } from '@open-wc/testing';
import { AudioSinks } from '../../../src/media/core/audio-sinks.ts';
import { until } from '../support/ears.ts';
import { click } from '../support/livekit.ts';

/** Sinks with ears on every element that they make, and elements that may be forbidden to play. */
function setup() {
  const context = new AudioContext();
  const made: HTMLAudioElement[] = [];
  const blocked: boolean[] = [];
  const forbidden = new Set<HTMLAudioElement>();
  const NativeAudio = window.Audio;
  window.Audio = class extends NativeAudio {
    constructor() {
      super();
      made.push(this);
    }
    override async play(): Promise<void> {
      if (forbidden.has(this)) throw new DOMException('', 'NotAllowedError');
      return super.play();
    }
  };
  const sinks = new AudioSinks((now) => blocked.push(now));
  const track = (): MediaStreamTrack =>
    context.createMediaStreamDestination().stream.getAudioTracks()[0] as MediaStreamTrack;
  const live = (): HTMLAudioElement[] => made.filter((element) => tracksOf(element).length > 0);
  const close = (): void => {
    sinks.close();
    window.Audio = NativeAudio;
    void context.close();
  };
  return { sinks, made, blocked, forbidden, track, live, close };
}

function tracksOf(element: HTMLAudioElement): MediaStreamTrack[] {
  return element.srcObject instanceof MediaStream ? element.srcObject.getTracks() : [];
}

describe('audio sinks', () => {
  before(click);

  it('plays exactly the tracks it is given, and uses elements again', async () => {
    const { sinks, made, track, live, close } = setup();
    const [a, b, c] = [track(), track(), track()];
    await sinks.setAudible(true);
    sinks.sync(
      new Map([
        ['a', a],
        ['b', b],
      ]),
    );
    assert.sameMembers(live().flatMap(tracksOf), [a, b]);
    const elementOfB = live().find((element) => tracksOf(element).includes(b));
    sinks.sync(
      new Map([
        ['b', b],
        ['c', c],
      ]),
    );
    assert.sameMembers(live().flatMap(tracksOf), [b, c]);
    assert.deepEqual(tracksOf(elementOfB as HTMLAudioElement), [b]);
    assert.lengthOf(made, 2);
    await until('both play', () => live().every((element) => !element.paused && !element.muted));
    close();
    assert.deepEqual(live(), []);
    assert.equal(
      made.every((element) => element.paused && element.srcObject === null),
      true,
    );
  });

  it('takes a new track under an old sid', () => {
    const { sinks, track, live, close } = setup();
    const [a, b] = [track(), track()];
    sinks.sync(new Map([['a', a]]));
    sinks.sync(new Map([['a', b]]));
    assert.deepEqual(live().flatMap(tracksOf), [b]);
    close();
  });

  it('plays on undisturbed when a track gets another sid', async () => {
    const { sinks, made, track, live, close } = setup();
    const [a, b] = [track(), track()];
    await sinks.setAudible(true);
    sinks.sync(
      new Map([
        ['early-a', a],
        ['early-b', b],
      ]),
    );
    await until('both play', () => made.every((element) => !element.paused));
    let interrupted = 0;
    for (const element of made) element.addEventListener('emptied', () => (interrupted += 1));
    sinks.sync(
      new Map([
        ['b', b],
        ['a', a],
      ]),
    );
    assert.sameMembers(live().flatMap(tracksOf), [a, b]);
    assert.equal(interrupted, 0);
    sinks.sync(new Map([['a', a]]));
    assert.deepEqual(live().flatMap(tracksOf), [a]);
    close();
  });

  it('puts no element into the document', () => {
    const { sinks, track, close } = setup();
    sinks.unlock();
    sinks.sync(new Map([['a', track()]]));
    assert.lengthOf(document.querySelectorAll('audio'), 0);
    close();
  });

  it('plays in silence until it is made audible', async () => {
    const { sinks, track, live, close } = setup();
    sinks.sync(new Map([['a', track()]]));
    assert.equal(
      live().every((element) => element.muted),
      true,
    );
    await sinks.setAudible(true);
    assert.equal(
      live().every((element) => !element.muted && !element.paused),
      true,
    );
    close();
  });

  it('unlocks spare elements in the click, which later tracks use', () => {
    const { sinks, made, track, live, close } = setup();
    sinks.unlock();
    const spare = [...made];
    sinks.sync(new Map([['a', track()]]));
    assert.deepEqual(made, spare);
    assert.equal(
      live().every((element) => spare.includes(element)),
      true,
    );
    close();
  });

  it('says when the browser wants a click, and plays at the next attempt', async () => {
    const { sinks, made, forbidden, blocked, track, close } = setup();
    await sinks.setAudible(true);
    sinks.unlock();
    for (const element of made) forbidden.add(element);
    sinks.sync(new Map([['a', track()]]));
    await until('blocked', () => sinks.blocked);
    forbidden.clear();
    await sinks.play();
    assert.equal(sinks.blocked, false);
    assert.deepEqual(blocked, [true, false]);
    close();
  });

  it('lets a forbidden track join an element that plays', async () => {
    const { sinks, made, forbidden, blocked, track, live, close } = setup();
    const [a, b] = [track(), track()];
    await sinks.setAudible(true);
    sinks.sync(new Map([['a', a]]));
    await until('a plays', () => !made[0]?.paused);
    sinks.unlock();
    for (const element of made.slice(1)) forbidden.add(element);
    sinks.sync(
      new Map([
        ['a', a],
        ['b', b],
      ]),
    );
    await until('b has joined', () => tracksOf(made[0] as HTMLAudioElement).length === 2);
    sinks.sync(new Map([['b', b]]));
    assert.deepEqual(live().flatMap(tracksOf), [b]);
    assert.equal(made[0]?.paused, false);
    assert.deepEqual(blocked, []);
    close();
  });

  it('sets the volume of all, those that come later too', () => {
    const { sinks, made, track, close } = setup();
    sinks.sync(new Map([['a', track()]]));
    sinks.setVolume(0.3);
    sinks.sync(
      new Map([
        ['b', track()],
        ['c', track()],
      ]),
    );
    assert.deepEqual(
      made.map((element) => element.volume),
      made.map(() => 0.3),
    );
    sinks.setVolume(7);
    assert.equal(made[0]?.volume, 1);
    close();
  });

  it('sets the volume of each track on top of that of all, also where an element is used again', async () => {
    const { sinks, live, track, close } = setup();
    const [a, b] = [track(), track()];
    const volumes = () =>
      new Map(live().map((element) => [tracksOf(element)[0], Math.round(element.volume * 100) / 100]));
    await sinks.setAudible(true);
    sinks.setVolumes(new Map([['a', 0.5]]));
    sinks.sync(
      new Map([
        ['a', a],
        ['b', b],
      ]),
    );
    assert.deepEqual([volumes().get(a), volumes().get(b)], [0.5, 1]);
    sinks.setVolume(0.4);
    assert.deepEqual([volumes().get(a), volumes().get(b)], [0.2, 0.4]);
    sinks.setVolumes(new Map([['a', 0]]));
    assert.deepEqual(
      live().map((element) => element.muted),
      [true, false],
    );
    // Another one takes the element of the first.
    const c = track();
    sinks.sync(
      new Map([
        ['b', b],
        ['c', c],
      ]),
    );
    assert.equal(volumes().get(c), 0.4);
    assert.ok(live().every((element) => !element.muted));
    close();
  });

  it('is mute at volume 0, also where the system keeps the volume to itself', async () => {
    const { sinks, made, track, close } = setup();
    await sinks.setAudible(true);
    sinks.sync(new Map([['a', track()]]));
    sinks.setVolume(0);
    assert.equal(made[0]?.muted, true);
    sinks.setVolume(0.5);
    assert.equal(made[0]?.muted, false);
    close();
  });

  it('keeps the old output when the browser refuses a new one', async () => {
    const { sinks, track, close } = setup();
    sinks.sync(new Map([['a', track()]]));
    const refused = await sinks.setOutput('no-such-device').then(
      () => false,
      () => true,
    );
    assert.equal(refused, true);
    assert.equal(sinks.output, '');
    close();
  });
});
