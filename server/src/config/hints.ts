import type { Config } from './config.ts';
import { isLoopback, VARIABLES } from './variables.ts';

/** Something that works and is seldom meant, for the log at start. */
export interface Hint {
  /** The variable in question. */
  readonly setting: string;
  readonly text: string;
}

/** What an operator should know about settings that are right but fit a trial rather than a public site. */
export function hints(config: Config, environment: Readonly<Record<string, string | undefined>>): Hint[] {
  const found: Hint[] = [];
  const add = (setting: string, text: string) => found.push({ setting, text });
  const remote = (url: string) => !isLoopback(new URL(url).hostname);

  for (const name of Object.keys(environment)) {
    if (name.startsWith('HALLWAY_') && !(name in VARIABLES)) add(name, 'Not a setting of this server.');
  }
  if (config.origins.length === 0)
    add('HALLWAY_ORIGINS', 'Empty: no page of another origin may call this server.');
  if (config.origins.some((origin) => origin.startsWith('http:') && remote(origin))) {
    add('HALLWAY_ORIGINS', 'Pages without https have no microphone and no WebRTC.');
  }
  if (config.livekit.url.startsWith('ws:') && remote(config.livekit.url)) {
    add('LIVEKIT_URL', 'Pages with https cannot connect to ws: use wss.');
  }
  if (config.trustProxy === 0 && config.publicUrl?.startsWith('https:')) {
    add('HALLWAY_TRUST_PROXY', 'Behind a proxy, rate limits need 1 here: else all visitors share one limit.');
  }
  if (config.recording.egressDir && !config.recording.dir) {
    add('HALLWAY_EGRESS_DIR', 'Not used without HALLWAY_RECORDING_DIR.');
  }
  if (config.database.kind === 'url' && environment['HALLWAY_DATA_DIR']) {
    add('HALLWAY_DATA_DIR', 'Not used, as DATABASE_URL is set.');
  }
  return found;
}
