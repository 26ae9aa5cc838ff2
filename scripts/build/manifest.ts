import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';

/** The analyzer's command line as a function. */
interface Analyzer {
  cli: (options: { argv: readonly string[]; cwd: string; noWrite: boolean }) => Promise<object>;
}

/** By name, because it has no types that an import could find. */
const ANALYZER = '@custom-elements-manifest/analyzer/cli.js';

/** Where the list of everything public is, for editors, docs and reviews. */
export const manifestFile = join(root, 'custom-elements.json');

/** The manifest that the sources of now give, as text; custom-elements-manifest.config.mjs says how. */
export async function manifestOfSources(): Promise<string> {
  const { cli } = (await import(ANALYZER)) as Analyzer;
  const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest that is committed. */
export function manifestCommitted(): string {
  return readFileSync(manifestFile, 'utf8');
}
