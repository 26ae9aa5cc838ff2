/**
 * The closed list of error codes that the API answers, each with its HTTP status and a text for developers. People
 * read the page's own text, which it has for each code in each of its languages.
 */
export const API_ERRORS = {
  bad_request: [400, 'The request is not as the contract says.'],
  unauthorized: [401, 'A valid token is needed.'],
  session_expired: [401, 'The session is over. Ask for a new one at POST /v1/session.'],
  user_token_invalid: [401, "The site's token is not valid: signature, algorithm, iss, aud, exp or sub."],
  forbidden: [403, 'Not with your role.'],
  not_found: [404, 'There is no such thing here.'],
  room_not_found: [404, 'There is no such room.'],
  room_not_live: [409, 'The room has not started.'],
  room_ended: [410, 'The room has ended.'],
  room_full: [409, 'The room is full.'],
  room_locked: [403, 'The room is locked: nobody new comes in.'],
  removed: [403, 'You were removed from this room.'],
  banned: [403, 'You are banned from here.'],
  invitation_needed: [403, 'That is for those who were invited.'],
  invitation_invalid: [
    403,
    'No such invitation for you: it is unknown, used up, over, taken back, or for somebody else.',
  ],
  hands_closed: [403, 'You may not raise a hand here now.'],
  questions_closed: [403, 'No questions are taken here now.'],
  question_words: [403, 'The question holds a word that the hosts do not want here.'],
  question_too_soon: [429, 'The hosts set a slow mode. Ask again after as long as Retry-After says.'],
  not_in_room: [409, 'That needs somebody who is in the room.'],
  not_invited: [409, 'No invitation to the stage is waiting.'],
  not_on_stage: [409, 'That needs somebody who is on stage.'],
  stage_full: [409, 'The stage is full.'],
  conflict: [409, 'That does not fit how things are now.'],
  not_supported: [409, 'This server is not set up for that.'],
  too_large: [413, 'The request is too large.'],
  rate_limited: [429, 'Too many requests. Wait as long as Retry-After says.'],
  media_unavailable: [503, 'The media server cannot be reached.'],
  unavailable: [503, 'Something this server needs cannot be reached.'],
  internal: [500, 'Something went wrong here.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** A code of {@link API_ERRORS}. */
export type ApiErrorCode = keyof typeof API_ERRORS;

/** An answer that is not a success. Thrown anywhere below a route; the application makes the response. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: (typeof API_ERRORS)[ApiErrorCode][0];
  /** Seconds for `Retry-After`. */
  readonly retryAfter: number | undefined;

  /** @param details replaces the code's own text; must hold nothing that the caller sent besides names of fields */
  constructor(code: ApiErrorCode, details: { message?: string; retryAfter?: number; cause?: unknown } = {}) {
    super(details.message ?? API_ERRORS[code][1], { cause: details.cause });
    this.code = code;
    this.status = API_ERRORS[code][0];
    this.retryAfter = details.retryAfter;
  }
}
