import { LoggerNames, getLogger } from 'livekit-client';

/** Our rooms log under a name of their own. */
export const LOGGER = 'hallway-livekit';

/**
 * Keeps LiveKit quiet: its messages hold addresses with the token in them, and a widget has no business in the console
 * of the page around it. Not persisted, as LiveKit's own `setLogLevel` would do in the page's `localStorage`.
 */
export function silenceLiveKit(): void {
  for (const name of [...Object.values(LoggerNames), LOGGER]) getLogger(name).setLevel('silent', false);
}
