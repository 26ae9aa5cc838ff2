import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { type Groups, groupNames } from './scripts/build/groups.ts';
import { licenses } from './scripts/build/licenses.ts';
import { shrink } from './scripts/build/shrink.ts';
import { slimLit } from './scripts/build/slim-lit.ts';
import { slimLivekit } from './scripts/build/slim-livekit.ts';
import { minifyTemplates } from './scripts/build/templates.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/**
 * What is fetched together, first come, first served: a module is in the first group that reaches it. `card` is all that a
 * page loads before somebody presses Listen; `hallway.js` only starts it. Nothing may import `hallway.js` itself, which a
 * page may ask for under another address (`hallway.js?v=2`) and would then have twice.
 */
const GROUPS: Groups = [
  ['card', ['src/loader.ts']],
  ['player', ['src/elements/room/player.ts', 'src/models/player/player.ts', 'src/backend/http-backend.ts']],
];

/** The one-tag bundle: `hallway.js` and, beside it, hashed chunks by relative address. Nothing is external. */
export default defineConfig({
  root,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [slimLit(), slimLivekit(), minifyTemplates(), shrink(), licenses()],
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    sourcemap: false,
    // A library build has no preload helper: a chunk is a plain `import('./…')` beside the file that asks for it.
    lib: { entry: { hallway: 'src/cdn.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name, facadeModuleId }) => `${chunkName(name, facadeModuleId)}-[hash].js`,
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true, legalComments: 'none' } },
        codeSplitting: { groups: [{ name: groupNames(GROUPS, root), debugName: 'GROUPS' }] },
      },
    },
  },
});

/** Names people can read: `en-error` for `src/i18n/en/error.ts`, `livekit` for the engine, else the module's own. */
function chunkName(name: string, module: string | null | undefined): string {
  const [, language, part] = /\/i18n\/(\w+)\/(\w+)\.ts$/.exec(module ?? '') ?? [];
  if (language && part) return `${language}-${part}`;
  if (module?.includes('/media/livekit/')) return 'livekit';
  return name.replace(/\.define$/, '');
}
