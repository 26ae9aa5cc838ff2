import { RoomServiceClient } from 'livekit-server-sdk';

/** A LiveKit server, or a LiveKit Cloud project, that runs already and that the environment names. */
export interface ExistingServer {
  kind: 'existing';
  /** Address for clients, `ws:` or `wss:`. */
  url: string;
  apiKey: string;
  apiSecret: string;
}

const ANSWER_SECONDS = 8;

/**
 * The server that LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET name, once it has accepted the key.
 * @returns undefined when LIVEKIT_URL is not set.
 * @throws {Error} When one of the three is missing or wrong: to go on with another server is not what was asked for.
 */
export async function existingServer(
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExistingServer | undefined> {
  const { LIVEKIT_URL: address, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env;
  if (!address) return undefined;
  if (!apiKey || !apiSecret) {
    const missing = [!apiKey && 'LIVEKIT_API_KEY', !apiSecret && 'LIVEKIT_API_SECRET']
      .filter(Boolean)
      .join(' and ');
    throw new Error(
      `LIVEKIT_URL is set, but ${missing} is not. Set all three, or none to use a server of our own.`,
    );
  }
  const url = websocketUrl(address);
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, {
    requestTimeout: ANSWER_SECONDS,
  });
  try {
    await rooms.listRooms();
  } catch (error) {
    throw new Error(`LiveKit at ${url} cannot be used: ${explain(error)}`, { cause: error });
  }
  return { kind: 'existing', url, apiKey, apiSecret };
}

function websocketUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^(ws|http)s?:$/.test(url.protocol)) {
    throw new Error(`LIVEKIT_URL is "${address}"; it must look like wss://project.livekit.cloud.`);
  }
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href.replace(/\/$/, '');
}

function explain(error: unknown): string {
  const { status, message, cause } = error as Error & { status?: number };
  if (status === 401) return 'it refuses this LIVEKIT_API_KEY and LIVEKIT_API_SECRET';
  if (cause instanceof Error) return cause.message;
  return status ? `it answered ${status}` : message;
}
