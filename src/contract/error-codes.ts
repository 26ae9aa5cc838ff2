/**
 * The closed list of error codes. Those without a comment come from the API (`{ error: { code, message, requestId } }`);
 * the others are ours. Each has a text in every language under the i18n key `error.CODE`.
 */
export const ERROR_CODES = [
  'bad_request',
  'unauthorized',
  'session_expired',
  'user_token_invalid',
  'forbidden',
  'not_found',
  'room_not_found',
  'room_not_live',
  'room_ended',
  'room_full',
  'room_locked',
  'removed',
  'banned',
  'invitation_needed',
  'invitation_invalid',
  'hands_closed',
  'questions_closed',
  'question_words',
  'question_too_soon',
  'not_in_room',
  'not_invited',
  'not_on_stage',
  'stage_full',
  'conflict',
  'too_large',
  'rate_limited',
  'media_unavailable',
  'unavailable',
  'internal',
  /** The API did not answer: it is down, or this device is offline. */
  'no_api',
  /** The `api` value is missing, is no http(s) address, or what answers there is not a Hallway API. */
  'bad_api',
  /** This backend (for example a bare token endpoint) has no such function. */
  'not_supported',
  /** The browser has no WebRTC. */
  'no_webrtc',
  /** The media server could not be reached or refused us. */
  'media_failed',
  /** The same identity joined from elsewhere; we never fight back by ourselves. */
  'duplicate_identity',
  'mic_denied',
  'mic_missing',
  'mic_lost',
] as const;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The code as we know it; a server newer than this page may answer one that we have no text for. */
export function knownCode(code: string): ErrorCode {
  return ERROR_CODES.find((known) => known === code) ?? 'internal';
}
