/**
 * Builds what is published: `node scripts/build.ts [lib] [cdn] [server] [analyze]`, all four without arguments.
 * - `lib`: the npm package in `dist/`, one module for each of ours, with declarations, types of the tags for React and Vue,
 *   and data for editors.
 * - `cdn`: the one-tag bundle in `dist/cdn/`, and a table of its sizes.
 * - `server`: the npm package of the server in `server/dist/`, with the bundle that its pages show.
 * - `analyze`: `custom-elements.json`, the list of everything public, and the tables of docs/ made from it.
 * - `why` (only when asked for): what each module adds to the chunks of vite.cdn.config.ts.
 */
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as viteBuild, type InlineConfig, type Rolldown } from 'vite';
import { emitDeclarations } from './build/declarations.ts';
import { writeDocs } from './build/docs.ts';
import { writeEditorData } from './build/editors.ts';
import { type Manifest, manifestFile, manifestOfSources } from './build/manifest.ts';
import { buildServer } from './build/server.ts';
import { writeIntegrity } from './build/integrity.ts';
import { scriptSizes, sizeTable } from './build/sizes.ts';
import { tagTypes } from './build/tag-types.ts';
import { why as whyPlugin } from './build/why.ts';
import { root } from './paths.ts';

const steps: Readonly<Record<string, () => Promise<void>>> = { lib, cdn, server, analyze, why };

async function lib(): Promise<void> {
  for (const old of globSync('dist/*', { cwd: root, exclude: ['dist/cdn'] })) {
    rmSync(join(root, old), { recursive: true });
  }
  await viteBuild({ configFile: join(root, 'vite.lib.config.ts'), logLevel: 'warn' });
  emitDeclarations(root);
  const manifest = JSON.parse(await manifestOfSources()) as Manifest;
  for (const [file, text] of Object.entries(tagTypes(manifest)))
    writeFileSync(join(root, 'dist', file), text);
  writeEditorData(manifest, root);
  console.log('dist: the npm package');
}

async function cdn(): Promise<void> {
  await buildBundle({});
  writeIntegrity(join(root, 'dist/cdn'));
  console.log(`dist/cdn: the one-tag bundle\n${sizeTable(scriptSizes(join(root, 'dist/cdn')))}`);
}

async function server(): Promise<void> {
  buildServer(root);
  console.log('server/dist: the server');
}

/** Builds the one-tag bundle: its two halves, then the file that names their first files. */
async function buildBundle(options: Pick<InlineConfig, 'plugins' | 'build'>): Promise<void> {
  const make = async (mode: string): Promise<string> => {
    const built = await viteBuild({
      configFile: join(root, 'vite.cdn.config.ts'),
      logLevel: 'warn',
      mode,
      ...options,
    });
    const [made] = [built].flat() as Rolldown.RolldownOutput[];
    const entry = made?.output.find((file) => file.type === 'chunk' && file.isEntry);
    return `./${entry?.fileName}`;
  };
  process.env['HALLWAY_CARDS'] = await make('cards');
  process.env['HALLWAY_ROOMS'] = await make('rooms');
  await make('hallway');
}

async function analyze(): Promise<void> {
  const manifest = await manifestOfSources();
  writeFileSync(manifestFile, manifest);
  writeDocs(manifest);
  console.log('custom-elements.json, docs: the public surface');
}

async function why(): Promise<void> {
  const plugin = whyPlugin(root, ['cards', 'rooms', 'club-card', 'player'], (chunk, costs) => {
    console.log(`${chunk}: bytes of brotli that each module adds`);
    for (const { module, brotli } of costs) console.log(`${String(brotli).padStart(6)}  ${module}`);
  });
  await buildBundle({ plugins: [plugin], build: { write: false } });
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['lib', 'cdn', 'server', 'analyze'];
const unknown = wanted.find((step) => !Object.hasOwn(steps, step));
if (unknown) {
  console.error(`There is no "${unknown}" to build: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
try {
  for (const step of wanted) await steps[step]?.();
} catch (error) {
  // Vite and tsc have said where; a stack of this script would say nothing more.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
