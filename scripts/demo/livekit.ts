import type { ExistingServer } from '../livekit/existing.ts';
import { findLiveKit } from '../livekit/find.ts';
import { version as testedVersion } from '../livekit/release.ts';
import { startLiveKit } from '../livekit/run.ts';
import { freePort } from '../ports.ts';
import { Patience } from './keep-alive.ts';

/** A LiveKit server that the demo uses: one of our own, or one that the environment names. */
export interface DemoLiveKit extends Pick<ExistingServer, 'url' | 'apiKey' | 'apiSecret'> {
  /** What it is, for people. */
  about: string;
}

const PORT = 7880;

/**
 * Finds or gets LiveKit and starts it, unless it runs already.
 * @param secret - Of our own server.
 * @param webhook - Where it is to report what happens in rooms.
 * @param stopping - Says whether all is being stopped, so that an end is as it should be.
 * @param giveUp - Called when our own keeps ending, with the end of its log.
 */
export async function demoLiveKit(
  secret: string,
  webhook: string,
  stopping: AbortSignal,
  giveUp: (message: string) => void,
): Promise<DemoLiveKit> {
  const found = await findLiveKit();
  if (found.kind === 'existing') {
    console.log(
      `It cannot reach this machine by itself: who is in a room is known some seconds later. To have it at once, let`,
    );
    console.log(`its webhook reach ${webhook}.`);
    return { ...found, about: `LiveKit at ${found.url} (LIVEKIT_URL)` };
  }
  const patience = new Patience();
  const server = await startLiveKit({
    binary: found.path,
    apiSecret: secret,
    webhooks: [webhook],
    ports: {
      http: await freePort('tcp', PORT),
      tcp: await freePort('tcp', PORT + 1),
      udp: await freePort('udp', PORT + 2),
    },
    onCrash: (tail) => {
      if (stopping.aborted) return;
      if (!patience.again()) {
        giveUp(`LiveKit keeps ending:\n${tail}`);
        return;
      }
      console.log('LiveKit has ended; starting it again.');
      server.start().catch((error: unknown) => giveUp(String(error)));
    },
  });
  const tested = found.version === testedVersion ? '' : `; tested with ${testedVersion}`;
  return {
    url: server.url,
    apiKey: server.apiKey,
    apiSecret: server.apiSecret,
    about: `LiveKit ${found.version} (${found.source}${tested}) at ${server.url}`,
  };
}
