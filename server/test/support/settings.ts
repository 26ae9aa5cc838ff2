import { randomBytes } from 'node:crypto';

import type { Config } from '../../src/config/config.ts';
import type { RateLimits } from '../../src/deps.ts';

/** No test but the ones about limits should meet them. */
export const UNLIMITED: RateLimits = {
  session: { points: 100_000, seconds: 60 },
  join: { points: 100_000, seconds: 60 },
  write: { points: 100_000, seconds: 60 },
  react: { points: 100_000, seconds: 60 },
  redeem: { points: 100_000, seconds: 60 },
  redeemFailed: { points: 100_000, seconds: 60 },
  contact: { points: 100_000, seconds: 60 },
  contactFrom: { points: 100_000, seconds: 60 },
  ask: { points: 100_000, seconds: 60 },
  askFrom: { points: 100_000, seconds: 60 },
  read: { points: 100_000, seconds: 60 },
};

const secret = () => randomBytes(24).toString('hex');

/** Settings with secrets that no other test has. */
export function testConfig(databaseUrl: string, mediaUrl: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    livekit: { url: mediaUrl, apiUrl: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: secret() },
    secret: secret(),
    adminKey: secret(),
    origins: ['https://club.example', 'http://localhost:5173'],
    frameOrigins: ['https://club.example'],
    widgetUrl: undefined,
    site: { issuer: 'https://club.example', audience: 'hallway', key: { secret: secret() } },
    webhook: undefined,
    database: { kind: 'url', url: databaseUrl },
    mail: undefined,
    reminderMinutes: 15,
    hostGraceSeconds: 120,
    trustProxy: 0,
    recording: { dir: undefined, days: 90, egressDir: undefined },
    logLevel: 'debug',
  };
}
