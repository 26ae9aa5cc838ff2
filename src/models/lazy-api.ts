import type { Caller } from '../backend/http-api.ts';
import { remembered } from '../backend/remembered.ts';
import type { Connection } from './connection.ts';

/** An answer that takes longer than this is none, in milliseconds. */
const PATIENCE = 10_000;

/**
 * A Hallway API for a card, which a page pays for before anybody does anything: what everybody may see is asked for
 * without a session, and the rest is fetched where somebody is known, does something, or something goes wrong.
 */
export function lazyApi(connection: Connection): Caller {
  const full = async () => (await import('./api.ts')).apiOf(connection);
  return {
    async look<Answer>(request: Parameters<Caller['look']>[0]) {
      const { http, config } = connection;
      const known = http ?? config.userToken ?? remembered(config.api);
      const answer = !known && config.api && (await glance<Answer>(config.api + request.path));
      return answer || (await full()).look<Answer>(request);
    },
    async change(request) {
      return (await full()).change(request);
    },
  };
}

/** One try; whatever goes wrong, the API's own code tries again and says what it is. */
async function glance<Answer>(address: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
