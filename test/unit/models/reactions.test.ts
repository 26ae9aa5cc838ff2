import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import type { ReactionCounts } from '../../../src/contract/types.ts';
import { ModerationRequest } from '../../../src/events/moderation-request.ts';
import { ReactionSendRequest } from '../../../src/events/reaction-send-request.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import type { HandBackend } from '../support/hand-driven.ts';
import { ask, clear, newPage, record, show, type ShowsRoom, until } from '../support/room-page.ts';

describe('Reactions of a room', () => {
  let backend: HandBackend;
  let element: ShowsRoom;
  let shown: (readonly [ReactionCounts, boolean])[];
  let stop: () => void;

  beforeEach(async () => {
    ({ backend } = newPage());
    element = show();
    await ask(element, new RoomJoinRequest(), () => element.value('$phase') === 'joined');
    shown = [];
    await element.live.model?.use((player) => {
      stop = player.reactions.listen((...told) => shown.push(told));
    });
  });
  afterEach(async () => {
    stop();
    await clear(backend);
  });

  const press = (kind: 'clap' | 'heart') => element.live.request(new ReactionSendRequest({ kind }));
  const sent = () => backend.calls.filter((call) => call.startsWith('react:')).map((call) => call.slice(6));

  it('shows the viewer’s own at once, and sends them together', async () => {
    press('clap');
    press('clap');
    press('heart');
    assert.deepEqual(shown, [
      [{ clap: 1 }, true],
      [{ clap: 1 }, true],
      [{ heart: 1 }, true],
    ]);
    assert.deepEqual(sent(), []);
    await until(() => sent().length === 1);
    press('clap');
    await until(() => sent().length === 2);
    assert.deepEqual(sent(), ['{"clap":2,"heart":1}', '{"clap":1}']);
  });

  it('sends no more than a hand can clap', async () => {
    for (let n = 0; n < 30; n += 1) press('clap');
    await until(() => sent().length === 1);
    assert.deepEqual(sent(), ['{"clap":10}']);
    assert.lengthOf(shown, 10);
  });

  it('shows what the others send, less what it has shown already', async () => {
    press('clap');
    await until(() => sent().length === 1);
    shown.length = 0;
    backend.applaud({ clap: 1 });
    assert.deepEqual(shown, [], 'only the own one');
    backend.applaud({ clap: 3, heart: 2 });
    assert.deepEqual(shown, [[{ clap: 3, heart: 2 }, false]]);
  });

  it('shows the others’ where its own were refused, and says why', async () => {
    const failed = record('hallway-request-failed');
    backend.onReact = () => Promise.reject(new HallwayError('rate_limited'));
    press('clap');
    await until(() => failed.length === 1);
    assert.equal((failed[0] as CustomEvent<{ code: string }>).detail.code, 'rate_limited');
    assert.equal(element.value('$notice')?.error, 'rate_limited');
    shown.length = 0;
    backend.applaud({ clap: 1 });
    assert.deepEqual(shown, [[{ clap: 1 }, false]]);
  });

  it('sums up for those who do not see them, and not for each', async () => {
    const region = () => document.querySelector('[data-hallway="announcements"]')?.textContent;
    backend.applaud({ clap: 2 });
    backend.applaud({ clap: 7, heart: 1 });
    await until(() => region() === 'Reactions: 9 claps, 1 heart.');
    backend.applaud({ clap: 1 });
    await until(() => region() === '', 'nothing more is said');
  });

  it('is told of them only while something shows them', () => {
    assert.equal(backend.count('reactions:'), 1);
    stop();
    assert.equal(backend.count('no-reactions:'), 1);
  });

  it('is told of none after leaving', async () => {
    await ask(element, new RoomLeaveRequest(), () => element.value('$phase') === 'idle');
    stop();
    assert.equal(backend.count('no-reactions:'), 1);
  });

  it('switches them off ahead of the answer', async () => {
    element.live.request(new ModerationRequest({ action: { type: 'reaction-policy', policy: 'off' } }));
    assert.equal(element.value('$room')?.reactionPolicy, 'off');
    await until(() => backend.count('act:reaction-policy') === 1);
  });
});
