import type { ErrorCode } from './error-codes.ts';

export type { ErrorCode };

/** Codes for which trying the same again can help. */
const RETRYABLE: readonly ErrorCode[] = [
  'session_expired',
  'room_not_live',
  'room_full',
  'room_locked',
  'stage_full',
  'conflict',
  'rate_limited',
  'question_too_soon',
  'media_unavailable',
  'unavailable',
  'internal',
  'no_api',
  'media_failed',
  'duplicate_identity',
  'mic_missing',
  'mic_lost',
];

/** What is known of a failure besides its code. */
export interface ErrorDetails {
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
}

/** Whether trying the same again can help. */
export function isRetryable(code: ErrorCode): boolean {
  return RETRYABLE.includes(code);
}

/**
 * The only error that crosses a layer. Its message is the code and nothing else, because messages of the parts below
 * us may hold tokens; texts for people come from i18n by `code`.
 */
export class HallwayError extends Error {
  override readonly name = 'HallwayError';
  readonly code: ErrorCode;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** The server's id of the failed request, to quote to the site's support. */
  readonly requestId: string | undefined;
  /** Milliseconds to wait before a retry, where the server said so (`Retry-After`). */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, { requestId, retryAfter }: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.retryable = isRetryable(code);
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }

  /**
   * Wraps whatever was thrown; what is not ours becomes `fallback`, and its message is dropped on purpose. Ours is known
   * by its name, because a second copy of the bundle has a class of its own.
   */
  static from(thrown: unknown, fallback: ErrorCode = 'internal'): HallwayError {
    const error = thrown as HallwayError | undefined;
    return error?.name === 'HallwayError' ? error : new HallwayError(fallback);
  }
}
