import type { ErrorCode } from '../contract/errors.ts';

/** What an answer that is not a success says. */
export interface Refusal {
  readonly code: ErrorCode;
  /** The server's id of the request. */
  readonly requestId?: string | undefined;
  /** Whether asking again can help, as far as the status tells. */
  readonly retryable: boolean;
  /** Milliseconds; 0 where the server named no time. */
  readonly retryAfter: number;
}

/**
 * Reads a refusal. The API gives its code; an answer of another shape comes from something in front of it (a gateway, for
 * 5xx) or from something that is not a Hallway API at all.
 */
export async function refusalOf(response: Response): Promise<Refusal> {
  const { status, headers } = response;
  const retryable = status > 499 || status === 429;
  const { error } = (await response.json().catch(() => ({}))) as {
    error?: Pick<Refusal, 'code' | 'requestId'>;
  };
  return {
    code: retryable ? 'no_api' : 'bad_api',
    retryable,
    retryAfter: Number(headers.get('retry-after')) * 1000 || 0,
    // Where there is none, the status has to do.
    ...error,
  };
}
