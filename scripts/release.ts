/**
 * What the release workflow (.github/workflows/release.yml) runs:
 * - `node scripts/release.ts version`: versions and changelogs from the changesets, and what the elements promise from now on.
 * - `node scripts/release.ts publish`: publishes each package whose version npm does not have; npm's `prepack` builds it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberRelease } from './check/api-report.ts';
import { root } from './paths.ts';
import { tool } from './tools.ts';

/** Folders of the packages, from the root. */
const PACKAGES = ['', 'server'] as const;

const steps: Readonly<Record<string, () => void>> = { version, publish };

const step = steps[process.argv[2] ?? ''];
if (!step) {
  console.error(`Usage: node scripts/release.ts ${Object.keys(steps).join(' | ')}`);
  process.exit(2);
}
step();

function version(): void {
  changeset('version');
  // The lock file repeats the versions of our own packages.
  edit('package-lock.json', (lock) => {
    for (const folder of PACKAGES)
      Object.assign(lock.packages?.[folder] ?? {}, { version: versionOf(folder) });
    lock.version = versionOf('');
  });
  rememberRelease(root);
}

function publish(): void {
  const repository = process.env['GITHUB_REPOSITORY'];
  if (repository) {
    // npm compares it with what GitHub signs of the origin. The sources name no address: they may have moved.
    const url = `git+${process.env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}.git`;
    for (const folder of PACKAGES) {
      edit(join(folder, 'package.json'), (manifest) =>
        Object.assign(manifest, { repository: { type: 'git', url, ...(folder && { directory: folder }) } }),
      );
    }
  }
  changeset('publish');
}

function changeset(command: string): void {
  execFileSync(process.execPath, [tool('@changesets/cli', 'changeset'), command], {
    cwd: root,
    stdio: 'inherit',
  });
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** What is read and written here of a package.json or a lock file. */
interface Content {
  version?: string;
  readonly packages?: Readonly<Record<string, object>>;
}

function edit(file: string, change: (content: Content) => void): void {
  const path = join(root, file);
  const content = JSON.parse(readFileSync(path, 'utf8')) as Content;
  change(content);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
