import { run } from '../process.ts';
import { none, onPath, type Place, type Say, search } from '../search.ts';
import { type ExistingServer, existingServer } from './existing.ts';
import { cachedBinary, cacheFolder, goInstall, installRelease } from './install.ts';
import { binaryName, releaseUrl, version } from './release.ts';

/** A `livekit-server` on this machine that starts. */
export interface Binary {
  kind: 'binary';
  path: string;
  /** Version that it says it is. */
  version: string;
  /** Where it was found, for people. */
  source: string;
}

/** No step found a LiveKit server; the message lists why, and what to do. */
export class LiveKitNotFound extends Error {
  override readonly name = 'LiveKitNotFound';
}

/**
 * Finds the LiveKit server to work with: an existing one named in the environment, else a binary.
 * @throws {LiveKitNotFound} When there is none.
 */
export async function findLiveKit(say: Say = console.log): Promise<ExistingServer | Binary> {
  return (await existingServer()) ?? (await findLiveKitBinary(say));
}

/**
 * Finds a `livekit-server` binary, and gets one when the machine has none.
 * @param places - Where to look for a path, in this order.
 * @throws {LiveKitNotFound} When every place has failed.
 */
export async function findLiveKitBinary(
  say: Say = console.log,
  places: readonly Place<string>[] = binaryPlaces(),
): Promise<Binary> {
  const checked = places.map((place) => ({
    ...place,
    find: async (tell: Say) => {
      const path = await place.find(tell);
      return { path, version: await askVersion(path) };
    },
  }));
  const result = await search(checked, say);
  if (result.found) return { kind: 'binary', ...result.found, source: result.place };
  throw new LiveKitNotFound(
    `No LiveKit server could be found.\n${result.failures.join('\n')}\n${remedies()}`,
  );
}

/** The places where a binary may be, in the order in which they are looked into. */
export function binaryPlaces(env: NodeJS.ProcessEnv = process.env): Place<string>[] {
  const cache = cacheFolder(env);
  const releases = releaseUrl(env);
  return [
    {
      name: 'LIVEKIT_SERVER',
      asked: Boolean(env.LIVEKIT_SERVER),
      find: () => env.LIVEKIT_SERVER || none('not set'),
    },
    {
      name: 'PATH',
      find: async () => (await onPath(binaryName(), env.PATH))[0] ?? none(`no ${binaryName()} on it`),
    },
    { name: 'cache folder', find: () => cachedBinary(cache) ?? none(`nothing in ${cache} yet`) },
    {
      name: 'LiveKit’s release file',
      find: (say) => {
        say(`Downloading LiveKit ${version} (18 MB) from ${releases}.`);
        return installRelease(cache, undefined, releases);
      },
    },
    { name: 'go install', find: (say) => goInstall(say, cache) },
  ];
}

function remedies(): string {
  const install =
    process.platform === 'darwin'
      ? 'brew install livekit'
      : process.platform === 'linux'
        ? 'curl -sSL https://get.livekit.io | bash'
        : 'take the zip of https://github.com/livekit/livekit/releases, put livekit-server.exe on the PATH.';
  return [
    'The three easiest remedies:',
    `  1. Install LiveKit’s server: ${install}`,
    '  2. Use one that runs elsewhere, such as a free project of https://cloud.livekit.io: set LIVEKIT_URL,',
    '     LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
    '  3. Install Go (https://go.dev/dl) and run this again: it then builds the server by itself.',
  ].join('\n');
}

/** Starts a binary just to ask its version: that tells a damaged or foreign one (other processor, other program). */
async function askVersion(path: string): Promise<string> {
  const answer = await run(path, ['--version'], { timeoutMs: 15_000 });
  const found = /livekit-server version (\S+)/.exec(answer.output)?.[1];
  return (
    found ?? none(`${path} is no livekit-server that starts here (${answer.output || 'it said nothing'})`)
  );
}
