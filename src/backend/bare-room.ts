import type { Room } from '../contract/types.ts';

/** All that can be said of a room without a server that knows it. */
export function bareRoom(name: string): Room {
  return {
    name,
    title: name,
    state: 'live',
    club: null,
    topic: null,
    language: '',
    handPolicy: 'off',
    capacity: 0,
    startsAt: null,
    startedAt: null,
    endedAt: null,
    attendance: null,
  };
}
