import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../tools.ts';

/**
 * Builds `hallway-server` for npm, in `server/dist`: its sources as JavaScript, the files of its pages, and the one-tag
 * bundle that these show.
 * @throws {Error} Where the bundle is not built.
 */
export function buildServer(root: string): void {
  const bundle = join(root, 'dist/cdn');
  if (!existsSync(join(bundle, 'hallway.js'))) {
    throw new Error('The server’s pages need the one-tag bundle: node scripts/build.ts cdn server');
  }
  const from = join(root, 'server/src');
  const to = join(root, 'server/dist');
  rmSync(to, { recursive: true, force: true });
  execFileSync(process.execPath, [tool('typescript', 'tsc'), '--project', 'server/tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const file of globSync('**/*.*', { cwd: from, exclude: ['**/*.ts'] })) {
    mkdirSync(join(to, file, '..'), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
  cpSync(bundle, join(to, 'widget'), { recursive: true });
}
