/** The LiveKit server that this project is tested with, and where it comes from. */

/** Version of LiveKit's server, without the leading `v`. */
export const version = '1.13.5';

/** The Go module and package that build the server; the binary that comes out is called `server`. */
export const goPackage = `github.com/livekit/livekit-server/cmd/server@v${version}`;

/** A file of LiveKit's release: archive with the server in it. */
export interface Asset {
  file: string;
  /** SHA-256 of the archive, in hexadecimal. */
  sha256: string;
}

/**
 * The release's archives by `process.platform` and `process.arch`, with the sums of the release's own `checksums.txt`.
 * LiveKit publishes none for macOS (Homebrew builds it there), and Node 24 exists for no other Linux of theirs (armv7).
 */
const assets: Record<string, Asset> = {
  'linux-x64': asset(
    'linux_amd64.tar.gz',
    'c020fac437b7cc9b776eef1ad5ea8af77be9acfa07602eca20a3a44930dfbc70',
  ),
  'linux-arm64': asset(
    'linux_arm64.tar.gz',
    '332015305518765fe05bad74fc3a9d9583e635e7dd130de3c4fc563d69c550f3',
  ),
  'win32-x64': asset('windows_amd64.zip', '3ec7eaa76ef64063bf21f78364733703e0969612cb92ffd60661ed45fa4a8906'),
  'win32-arm64': asset(
    'windows_arm64.zip',
    '9a0facddf31346f22854a1beaeaaa2c623c165078c54765115b249d771eb0b66',
  ),
};

/** The release's archive for a platform; null where LiveKit publishes none. */
export function assetFor(platform: string = process.platform, arch: string = process.arch): Asset | null {
  return assets[`${platform}-${arch}`] ?? null;
}

/**
 * The folder on the web that holds the release's files.
 * @param env - HALLWAY_LIVEKIT_RELEASES names a mirror: a folder laid out as GitHub's `releases/download`.
 */
export function releaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.HALLWAY_LIVEKIT_RELEASES ?? 'https://github.com/livekit/livekit/releases/download';
  return `${base.replace(/\/+$/, '')}/v${version}`;
}

/** File name of the server's binary on a platform. */
export function binaryName(platform: string = process.platform): string {
  return platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';
}

function asset(suffix: string, sha256: string): Asset {
  return { file: `livekit_${version}_${suffix}`, sha256 };
}
