/**
 * The synthetic speaker, as a process of its own: LiveKit's native code shall not be able to take `npm start` along.
 * Reads from the environment DEMO_API, DEMO_ROOM and DEMO_SITE (the site's keys, JSON).
 */
import { dispose } from '@livekit/rtc-node';
import { onStop } from '../process.ts';
import { enterStage } from './cast.ts';
import type { SiteKeys } from './site-token.ts';
import { speak } from './speaker.ts';

const { DEMO_API = '', DEMO_ROOM = '', DEMO_SITE = '{}' } = process.env;
const keys = JSON.parse(DEMO_SITE) as SiteKeys;

const end = new AbortController();
const spoken = speak(() => enterStage(DEMO_API, keys, DEMO_ROOM), end.signal, console.log);
onStop(async () => {
  end.abort();
  await spoken;
  await dispose();
});
