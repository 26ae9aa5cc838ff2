import { HallwayError } from '../../contract/errors.ts';
import type { ConnectOptions, MediaGrant } from '../media-session.ts';

/** A backend that says nothing for this long is away. */
const PATIENCE = 15_000;

/**
 * Asks for a grant, but not forever.
 * @throws {HallwayError} What the backend says; `no_api` if it says nothing.
 */
export async function freshGrant(options: ConnectOptions): Promise<MediaGrant> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new HallwayError('no_api'));
    }, PATIENCE);
  });
  try {
    return await Promise.race([options.grant(), late]);
  } catch (thrown) {
    throw HallwayError.from(thrown, 'unavailable');
  } finally {
    clearTimeout(timer);
  }
}
