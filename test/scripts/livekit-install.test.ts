import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cachedBinary, cacheFolder, installRelease } from '../../scripts/livekit/install.ts';
import { assetFor, binaryName, releaseUrl, version } from '../../scripts/livekit/release.ts';
import { tarGz, zip } from './support/archives.ts';
import { emptyFolder } from './support/folder.ts';
import { releaseHost, sha256 } from './support/release-host.ts';

const script = Buffer.from('#!/bin/sh\necho "livekit-server version 1.13.5"\n');

function release(format: 'tar.gz' | 'zip') {
  const files = { LICENSE: Buffer.from('free'), [binaryName()]: script };
  const archive = format === 'zip' ? zip(files) : tarGz(files);
  return { archive, asset: { file: `livekit_test.${format}`, sha256: sha256(archive) } };
}

describe('the release file', () => {
  for (const format of ['tar.gz', 'zip'] as const) {
    it(`becomes an executable in the cache folder (${format})`, async (t) => {
      const { archive, asset } = release(format);
      const host = await releaseHost(t, (_request, response) => response.end(archive));
      const folder = join(emptyFolder(t), 'new', 'folder');
      const path = await installRelease(folder, asset, host.url);
      assert.deepEqual(host.asked, [`/livekit_test.${format}`]);
      assert.equal(path, cachedBinary(folder));
      assert.match(execFileSync(path, ['--version'], { encoding: 'utf8' }), /1\.13\.5/);
      assert.deepEqual(readdirSync(folder), [binaryName()]);
    });
  }

  it('leaves nothing behind when its checksum is wrong', async (t) => {
    const { archive, asset } = release('tar.gz');
    const host = await releaseHost(t, (_request, response) => response.end(archive));
    const folder = emptyFolder(t);
    await assert.rejects(installRelease(folder, { ...asset, sha256: '0'.repeat(64) }, host.url), /checksum/);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(cachedBinary(folder), undefined);
  });

  it('leaves nothing behind when the archive lacks the server', async (t) => {
    const archive = tarGz({ LICENSE: script });
    const host = await releaseHost(t, (_request, response) => response.end(archive));
    const folder = emptyFolder(t);
    const asset = { file: 'livekit_test.tar.gz', sha256: sha256(archive) };
    await assert.rejects(installRelease(folder, asset, host.url), /holds no livekit-server/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('removes what a killed run left an hour ago, and not what another run makes now', async (t) => {
    const { archive, asset } = release('tar.gz');
    const host = await releaseHost(t, (_request, response) => response.end(archive));
    const folder = emptyFolder(t);
    const [stale, recent] = [join(folder, '.new-stale'), join(folder, '.new-recent')];
    for (const each of [stale, recent]) mkdirSync(each);
    utimesSync(stale, new Date(0), new Date(0));
    await installRelease(folder, asset, host.url);
    assert.equal(existsSync(stale), false);
    assert.equal(existsSync(recent), true);
  });

  it('says where LiveKit publishes none', async (t) => {
    const none = assetFor('darwin', 'arm64');
    await assert.rejects(installRelease(emptyFolder(t), none), /publishes no file/);
  });

  it('is pinned with a checksum for each platform', () => {
    for (const [platform, arch, file] of [
      ['linux', 'x64', 'linux_amd64.tar.gz'],
      ['linux', 'arm64', 'linux_arm64.tar.gz'],
      ['win32', 'x64', 'windows_amd64.zip'],
      ['win32', 'arm64', 'windows_arm64.zip'],
    ] as const) {
      const asset = assetFor(platform, arch);
      assert.equal(asset?.file, `livekit_${version}_${file}`);
      assert.match(asset.sha256, /^[0-9a-f]{64}$/);
    }
  });

  it('comes from GitHub, or from a mirror that is named', () => {
    assert.equal(releaseUrl({}), `https://github.com/livekit/livekit/releases/download/v${version}`);
    assert.equal(
      releaseUrl({ HALLWAY_LIVEKIT_RELEASES: 'http://mirror/lk/' }),
      `http://mirror/lk/v${version}`,
    );
  });
});

describe('the cache folder', () => {
  it('is the system’s, by version', () => {
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/cache' }), `/cache/hallway/livekit-server/${version}`);
    assert.ok(cacheFolder({ XDG_CACHE_HOME: 'relative' }).endsWith(join('livekit-server', version)));
  });
});
