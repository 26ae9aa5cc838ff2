import { assert } from '@open-wc/testing';
import type { Hand } from '../../../src/contract/types.ts';
import type { HallwayEvent } from '../../../src/events/event.ts';
import { MicrophoneToggleRequest } from '../../../src/events/microphone-toggle-request.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import { announcer } from '../../../src/models/player/announcer.ts';
import { type HandBackend, type HandEngine, person, ROOM, VIEWER } from '../support/hand-driven.ts';
import { ask, clear, newPage, record, show, type ShowsRoom, until } from '../support/room-page.ts';

/** What is handed to the live region from now on; that it says one at a time has a test of its own. */
function ears(): { readonly heard: string[]; readonly langs: Set<string>; stop(): void } {
  const heard: string[] = [];
  const langs = new Set<string>();
  announcer.say = (text, lang) => {
    heard.push(text);
    langs.add(lang);
  };
  return { heard, langs, stop: () => Reflect.deleteProperty(announcer, 'say') };
}

describe('What the viewer hears of', () => {
  let backend: HandBackend;
  let engine: HandEngine;
  let element: ShowsRoom;
  let told: HallwayEvent<unknown>[];
  let page: ReturnType<typeof ears>;

  before(() => {
    told = record(
      ...['stage-joined', 'stage-left', 'microphone-changed', 'connection-changed', 'hand-changed'].map(
        (name) => `hallway-${name}`,
      ),
    ) as HallwayEvent<unknown>[];
  });

  beforeEach(async () => {
    ({ backend, engine } = newPage());
    element = show();
    page = ears();
    backend.sink.stage([person()]);
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    await until(() => page.heard.includes('You are listening.'));
    told.length = 0;
  });

  afterEach(async () => {
    page.stop();
    await clear(backend);
  });

  const heard = (text: string): Promise<void> => until(() => page.heard.includes(text), text);
  const events = (): unknown[] => told.map(({ type, detail }) => [type.slice('hallway-'.length), detail]);

  it('the way to the stage and back', async () => {
    backend.sink.you({ ...VIEWER, invited: { byName: 'Noor', at: '' } });
    await heard('Noor invites you to the stage');
    backend.sink.you({ ...VIEWER, role: 'speaker' });
    await heard('You are on stage.');
    backend.sink.you(VIEWER);
    await heard('You are back in the audience.');
    assert.deepEqual(events(), [
      ['stage-joined', { room: ROOM.name, role: 'speaker' }],
      ['stage-left', { room: ROOM.name }],
    ]);
    assert.include(engine.session.calls, 'release', 'the device is given back at once');
  });

  it('the hand and its place', async () => {
    const hand = (place: number) => ({ ...VIEWER, hand: { place, raisedAt: '' } });
    backend.sink.you(hand(12));
    await heard('You are 12th in the queue.');
    backend.sink.you(hand(9));
    backend.sink.you(hand(2));
    await heard('You are 2nd in the queue.');
    backend.sink.you(VIEWER);
    await heard('Your hand is down.');
    assert.notInclude(page.heard, 'You are 9th in the queue.');
    assert.deepEqual(
      told.map(({ detail }) => (detail as { place: number | null }).place),
      [12, 9, 2, null],
    );
  });

  it('the connection', async () => {
    engine.session.set({ connection: 'unstable' });
    await heard('Weak connection.');
    engine.session.set({ connection: 'reconnecting' });
    await heard('Connection lost. Reconnecting.');
    engine.session.set({ connection: 'connected' });
    await heard('Connected again.');
    assert.deepEqual(
      told.map(({ detail }) => (detail as { state: string }).state),
      ['unstable', 'reconnecting', 'connected'],
    );
  });

  it('the microphone, and who muted it', async () => {
    element.live.request(new MicrophoneToggleRequest({ on: true }));
    await heard('Your microphone is open.');
    engine.session.set({ microphone: 'muted' });
    await heard('A host muted your microphone.');
    element.live.request(new MicrophoneToggleRequest({ on: true }));
    await until(() => element.value('$media').microphone === 'on');
    element.live.request(new MicrophoneToggleRequest({ on: false }));
    await heard('Your microphone is muted.');
    element.live.request(new MicrophoneToggleRequest({ on: true }));
    await until(() => element.value('$media').microphone === 'on');
    engine.session.set({ microphone: 'lost' });
    await heard('Microphone lost');
    assert.deepEqual(
      told.map(({ detail }) => (detail as { on: boolean }).on),
      [true, false, true, false, true, false],
    );
  });

  it('others who come onto the stage and go', async () => {
    backend.sink.stage([person(), person({ id: 'p_2', name: 'Ana' }), person({ id: VIEWER.id })]);
    await heard('Ana joined the stage.');
    backend.sink.stage([person({ id: 'p_2', name: 'Ana' })]);
    await heard('Noor Haddadi left the stage.');
    assert.isEmpty(page.heard.filter((text) => text.includes(VIEWER.name)));
  });

  describe('who runs the room', () => {
    const gone = new Date(Date.now() + 60_000).toISOString();
    const host = person({ id: 'p_0', name: 'Rasa', role: 'host' });
    const heir = person({ id: 'p_9', name: 'Kenji', role: 'moderator' });
    beforeEach(() => {
      backend.sink.room(ROOM);
      backend.sink.stage([host, heir]);
    });

    it('is gone, and back', async () => {
      backend.sink.room({ ...ROOM, hostAwaitedUntil: gone });
      backend.sink.stage([{ ...host, away: true }, heir]);
      await heard('The host is not connected: Rasa.');
      backend.sink.room({ ...ROOM, hostAwaitedUntil: gone });
      backend.sink.room(ROOM);
      backend.sink.stage([host, heir]);
      await heard('The host is back: Rasa.');
      assert.lengthOf(
        page.heard.filter((text) => text.startsWith('The host')),
        2,
      );
    });

    it('is another one', async () => {
      backend.sink.room({ ...ROOM, hostAwaitedUntil: gone });
      backend.sink.stage([{ ...host, away: true }, heir]);
      backend.sink.room(ROOM);
      backend.sink.stage([
        { ...heir, role: 'host' },
        { ...host, role: 'moderator', away: true },
      ]);
      await heard('Kenji is the host now.');
      assert.notInclude(page.heard, 'The host is back: Rasa.');
    });

    it('is the viewer, who is told by a notice too, and only then', async () => {
      backend.sink.you({ ...VIEWER, id: 'p_9', role: 'moderator' });
      backend.sink.stage([
        { ...heir, role: 'host' },
        { ...host, role: 'moderator' },
      ]);
      backend.sink.you({ ...VIEWER, id: 'p_9', role: 'host' });
      await heard('You are the host now');
      assert.deepEqual(element.value('$notice'), { key: 'stage.youHost' });
      assert.notInclude(page.heard, 'Kenji is the host now.');
    });

    it('did not come back, so that the room has ended', async () => {
      backend.sink.room({ ...ROOM, hostAwaitedUntil: gone });
      backend.sink.room({ ...ROOM, state: 'ended', endedAs: 'host_gone' });
      await heard('The host did not come back, so the room has ended.');
    });
  });

  it('tells the server whether the viewer left or only the page goes', async () => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.deepEqual(
      backend.calls.filter((call) => call.startsWith('leave')),
      [`leave:${ROOM.name}:unload`],
    );
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    assert.equal(
      backend.calls.findLast((call) => call.startsWith('leave')),
      `leave:${ROOM.name}`,
    );
  });

  it('hands, when moderating, but not those that were up already', async () => {
    const hand = (id: string, invitedAt: string | null = null): Hand => ({
      person: person({ id, name: `Name ${id}` }),
      place: 1,
      raisedAt: '',
      followedBySpeakers: false,
      stageSeconds: 0,
      invitedAt,
    });
    backend.sink.you({ ...VIEWER, role: 'moderator' });
    backend.sink.hands([hand('a')], 1);
    backend.sink.hands([hand('a', 'now'), hand('b')], 2);
    await heard('Name b raised a hand.');
    backend.sink.hands([hand('a'), hand('b')], 2);
    await heard('Name a does not join the stage now.');
    assert.notInclude(page.heard, 'Name a raised a hand.');
  });

  it('each in the language around the room', async () => {
    element.lang = 'lt';
    engine.session.set({ connection: 'unstable' });
    await until(() => page.langs.has('lt'));
    assert.notInclude(page.heard, 'Weak connection.');
  });
});
