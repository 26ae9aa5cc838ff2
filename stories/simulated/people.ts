import type { Hand, Person, Role } from '../../src/contract/types.ts';
import { faceOf } from './faces.ts';
import { captionOf, nameOf } from './names.ts';
import type { SimulatedOptions } from './options.ts';

/** Which of the stage has a closed microphone; repeats every six people. */
const MUTED = [false, true, false, false, true, true];
/** Where on stage the viewer stands, by role. */
const VIEWER_PLACE: Record<Role, number> = { host: 0, moderator: 1, speaker: 3, listener: -1 };
/** The id of a viewer who only listens. */
export const LISTENER_ID = 'p_viewer';

/** Everybody in a generated room, by section. */
export interface Population {
  readonly stage: readonly Person[];
  readonly followed: readonly Person[];
  readonly audience: readonly Person[];
  /** The viewer's own entry, wherever it stands. */
  readonly viewer: Person;
}

function roleOnStage(index: number): Role {
  if (index === 0) return 'host';
  return index === 1 ? 'moderator' : 'speaker';
}

function person(options: SimulatedOptions, index: number, role: Role): Person {
  const onStage = role !== 'listener';
  const hasFace = onStage ? [0, 1, 3, 5].includes(index % 6) : index % 6 === 0;
  return {
    id: `p_${index}`,
    name: nameOf(options.names, index),
    avatarUrl: hasFace && options.names !== 'long' ? faceOf(index) : null,
    caption: onStage && role === 'speaker' ? captionOf(options.names, index - 2) : null,
    role,
    muted: onStage && (MUTED[index % MUTED.length] ?? false),
    handRaised: false,
    away: false,
  };
}

/** Makes the people of a room. */
export function populate(options: SimulatedOptions): Population {
  const stageCount = Math.min(options.stage, options.people);
  const followedCount = Math.min(options.followed, options.people - stageCount);
  const everybody = Array.from({ length: options.people }, (_, index) =>
    person(options, index, index < stageCount ? roleOnStage(index) : 'listener'),
  );
  const stage = everybody
    .slice(0, stageCount)
    .map((one, index) => ({ ...one, away: index >= stageCount - options.away }));
  const listeners = everybody
    .slice(stageCount)
    .map((one, index) => ({ ...one, handRaised: index % 3 === 1 && Math.floor(index / 3) < options.hands }));
  const onStage = stage[VIEWER_PLACE[options.viewer]];
  const viewer = onStage ?? {
    ...person(options, options.people, 'listener'),
    id: LISTENER_ID,
    avatarUrl: null,
    handRaised: options.raised > 0,
  };
  const audience = listeners.slice(followedCount);
  return {
    stage,
    followed: listeners.slice(0, followedCount),
    audience: onStage ? audience : [...audience, viewer],
    viewer,
  };
}

/** The queue of raised hands: whoever of the listeners has one up, the longest wait first. */
export function queue(options: SimulatedOptions, people: Population, now: number): Hand[] {
  const raised = [...people.followed, ...people.audience]
    .filter((one) => one.handRaised)
    .slice(0, options.hands);
  return raised.map((one, index) => {
    const waited = Math.round((200_000 * (raised.length - index)) / raised.length);
    return {
      person: one,
      place: index + 1,
      raisedAt: new Date(now - waited).toISOString(),
      followedBySpeakers: people.followed.some((followed) => followed.id === one.id),
      stageSeconds: index % 3 === 1 ? 60 * (index + 3) : 0,
      invitedAt: index >= raised.length - options.invitations ? new Date(now - 10_000).toISOString() : null,
    };
  });
}
