import type { Room } from '../contract/types.ts';

/** All that can be said of a room without a server that knows it. */
export function bareRoom(name: string): Room {
  return {
    name,
    title: name,
    state: 'live',
    club: null,
    topic: null,
    description: null,
    access: 'open',
    recording: false,
    recordingState: 'off',
    recordingAt: null,
    language: '',
    handPolicy: 'off',
    reactionPolicy: 'off',
    handOrder: 'raised',
    locked: false,
    hostAwaitedUntil: null,
    capacity: 0,
    startsAt: null,
    minutes: 60,
    cancelledAt: null,
    coming: 0,
    startedAt: null,
    endedAt: null,
    endedAs: null,
    attendance: null,
  };
}
