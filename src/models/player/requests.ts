import type { PreinitializedWritableAtom } from 'nanostores';
import type { Backend } from '../../backend/backend.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { Room, RoomAction } from '../../contract/types.ts';
import type { DeviceChangeRequest } from '../../events/device-change-request.ts';
import type { HandRaiseRequest } from '../../events/hand-raise-request.ts';
import type { MicrophoneToggleRequest } from '../../events/microphone-toggle-request.ts';
import type { ModerationRequest } from '../../events/moderation-request.ts';
import type { SoundPauseRequest } from '../../events/sound-pause-request.ts';
import type { PersonReportRequest } from '../../events/person-report-request.ts';
import type { StageAnswerRequest } from '../../events/stage-answer-request.ts';
import type { VolumeChangeRequest } from '../../events/volume-change-request.ts';
import type { MediaSession } from '../../media/media-session.ts';
import { pendingName } from '../pending.ts';
import type { RoomModel } from '../room-model.ts';
import { takeStage } from './stage.ts';
import type { Visit } from './visit.ts';
import { keepVolume } from './volumes.ts';
import type { Trigger } from './voice.ts';

/** What requests are carried out with. */
export interface RequestParts {
  readonly model: RoomModel;
  readonly backend: Backend;
  readonly visit: Visit;
}

/** How one request is carried out. */
export interface Step {
  /** Its name in `$pending`; a second one of the same name is dropped while it waits. */
  readonly pending: string;
  /** Sends it. */
  run(): Promise<void>;
  /** Shows the result before the answer; what it returns takes that back. */
  before?(): () => void;
}

/** Details by type of request. */
interface Details {
  'hallway-hand-raise-request': HandRaiseRequest['detail'];
  'hallway-stage-answer-request': StageAnswerRequest['detail'];
  'hallway-stage-leave-request': undefined;
  'hallway-microphone-toggle-request': MicrophoneToggleRequest['detail'];
  'hallway-moderation-request': ModerationRequest['detail'];
  'hallway-person-report-request': PersonReportRequest['detail'];
  'hallway-device-change-request': DeviceChangeRequest['detail'];
  'hallway-sound-pause-request': SoundPauseRequest['detail'];
  'hallway-volume-change-request': VolumeChangeRequest['detail'];
}
type Rows = { readonly [Type in keyof Details]: (parts: RequestParts, detail: Details[Type]) => Step | void };

/** What each request does. Joining, leaving and trying again are the visit's own. */
const REQUESTS: Rows = {
  'hallway-hand-raise-request': (parts, { raised }) =>
    raised
      ? act(parts, { type: 'hand-raise' })
      : { ...act(parts, { type: 'hand-lower' }), before: () => lower(parts) },
  'hallway-stage-answer-request': (parts, { accept }) =>
    accept ? { pending: 'stage-accept', run: () => takeStage(parts) } : act(parts, { type: 'stage-decline' }),
  'hallway-stage-leave-request': (parts) => act(parts, { type: 'stage-leave' }),
  'hallway-microphone-toggle-request': ({ visit }, { on }) => ({
    pending: 'microphone',
    run: () => sessionOf(visit).setMicrophone(on),
  }),
  'hallway-moderation-request': (parts, { action }) => ({
    ...act(parts, action),
    ...(action.type === 'hand-policy' && { before: () => setRoom(parts, { handPolicy: action.policy }) }),
    ...(action.type === 'hand-order' && { before: () => setRoom(parts, { handOrder: action.order }) }),
    ...(action.type === 'reaction-policy' && {
      before: () => setRoom(parts, { reactionPolicy: action.policy }),
    }),
  }),
  'hallway-person-report-request': (parts, report) => act(parts, { type: 'person-report', ...report }),
  'hallway-device-change-request': ({ visit }, { kind, id }) => ({
    pending: `device:${kind}`,
    run: () => sessionOf(visit).setDevice(kind, id),
  }),
  'hallway-sound-pause-request': ({ visit }, { paused }) => ({
    pending: 'sound',
    run: async () => {
      if (paused) sessionOf(visit).pause();
      else await sessionOf(visit).listen();
    },
  }),
  'hallway-volume-change-request': ({ model, visit }, { volume, person }) => {
    const heard = Math.min(1, Math.max(0, volume));
    if (person === undefined) model.stores.$volume.set(heard);
    else keepVolume(person, heard);
    visit.session?.setVolume(heard, person);
  },
};

/** What a request asks for, or nothing where it is done already or is none of ours. */
export function stepOf(parts: RequestParts, { type, detail }: Trigger['event']): Step | undefined {
  if (!Object.hasOwn(REQUESTS, type)) return undefined;
  const row = REQUESTS[type as keyof Details] as (parts: RequestParts, detail: unknown) => Step | void;
  return row(parts, detail) ?? undefined;
}

function act({ model, backend }: RequestParts, action: RoomAction): Step {
  return {
    pending: pendingName(action),
    run: () => backend.act(model.name, action),
  };
}

function sessionOf(visit: Visit): MediaSession {
  if (!visit.session) throw new HallwayError('not_in_room');
  return visit.session;
}

function lower({ model }: RequestParts): () => void {
  const { $viewer } = model.stores;
  const viewer = $viewer.get();
  return ahead($viewer, viewer && { ...viewer, hand: null });
}

function setRoom({ model }: RequestParts, change: Partial<Room>): () => void {
  const { $room } = model.stores;
  const room = $room.get();
  return ahead($room, room && { ...room, ...change });
}

/** Sets a store ahead of the server's answer; what it returns takes that back unless the server has spoken since. */
function ahead<Value>(store: PreinitializedWritableAtom<Value>, value: Value): () => void {
  const before = store.get();
  store.set(value);
  return () => {
    if (store.get() === value) store.set(before);
  };
}
