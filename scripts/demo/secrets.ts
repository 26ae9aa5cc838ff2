import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const NAMES = ['session', 'operator', 'site', 'livekit'] as const;

/** The demo's secrets, each of its own: sessions, the operator's key, the site's signature, LiveKit. */
export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * The secrets of this clone, made at its first start and kept, so that pages which are still open go on after the next.
 * @param file - Where they are kept, readable by this user only.
 */
export function loadSecrets(file: string): Secrets {
  const kept = read(file);
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, kept[name] ?? randomBytes(24).toString('base64url')]),
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets as Secrets;
}

function read(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch {
    // The first start, or a file that was cut short: new secrets cost no more than a reload of open pages.
    return {};
  }
}
