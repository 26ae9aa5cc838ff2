/** Addresses that have answered once on this page; only for these does silence mean anything. */
const answered = new Set<string>();
/** A server that needs longer than this for an empty answer is of no use for audio either. */
const PATIENCE = 1_500;

/** The HTTP address behind a signalling address: `wss://host/path` is served at `https://host/path`. */
export function httpAddress(url: string): string {
  return url.replace(/^ws/, 'http');
}

/**
 * Asks the media server for an empty answer. Unlike a failed WebSocket, whose address the browser prints to its console
 * with the token in it, this shows nothing and costs little, so it goes before each new attempt.
 * @returns Whether to count on the server. An address that never answered here (a content policy or a proxy may
 * forbid this request, and allow the connection) is given the benefit of the doubt.
 */
export async function reachable(url: string): Promise<boolean> {
  const address = httpAddress(url);
  try {
    await fetch(address, {
      method: 'HEAD',
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE),
    });
    answered.add(address);
    return true;
  } catch {
    // Refused, no network, or too slow; which of these does not matter here.
    return !answered.has(address);
  }
}

/** Whether {@link reachable} has had an answer from this address, so that its "no" can be believed. */
export function hasAnswered(url: string): boolean {
  return answered.has(httpAddress(url));
}
