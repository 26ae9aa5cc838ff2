import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { root } from '../../scripts/paths.ts';
import { emptyFolder } from './support/folder.ts';

/** A tiny project with our set-up script, whose packages are folders of its own: no network. */
function project(t: TestContext) {
  const folder = emptyFolder(t);
  mkdirSync(join(folder, 'scripts'));
  copyFileSync(join(root, 'scripts', 'setup.mjs'), join(folder, 'scripts', 'setup.mjs'));
  // Stands for the package "node", whose install script links the real one; here the test's own Node.
  const node = join(folder, 'packages', 'node');
  mkdirSync(join(node, 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(node, 'bin', 'node'));
  writeJson(join(node, 'package.json'), { name: 'node', version: '24.0.0' });
  writeJson(join(folder, 'package.json'), {
    name: 'clone',
    version: '1.0.0',
    dependencies: { node: 'file:packages/node' },
  });
  const { npm, prefix } = npmCommand();
  execFileSync(npm, [...prefix, 'install', '--package-lock-only', '--offline', '--silent'], { cwd: folder });
  writeFileSync(
    join(folder, 'scripts', 'told.mjs'),
    'console.log(`ran ${process.argv.slice(2)}`); process.exit(process.argv.includes("fail") ? 7 : 0);',
  );
  return { folder, setUp: (...args: string[]) => setUp(folder, args) };
}

function npmCommand() {
  const cli = process.env['npm_execpath'];
  return cli ? { npm: process.execPath, prefix: [cli] } : { npm: 'npm', prefix: [] };
}

function setUp(folder: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const result = spawnSync(process.execPath, [join(folder, 'scripts', 'setup.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', ...env },
  });
  return { code: result.status, said: result.stdout + result.stderr };
}

function writeJson(file: string, value: unknown) {
  writeFileSync(file, JSON.stringify(value));
}

const installed = /^Installing packages.*\n[^]*Packages installed in \d+ s\.\n/;

describe('setting up a clone', () => {
  it('installs once, says how long it took, then runs the script with its arguments', (t) => {
    const { setUp } = project(t);
    const first = setUp('scripts/told.mjs', 'a', '--b');
    assert.match(first.said, installed);
    assert.match(first.said, /ran a,--b\n$/);
    assert.equal(first.code, 0);
    assert.equal(setUp('scripts/told.mjs').said, 'ran \n');
  });

  it('ends with the script’s exit code', (t) => {
    const { setUp } = project(t);
    assert.equal(setUp('scripts/told.mjs', 'fail').code, 7);
  });

  it('installs again when a package.json or the lock file has changed', (t) => {
    const { folder, setUp } = project(t);
    setUp();
    const lock = join(folder, 'package-lock.json');
    const content = JSON.parse(readFileSync(lock, 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    writeJson(join(folder, 'packages', 'node', 'package.json'), { name: 'node', version: '24.0.1' });
    content.packages['packages/node']!.version = '24.0.1';
    writeJson(lock, content);
    assert.match(setUp().said, installed);
    assert.equal(setUp().said, '');
  });

  it('installs again after an installation that was killed', (t) => {
    const { folder, setUp } = project(t);
    setUp();
    // npm removes node_modules first and writes its own list last.
    for (const file of ['.package-lock.json', '.hallway-setup']) {
      rmSync(join(folder, 'node_modules', file), { force: true });
    }
    assert.match(setUp().said, installed);
  });

  it('takes over what somebody installed by hand from the same lock file', (t) => {
    const { folder, setUp } = project(t);
    const { npm, prefix } = npmCommand();
    execFileSync(npm, [...prefix, 'ci', '--offline', '--silent'], { cwd: folder });
    assert.equal(setUp('scripts/told.mjs').said, 'ran \n');
    assert.equal(existsSync(join(folder, 'node_modules', '.hallway-setup')), true);
  });

  it('fails with npm’s own words, and does not take it for installed', (t) => {
    const { folder, setUp } = project(t);
    writeJson(join(folder, 'package.json'), {
      name: 'clone',
      version: '1.0.0',
      dependencies: { other: '1' },
    });
    const failed = setUp('scripts/told.mjs');
    assert.equal(failed.code, 1);
    assert.match(failed.said, /npm error code E[^]*npm ci ended with code 1/);
    assert.doesNotMatch(failed.said, /ran/);
    assert.match(setUp().said, /^Installing packages/);
  });

  it('installs what builds and tests the project also where NODE_ENV is production', (t) => {
    const { folder } = project(t);
    const file = join(folder, 'package.json');
    const lock = join(folder, 'package-lock.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('dependencies', 'devDependencies'));
    const content = readFileSync(lock, 'utf8');
    writeFileSync(lock, content.replace('"dependencies"', '"devDependencies"'));
    assert.match(setUp(folder, [], { NODE_ENV: 'production' }).said, installed);
  });
});
