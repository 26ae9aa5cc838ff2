import type { Hand, HandPolicy, RecordingState, Role, RoomAction } from '../../src/contract/types.ts';
import { inOrder, type SimulatedWorld } from './world.ts';

type Act<Type extends RoomAction['type']> = (
  world: SimulatedWorld,
  action: Extract<RoomAction, { type: Type }>,
) => void;

function setHand(world: SimulatedWorld, id: string, parts: Partial<Hand> | null): void {
  const hands = world.state.hands.flatMap((hand) => {
    if (hand.person.id !== id) return [hand];
    return parts === null ? [] : [{ ...hand, ...parts }];
  });
  world.change({ hands: inOrder(hands) });
}

function lowerHand(world: SimulatedWorld, id: string): void {
  setHand(world, id, null);
  world.changePerson(id, { handRaised: false });
}

function setPolicy(world: SimulatedWorld, handPolicy: HandPolicy): void {
  const { room, viewer } = world.state;
  world.change({ room: { ...room, handPolicy }, viewer: { ...viewer, mayRaiseHand: handPolicy !== 'off' } });
}

function setViewerHand(world: SimulatedWorld, raised: boolean): void {
  const { viewer, hands } = world.state;
  const hand = raised ? { place: hands.length + 1, raisedAt: new Date().toISOString() } : null;
  world.change({ viewer: { ...viewer, hand } });
  world.changePerson(viewer.id, { handRaised: raised });
}

function answer(world: SimulatedWorld, accept: boolean): void {
  const { viewer } = world.state;
  world.change({ viewer: { ...viewer, invited: null, hand: accept ? null : viewer.hand } });
  if (accept) setRole(world, viewer.id, 'speaker');
}

/** Gives somebody a role and moves them to where it belongs. */
function setRole(world: SimulatedWorld, id: string, role: Role): void {
  const before = world.everybody().find((one) => one.id === id);
  if (!before) return;
  world.drop(id);
  const now = { ...before, role, muted: true, handRaised: false };
  const { stage, audience, viewer } = world.state;
  const next = role === 'listener' ? { audience: [...audience, now] } : { stage: [...stage, now] };
  world.change(viewer.id === id ? { ...next, viewer: { ...viewer, role } } : next);
}

/** Says what becomes of the recording. */
function setRecording(world: SimulatedWorld, recordingState: RecordingState): void {
  const recordingAt = new Date(Date.now() + (recordingState === 'announced' ? 5000 : 0)).toISOString();
  world.change({ room: { ...world.state.room, recordingState, recordingAt } });
}

/** What each action does to the room; the counterpart of the server's routes. */
const ACTS: { [Type in RoomAction['type']]: Act<Type> } = {
  'hand-raise': (world) => setViewerHand(world, true),
  'hand-lower': (world) => setViewerHand(world, false),
  'stage-accept': (world) => answer(world, true),
  'stage-decline': (world) => answer(world, false),
  'stage-leave': (world) => setRole(world, world.state.viewer.id, 'listener'),
  'hands-lower-all': (world) => {
    for (const hand of world.state.hands) world.changePerson(hand.person.id, { handRaised: false });
    world.change({ hands: [] });
  },
  'hand-decline': (world, { person }) => lowerHand(world, person),
  'hand-policy': (world, { policy }) => setPolicy(world, policy),
  'reaction-policy': (world, { policy }) =>
    world.change({ room: { ...world.state.room, reactionPolicy: policy } }),
  'stage-invite': (world, { person }) => setHand(world, person, { invitedAt: new Date().toISOString() }),
  'stage-uninvite': (world, { person }) => setHand(world, person, { invitedAt: null }),
  'person-to-audience': (world, { person }) => setRole(world, person, 'listener'),
  'person-mute': (world, { person }) => world.changePerson(person, { muted: true }),
  'person-remove': (world, { person }) => world.drop(person),
  'person-ban': (world, { person }) => world.drop(person),
  'ban-lift': (world, { person }) => world.records.letIn(person),
  'person-report': () => undefined,
  'report-close': (world, { report }) => world.records.close(report),
  'hand-order': (world, { order }) => world.change({ room: { ...world.state.room, handOrder: order } }),
  'room-lock': (world, { locked }) => world.change({ room: { ...world.state.room, locked } }),
  'person-role': (world, { person, role }) =>
    role === 'listener' ? setRole(world, person, role) : world.changePerson(person, { role }),
  'mute-all': (world) => {
    for (const one of world.state.stage) world.changePerson(one.id, { muted: true });
  },
  'room-start': (world) => world.change({ room: { ...world.state.room, state: 'live' } }),
  'recording-start': (world) => setRecording(world, 'announced'),
  'recording-stop': (world) => setRecording(world, 'kept'),
  'room-end': (world) => {
    const endedAt = new Date().toISOString();
    world.change({
      room: { ...world.state.room, state: 'ended', endedAt, attendance: world.everybody().length },
    });
  },
};

/** Does what the server would do. */
export function perform(world: SimulatedWorld, action: RoomAction): void {
  (ACTS[action.type] as Act<RoomAction['type']>)(world, action);
}
