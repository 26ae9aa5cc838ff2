import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { binaryPlaces, findLiveKitBinary, LiveKitNotFound } from '../../scripts/livekit/find.ts';
import { cacheFolder } from '../../scripts/livekit/install.ts';
import { version } from '../../scripts/livekit/release.ts';
import { emptyFolder, pretendLiveKit, program } from './support/folder.ts';
import { releaseHost } from './support/release-host.ts';

/** A machine with nothing on it and no network; what a test gives it is all that it has. */
function machine(t: TestContext) {
  const folder = emptyFolder(t);
  const env: Record<string, string> = {
    XDG_CACHE_HOME: join(folder, 'cache'),
    PATH: join(folder, 'bin'),
    HALLWAY_LIVEKIT_RELEASES: 'http://127.0.0.1:1',
  };
  mkdirSync(join(folder, 'bin'));
  const said: string[] = [];
  // Go itself is not part of this: another machine's PATH cannot take it away.
  const places = () => binaryPlaces(env).filter(({ name }) => name !== 'go install');
  return { folder, env, said, find: () => findLiveKitBinary((line) => said.push(line), places()) };
}

describe('finding a LiveKit server', () => {
  it('takes LIVEKIT_SERVER before all others', async (t) => {
    const { folder, env, find } = machine(t);
    env['LIVEKIT_SERVER'] = pretendLiveKit(join(folder, 'mine'), '2.0.0');
    pretendLiveKit(join(folder, 'bin', 'livekit-server'));
    assert.deepEqual(await find(), {
      kind: 'binary',
      path: env['LIVEKIT_SERVER'],
      version: '2.0.0',
      source: 'LIVEKIT_SERVER',
    });
  });

  it('goes on, saying so, when LIVEKIT_SERVER does not start', async (t) => {
    const { folder, env, said, find } = machine(t);
    env['LIVEKIT_SERVER'] = join(folder, 'absent');
    const path = pretendLiveKit(join(folder, 'bin', 'livekit-server'));
    assert.equal((await find()).path, path);
    assert.match(said.join('\n'), /^LIVEKIT_SERVER: .*absent is no livekit-server that starts here/);
  });

  it('takes the PATH before the cache folder, and downloads nothing', async (t) => {
    const { folder, env, find } = machine(t);
    const host = await releaseHost(t, (_request, response) => response.end());
    env['HALLWAY_LIVEKIT_RELEASES'] = host.url;
    const cached = pretendLiveKit(join(cacheFolder(env), 'livekit-server'));
    assert.deepEqual(
      [await find()].map(({ path, source }) => ({ path, source })),
      [{ path: cached, source: 'cache folder' }],
    );
    const installed = pretendLiveKit(join(folder, 'bin', 'livekit-server'));
    assert.equal((await find()).path, installed);
    assert.deepEqual(host.asked, []);
  });

  it('asks the release host for this platform’s file when the machine has none', async (t) => {
    const { env, said, find } = machine(t);
    const host = await releaseHost(t, (_request, response) => response.writeHead(404).end());
    env['HALLWAY_LIVEKIT_RELEASES'] = host.url;
    await assert.rejects(find());
    if (process.platform === 'linux') {
      assert.match(host.asked.join(), new RegExp(`^/v${version}/livekit_${version}_linux_a`));
    }
    assert.match(said.join('\n'), /^Downloading LiveKit [\d.]+ \(18 MB\) from http.*\n {2}… .*404/);
  });

  it('does not take another program of that name, nor a damaged copy', async (t) => {
    const { folder, env, find } = machine(t);
    program(join(folder, 'bin', 'livekit-server'), 'echo hello');
    program(join(cacheFolder(env), 'livekit-server'), 'exit 139');
    await assert.rejects(find(), (error: Error) => {
      assert.match(
        error.message,
        /PATH: .*bin\/livekit-server is no livekit-server that starts here \(hello\)/,
      );
      assert.match(error.message, /cache folder: .* is no livekit-server that starts here/);
      return true;
    });
  });

  it('says why each place failed, and three remedies', async (t) => {
    const { env, find } = machine(t);
    await assert.rejects(find(), (error: Error) => {
      assert.ok(error instanceof LiveKitNotFound);
      const lines = error.message.split('\n');
      assert.equal(lines[0], 'No LiveKit server could be found.');
      assert.equal(lines[1], '  - LIVEKIT_SERVER: not set');
      assert.equal(lines[2], '  - PATH: no livekit-server on it');
      assert.equal(lines[3], `  - cache folder: nothing in ${cacheFolder(env)} yet`);
      assert.match(lines[4]!, /^ {2}- LiveKit’s release file: .*(ECONNREFUSED|bad port|no file for)/);
      assert.deepEqual(
        lines.filter((line) => /^ {2}[123]\. /.test(line)).map((line) => line.slice(2, 4)),
        ['1.', '2.', '3.'],
      );
      return true;
    });
  });

  it('looks for Go last', () => {
    assert.deepEqual(
      binaryPlaces().map(({ name }) => name),
      ['LIVEKIT_SERVER', 'PATH', 'cache folder', 'LiveKit’s release file', 'go install'],
    );
  });
});
