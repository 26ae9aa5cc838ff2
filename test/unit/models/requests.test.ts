import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import { DeviceChangeRequest } from '../../../src/events/device-change-request.ts';
import type { HallwayRequestEvent } from '../../../src/events/event.ts';
import { HandRaiseRequest } from '../../../src/events/hand-raise-request.ts';
import { MicrophoneToggleRequest } from '../../../src/events/microphone-toggle-request.ts';
import { ModerationRequest } from '../../../src/events/moderation-request.ts';
import type { RequestFailedEvent } from '../../../src/events/request-failed.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { SoundPauseRequest } from '../../../src/events/sound-pause-request.ts';
import { StageAnswerRequest } from '../../../src/events/stage-answer-request.ts';
import { StageLeaveRequest } from '../../../src/events/stage-leave-request.ts';
import { VolumeChangeRequest } from '../../../src/events/volume-change-request.ts';
import { answer, type HandBackend, type HandEngine, ROOM, VIEWER } from '../support/hand-driven.ts';
import { ask, clear, newPage, record, show, type ShowsRoom, until } from '../support/room-page.ts';

describe('Requests of somebody in a room', () => {
  let backend: HandBackend;
  let engine: HandEngine;
  let element: ShowsRoom;

  beforeEach(async () => {
    ({ backend, engine } = newPage());
    element = show();
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    backend.calls.length = 0;
    engine.session.calls.length = 0;
  });

  afterEach(() => clear(backend));

  const cases: readonly (readonly [request: HallwayRequestEvent, sent: string, pending: string])[] = [
    [new HandRaiseRequest({ raised: true }), 'act:hand-raise', 'hand-raise'],
    [new HandRaiseRequest({ raised: false }), 'act:hand-lower', 'hand-lower'],
    [new StageAnswerRequest({ accept: false }), 'act:stage-decline', 'stage-decline'],
    [new StageLeaveRequest(), 'act:stage-leave', 'stage-leave'],
    [
      new ModerationRequest({ action: { type: 'person-mute', person: 'p_2' } }),
      'act:person-mute',
      'person-mute:p_2',
    ],
    [new ModerationRequest({ action: { type: 'mute-all' } }), 'act:mute-all', 'mute-all'],
  ];
  for (const [request, sent, pending] of cases) {
    it(`${pending}: is sent once, pending until the answer, and told when refused`, async () => {
      const failed = record('hallway-request-failed');
      const waiting = answer();
      backend.onAct = () => waiting.promise;
      element.live.request(request);
      element.live.request(request);
      assert.deepEqual(backend.calls, [sent]);
      const [type = '', about] = pending.split(':');
      assert.isTrue(element.live.pending(type, about));
      waiting.reject(new HallwayError('forbidden', { requestId: 'r-1' }));
      await until(() => !element.live.pending(type, about));
      const { detail, target } = failed.at(-1) as RequestFailedEvent;
      assert.equal(detail.trigger, request);
      assert.equal(detail.code, 'forbidden');
      assert.equal(target, element);
      assert.equal(element.value('$notice')?.error, 'forbidden');
      backend.onAct = () => Promise.resolve();
      element.live.request(new HandRaiseRequest({ raised: true }));
      assert.isNull(element.value('$notice'), 'the next request clears the last failure');
    });
  }

  it('lowers the hand ahead of the answer, and puts it back when refused', async () => {
    const hand = { place: 3, raisedAt: new Date().toISOString() };
    backend.sink.you({ ...VIEWER, hand });
    const waiting = answer();
    backend.onAct = () => waiting.promise;
    element.live.request(new HandRaiseRequest({ raised: false }));
    assert.isNull(element.value('$viewer')?.hand);
    waiting.reject(new HallwayError('unavailable'));
    await until(() => element.value('$viewer')?.hand);
    assert.deepEqual(element.value('$viewer')?.hand, hand);
  });

  it('does not put back what the server has changed meanwhile', async () => {
    const waiting = answer();
    backend.onAct = () => waiting.promise;
    const action = { type: 'hand-policy', policy: 'off' } as const;
    element.live.request(new ModerationRequest({ action }));
    assert.equal(element.value('$room')?.handPolicy, 'off');
    backend.sink.room({ ...ROOM, handPolicy: 'followed' });
    waiting.reject(new HallwayError('conflict'));
    await until(() => !element.live.pending('hand-policy'));
    assert.equal(element.value('$room')?.handPolicy, 'followed');
  });

  it('opens and mutes the microphone', async () => {
    await ask(
      element,
      new MicrophoneToggleRequest({ on: true }),
      () => element.value('$media').microphone === 'on',
    );
    await ask(element, new MicrophoneToggleRequest({ on: false }), () => !element.live.pending('microphone'));
    assert.deepEqual(engine.session.calls, ['microphone:true', 'microphone:false']);
  });

  it('sets the volume, within bounds, and keeps it for the next session', async () => {
    for (const volume of [0.4, 7, -1, 0.3]) element.live.request(new VolumeChangeRequest({ volume }));
    assert.deepEqual(engine.session.calls, ['volume:0.4', 'volume:1', 'volume:0', 'volume:0.3']);
    assert.equal(element.value('$volume'), 0.3);
    engine.session.set({ connection: 'failed', error: 'media_failed' });
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    assert.include(engine.session.calls, 'volume:0.3');
  });

  it('sets the volume of one person, and keeps it on this page', async () => {
    element.live.request(new VolumeChangeRequest({ volume: 0.2, person: 'rasa' }));
    element.live.request(new VolumeChangeRequest({ volume: 4, person: 'kenji' }));
    assert.deepEqual(engine.session.calls, ['volume:0.2:rasa', 'volume:1:kenji']);
    assert.equal(element.value('$volume'), 1);
    engine.session.set({ connection: 'failed', error: 'media_failed' });
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    assert.include(engine.session.calls, 'volume:0.2:rasa');
    element.live.request(new VolumeChangeRequest({ volume: 1, person: 'rasa' }));
  });

  it('pauses the sound and plays it again, in the room', async () => {
    element.live.request(new SoundPauseRequest({ paused: true }));
    await until(() => element.value('$media').audio === 'paused', 'paused');
    element.live.request(new SoundPauseRequest({ paused: false }));
    await until(() => element.value('$media').audio === 'playing', 'playing');
    assert.deepEqual(engine.session.calls, ['pause', 'listen']);
    assert.equal(element.value('$phase'), 'joined');
  });

  it('lists devices and changes them', async () => {
    assert.deepEqual((await element.live.devices()).microphones, []);
    element.live.request(new DeviceChangeRequest({ kind: 'output', id: 'headset' }));
    assert.deepEqual(engine.session.calls, ['device:output:headset']);
  });
});

describe('Accepting an invitation to the stage', () => {
  let backend: HandBackend;
  let engine: HandEngine;
  let element: ShowsRoom;

  beforeEach(async () => {
    ({ backend, engine } = newPage());
    element = show();
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    backend.calls.length = 0;
    engine.session.calls.length = 0;
  });

  afterEach(() => clear(backend));

  const accept = (): Promise<void> =>
    ask(element, new StageAnswerRequest({ accept: true }), () => backend.calls.length === 1);

  it('asks for the microphone only once the media server lets the viewer speak', async () => {
    await accept();
    assert.deepEqual(backend.calls, ['act:stage-accept']);
    assert.deepEqual(engine.session.calls, []);
    assert.isTrue(element.live.pending('stage-accept'));
    engine.session.set({ mayPublish: true });
    await until(() => element.value('$media').microphone === 'on');
    await until(() => !element.live.pending('stage-accept'));
    assert.isNull(element.value('$notice'));
  });

  for (const code of ['mic_denied', 'mic_missing'] as const) {
    it(`goes back to the audience and listens on: ${code}`, async () => {
      engine.session.onMicrophone = () => Promise.reject(new HallwayError(code));
      await accept();
      engine.session.set({ mayPublish: true });
      await until(() => element.value('$notice'));
      assert.equal(element.value('$notice')?.error, code);
      assert.deepEqual(backend.calls, ['act:stage-accept', 'act:stage-leave']);
      assert.equal(element.value('$phase'), 'joined');
      backend.sink.you({ ...VIEWER, role: 'listener' });
      assert.equal(element.value('$notice')?.error, code, 'stays to be read');
    });
  }

  it('asks for nothing when the API refuses', async () => {
    backend.onAct = () => Promise.reject(new HallwayError('not_invited'));
    await accept();
    await until(() => element.value('$notice'));
    assert.deepEqual(engine.session.calls, []);
  });

  it('gives up when the room is left meanwhile', async () => {
    await accept();
    engine.session.set({ connection: 'failed', error: 'removed' });
    await until(() => !element.live.pending('stage-accept'));
    assert.notInclude(engine.session.calls, 'microphone:true');
  });
});
