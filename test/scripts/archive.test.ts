import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { extract } from '../../scripts/livekit/archive.ts';
import { tarGz, zip } from './support/archives.ts';

const server = randomBytes(70_001);
const files = { LICENSE: Buffer.from('free'), 'livekit-server': server };

describe('a release’s archive', () => {
  for (const [format, archive] of [
    ['livekit.tar.gz', tarGz(files)],
    ['livekit.zip', zip(files)],
  ] as const) {
    it(`gives one file (${format})`, () => {
      assert.deepEqual(extract(archive, format, 'livekit-server'), server);
    });

    it(`gives a file that lies in a folder (${format})`, () => {
      const nested = format.endsWith('zip') ? zip({ 'a/b/x': server }) : tarGz({ 'a/b/x': server });
      assert.deepEqual(extract(nested, format, 'x'), server);
    });

    it(`says when it lacks the file (${format})`, () => {
      assert.throws(() => extract(archive, format, 'server'), { message: `${format} holds no server` });
    });

    it(`throws when it is cut short (${format})`, () => {
      assert.throws(() => extract(archive.subarray(0, archive.length / 2), format, 'livekit-server'));
    });

    it(`throws when it is something else (${format})`, () => {
      assert.throws(() => extract(Buffer.from('<html>Sign in</html>'.repeat(9)), format, 'livekit-server'));
    });
  }
});
