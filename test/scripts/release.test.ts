import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brokenPromises } from '../../scripts/check/api-report.ts';
import { projectFiles } from '../../scripts/check/files.ts';
import { root } from '../../scripts/paths.ts';

test('a release, dry: versions, changelogs, lock file, what both packages then are, and what may not change after', (t) => {
  const copy = mkdtempSync(join(tmpdir(), 'hallway-release-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (file: string) => readFileSync(join(copy, file), 'utf8');
  for (const file of projectFiles()) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // One change to release, whatever the last release left.
  writeFileSync(
    join(copy, '.changeset/dry.md'),
    `---\n'hallway-elements': minor\n'hallway-server': minor\n---\n\nA dry run.\n`,
  );
  run('git', 'init', '--quiet');
  run('git', 'add', '--all');
  run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'All');

  const before = versionsOf(read);
  run(process.execPath, 'scripts/release.ts', 'version');

  const after = versionsOf(read);
  assert.notDeepEqual(after, before);
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string }> };
  assert.deepEqual([lock.packages['']?.version, lock.packages['server']?.version], after);
  assert.deepEqual(globSync('.changeset/*.md', { cwd: copy }), []);
  for (const log of ['CHANGELOG.md', 'server/CHANGELOG.md']) assert.match(read(log), /A dry run\./);

  for (const [folder, name] of [
    ['.', 'hallway-elements'],
    ['server', 'hallway-server'],
  ] as const) {
    run('npm', 'pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', copy, `./${folder}`);
    const tarball = `${name}-${after[folder === '.' ? 0 : 1]}.tgz`;
    assert.ok(existsSync(join(copy, tarball)), tarball);
    const files = run('tar', '-tzf', tarball);
    for (const file of ['CHANGELOG.md', 'LICENSE', 'README.md'])
      assert.ok(files.includes(`package/${file}`), file);
  }

  assert.deepEqual(brokenPromises(copy), []);
  writeFileSync(
    join(copy, 'custom-elements.json'),
    read('custom-elements.json').replace('"name": "hallway-club-followed"', '"name": "hallway-club-liked"'),
  );
  assert.deepEqual(brokenPromises(copy), [
    '<hallway-club-card> event hallway-club-followed: ClubFollowedEvent',
  ]);
  writeFileSync(join(copy, '.changeset/major.md'), `---\n'hallway-elements': major\n---\n\nRenamed.\n`);
  assert.deepEqual(brokenPromises(copy), []);
});

function versionsOf(read: (file: string) => string): string[] {
  return ['package.json', 'server/package.json'].map(
    (file) => (JSON.parse(read(file)) as { version: string }).version,
  );
}
