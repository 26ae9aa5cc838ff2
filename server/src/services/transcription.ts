import { randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import { findRooms } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import type { Caller } from './rooms.ts';
import { requireLive } from './rules.ts';

/** Where and how a transcriber connects. */
export interface Transcriber {
  readonly server_url: string;
  readonly participant_token: string;
}

/**
 * Lets a transcriber into a live room. Nothing of it is stored: LiveKit lists it as an agent, which is none of our people.
 * @throws {ApiError} `forbidden` unless the operator asks; `room_not_found`, `room_not_live`, `room_ended`,
 *   `media_unavailable`
 */
export async function admitTranscriber(
  { db, media, log }: ServiceDeps,
  caller: Caller,
  name: string,
): Promise<Transcriber> {
  // Whoever may send text may put words into the mouths of all on stage: not even a host gets that.
  if (caller !== 'operator') throw new ApiError('forbidden');
  const [found] = await findRooms(db, [name], caller);
  if (!found) throw new ApiError('room_not_found');
  requireLive(found.room);
  try {
    await media.ensureRoom(name);
    const participant_token = await media.grantTranscriber(name, `transcriber_${randomUUID()}`);
    return { server_url: media.url, participant_token };
  } catch (error) {
    log.warn('media_call_failed', { type: 'transcriber', room: name, error });
    throw new ApiError('media_unavailable');
  }
}
