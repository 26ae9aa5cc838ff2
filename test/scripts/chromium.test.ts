import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { browserPlaces, ChromiumNotFound, findChromium } from '../../scripts/chromium.ts';
import { emptyFolder, program } from './support/folder.ts';

const chrome = 'echo "Chromium 156.0"';

/** The places of a machine that has only what is put there, and that gets nothing. */
function places(env: NodeJS.ProcessEnv) {
  return browserPlaces(env).filter(({ name }) => ['CHROME_PATH', 'installed'].includes(name));
}

describe(
  'finding a Chromium',
  { skip: process.platform === 'linux' ? false : 'the usual places are searched' },
  () => {
    it('takes CHROME_PATH before what is installed', async (t) => {
      const folder = emptyFolder(t);
      program(join(folder, 'bin', 'chromium'), chrome);
      const path = program(join(folder, 'mine'), chrome);
      const found = await findChromium(
        () => undefined,
        places({ CHROME_PATH: path, PATH: join(folder, 'bin') }),
      );
      assert.deepEqual(found, { path, version: 'Chromium 156.0', source: 'CHROME_PATH' });
    });

    it('passes over one that lacks a library', async (t) => {
      const folder = emptyFolder(t);
      program(
        join(folder, 'bin', 'google-chrome'),
        'echo "error while loading shared libraries" >&2; exit 127',
      );
      const path = program(join(folder, 'bin', 'chromium'), `echo "a warning" >&2; ${chrome}`);
      const found = await findChromium(() => undefined, places({ PATH: join(folder, 'bin') }));
      assert.deepEqual(found, { path, version: 'Chromium 156.0', source: 'installed' });
    });

    it('says why each place failed, and what to do', async (t) => {
      const PATH = join(emptyFolder(t), 'bin');
      mkdirSync(PATH);
      const said: string[] = [];
      const search = findChromium((line) => said.push(line), places({ CHROME_PATH: '/absent', PATH }));
      await assert.rejects(search, (error: Error) => {
        assert.ok(error instanceof ChromiumNotFound);
        assert.match(error.message, /- CHROME_PATH: \/absent does not start/);
        assert.match(error.message, /- installed: neither on the PATH nor in the usual places/);
        assert.match(error.message, /set CHROME_PATH to the executable/);
        return true;
      });
      assert.deepEqual(said, ['CHROME_PATH: /absent does not start']);
    });

    it('gets one from Playwright, then from Debian, last', () => {
      assert.deepEqual(
        browserPlaces().map(({ name }) => name),
        ['CHROME_PATH', 'installed', 'Playwright’s own', 'Playwright’s download', 'Debian’s package'],
      );
    });
  },
);
