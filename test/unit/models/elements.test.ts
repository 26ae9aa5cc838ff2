import { assert } from '@open-wc/testing';
import { configure, page } from '../../../src/config/page.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { Hub, hub } from '../../../src/models/hub.ts';
import {
  type HandBackend,
  HandBackend as Backend,
  type HandEngine,
  person,
  ROOM,
} from '../support/hand-driven.ts';
import { ask, clear, newPage, record, show, type ShowsRoom, until } from '../support/room-page.ts';

describe('Elements that show a room', () => {
  let backend: HandBackend;
  let engine: HandEngine;

  beforeEach(() => ({ backend, engine } = newPage()));

  afterEach(() => clear(backend));

  const join = (element: ShowsRoom): Promise<void> =>
    ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');

  it('share one watch, one session and one state', async () => {
    const [one, other] = [show(), show('shows-room')];
    await join(one);
    assert.equal(other.value('$phase'), 'joined');
    assert.equal(backend.count('watch:'), 1);
    assert.equal(engine.sessions.length, 1);
    one.remove();
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(other.value('$phase'), 'joined', 'one is left');
  });

  it('keep the audio while the tag is moved', async () => {
    const element = show();
    await join(element);
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    element.remove();
    await element.updateComplete;
    box.attachShadow({ mode: 'open' }).append(element);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(element.value('$phase'), 'joined');
    assert.notInclude(engine.session.calls, 'disconnect');
    assert.equal(backend.count('watch:'), 1);
  });

  it('leave when the last tag is removed, and join anew when it comes back', async () => {
    const left = record('hallway-room-left');
    const element = show();
    const told: Event[] = [];
    element.addEventListener('hallway-room-left', (event) => told.push(event));
    await join(element);
    element.remove();
    await until(() => engine.session.calls.at(-1) === 'disconnect');
    assert.equal(backend.count('leave:'), 1);
    await until(() => told.length === 1, 'the removed tag is told');
    assert.equal(left.length, 0);
    document.body.append(element);
    assert.equal(element.value('$phase'), 'idle');
    await join(element);
    assert.equal(engine.sessions.length, 1);
  });

  it('keep two rooms on a page apart', async () => {
    backend.onWatch = () => undefined;
    const [one, other] = [show('hallway-room', 'one'), show('hallway-room', 'other')];
    backend.sinks.get('one')!.room({ ...ROOM, name: 'one', title: 'One' });
    assert.equal(one.value('$room')?.title, 'One');
    assert.isNull(other.value('$room'));
    await join(one);
    assert.equal(other.value('$phase'), 'idle');
    await join(other);
    assert.equal(engine.sessions.length, 2);
  });

  it('find the room around them, also across shadow roots and before its code is here', async () => {
    const outer = show();
    const box = document.createElement('div');
    const inner = document.createElement('shows-room') as ShowsRoom;
    box.attachShadow({ mode: 'open' }).append(inner);
    outer.append(box);
    assert.equal(inner.live.name, ROOM.name);
    await until(() => inner.value('$room'));
    assert.equal(backend.count('watch:'), 1);
  });

  it('follow when the room around them gets a name, or another one', async () => {
    const outer = show('hallway-room', '');
    const inner = document.createElement('shows-room') as ShowsRoom;
    outer.append(inner);
    assert.equal(inner.value('$status'), 'loading');
    outer.room = 'first';
    await until(() => inner.live.name === 'first' && inner.value('$room'));
    outer.setAttribute('room', 'second');
    await until(() => backend.sinks.has('second') && !backend.sinks.has('first'));
    assert.equal(inner.live.name, 'second');
    inner.room = 'own';
    await until(() => backend.sinks.has('own'));
  });

  it('take settings that come later, and change over to another backend', async () => {
    const element = show();
    const other = new Backend();
    other.onWatch = (sink) => sink.room({ ...ROOM, title: 'Elsewhere' });
    configure({ backend: other });
    assert.equal(element.value('$room')?.title, 'Elsewhere');
    await until(() => backend.sinks.size === 0, 'the old one let go');
    await clear(other);
  });

  it('render only when what they read has changed', async () => {
    const element = show();
    await element.updateComplete;
    const { renders } = element;
    backend.sink.listeners(12);
    backend.sink.stage([person()]);
    await element.updateComplete;
    assert.equal(element.renders, renders, 'neither was read');
    backend.sink.room({ ...ROOM, title: 'New' });
    await element.updateComplete;
    assert.equal(element.renders, renders + 1);
    element.remove();
    backend.sink.room({ ...ROOM, title: 'Newer' });
    await element.updateComplete;
    assert.isAtMost(element.renders, renders + 2, 'nothing is heard after removal');
  });

  it('of two copies of the bundle use one hub and one set of settings', async () => {
    const copyOf = (file: string): Promise<unknown> => import(`../../../src/${file}?copy`);
    const copied = (await copyOf('models/hub.ts')) as { hub: typeof hub; Hub: typeof Hub };
    const settings = (await copyOf('config/page.ts')) as { page: typeof page; configure: typeof configure };
    assert.notEqual(copied.Hub, Hub, 'it is another copy');
    assert.equal(copied.hub(), hub());
    assert.equal(settings.page, page);
    const element = show();
    const other = new Backend();
    settings.configure({ backend: other });
    assert.isTrue(other.sinks.has(element.room));
    await clear(other);
  });

  it('pass levels on to whoever listens', async () => {
    const element = show();
    const heard: number[] = [];
    const stop = element.live.onLevels((levels) => heard.push(levels.get('p_1') ?? 0));
    await join(element);
    for (const meter of engine.session.meters) meter(new Map([['p_1', 0.5]]));
    stop();
    for (const meter of engine.session.meters) meter(new Map([['p_1', 0.9]]));
    assert.deepEqual(heard, [0.5]);
  });

  it('have a clock that ticks while somebody reads it', async () => {
    const element = show();
    const { now } = element.live;
    await element.updateComplete;
    const { renders } = element;
    await until(() => element.renders > renders);
    assert.isAbove(element.live.now, now);
  });
});
