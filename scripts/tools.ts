import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/**
 * Finds the JavaScript file behind a tool of one of our packages, to be run by the project's Node: no shell, no shim, the
 * same on every system.
 * @param packageName - One of the root's devDependencies, which npm keeps in the root's node_modules.
 * @param bin - Name of the tool, where it is not that of the package.
 */
export function tool(packageName: string, bin = packageName): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bins === 'string' ? bins : bins[bin];
  if (!path) throw new Error(`${packageName} has no tool ${bin}`);
  return join(folder, path);
}
