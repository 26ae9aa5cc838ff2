import { knownCode } from '../contract/error-codes.ts';
import { HallwayError } from '../contract/errors.ts';
import { refusalOf } from './refusal.ts';

/** An answer that takes longer than this is none. */
const PATIENCE = 10_000;
/** A person waits no longer than this for a server that said "later"; beyond, they are told. */
const LONGEST_WAIT = 5_000;
/** Pauses before a question that changes nothing is asked again. */
const PAUSES = [300, 1_200];

/** One request to the API. */
export interface HttpCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below the API's address, with a slash in front. */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The answer is no JSON. */
  readonly text?: boolean;
  /** Goes out even if the page goes away meanwhile. */
  readonly keepalive?: boolean;
}

/**
 * Sends a request and gives its answer. Asks again by itself only what changes nothing (GET), and what the server
 * refused with a moment to come back at. Rejects with `HallwayError` only.
 */
export async function send<Answer>(api: string, call: HttpCall): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once<Answer>(api, call);
    } catch (thrown) {
      const error = HallwayError.from(thrown, 'no_api');
      const pause = error.retryAfter || (call.method === 'GET' ? PAUSES[attempt] : undefined);
      const again =
        error.retryable && attempt < PAUSES.length && pause !== undefined && pause <= LONGEST_WAIT;
      if (!again || call.signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 4)));
    }
  }
}

async function once<Answer>(api: string, call: HttpCall): Promise<Answer> {
  const { method, path, body, token, signal, text, keepalive = false } = call;
  if (!api) throw new HallwayError('bad_api');
  const timeout = AbortSignal.timeout(PATIENCE);
  const response = await fetch(api + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    cache: 'no-store',
    keepalive,
    signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
  });
  if (!response.ok) {
    const refusal = await refusalOf(response);
    throw new HallwayError(knownCode(refusal.code), refusal);
  }
  if (response.status === 204) return undefined as Answer;
  if (text) return (await response.text()) as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    // A page with status 200 is not an API; its parse error would only quote it.
    throw new HallwayError('bad_api');
  }
}
