import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { chunkGroups, type Groups } from './scripts/build/groups.ts';
import { licenses } from './scripts/build/licenses.ts';
import { shrink } from './scripts/build/shrink.ts';
import { slimLit } from './scripts/build/slim-lit.ts';
import { slimLivekit } from './scripts/build/slim-livekit.ts';
import { minifyTemplates } from './scripts/build/templates.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** First file of each build. */
const ENTRIES: Readonly<Record<string, Record<string, string> | undefined>> = {
  cards: { cards: 'src/cdn-cards.ts' },
  rooms: { rooms: 'src/cdn-rooms.ts' },
  hallway: { hallway: 'src/cdn.ts' },
};

/**
 * What is fetched together, first come, first served: a module is in the first group that reaches it. The first group of
 * each build is all that a page loads before somebody presses Listen, or before its cards are there.
 */
const GROUPS: Readonly<Record<string, Groups | undefined>> = {
  cards: [
    // The card of a club is what most pages without a room have: with the loader it is one file and not two.
    ['cards', ['src/cdn-cards.ts', 'src/elements/club-card/club-card.ts']],
    ['api', ['src/models/api.ts', 'src/models/directory/carry-out.ts']],
    ['lit', ['src/ui/element.ts']],
  ],
  rooms: [
    ['rooms', ['src/cdn-rooms.ts']],
    ['lit', ['src/ui/element.ts']],
    ['player', ['src/elements/room/player.ts', 'src/models/player/player.ts', 'src/backend/http-backend.ts']],
  ],
};

/**
 * The one-tag bundle: `hallway.js` and, beside it, hashed chunks by relative address. Nothing is external. Built in three:
 * `--mode cards` for pages without a room, `--mode rooms` for those with one, and `--mode hallway`, which names the first
 * files of the other two (`HALLWAY_CARDS`, `HALLWAY_ROOMS`).
 */
export default defineConfig(({ mode }) => {
  const address = (name: string) => JSON.stringify(process.env[name] ?? '');
  return {
    root,
    publicDir: false,
    define: {
      'process.env.NODE_ENV': '"production"',
      HALLWAY_CARDS: address('HALLWAY_CARDS'),
      HALLWAY_ROOMS: address('HALLWAY_ROOMS'),
    },
    plugins:
      mode === 'hallway'
        ? [shrink()]
        : [slimLit(), ...(mode === 'rooms' ? [slimLivekit()] : []), minifyTemplates(), shrink(), licenses()],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: mode === 'cards',
      target: 'es2022',
      sourcemap: false,
      // A library build has no preload helper: a chunk is a plain `import('./…')` beside the file that asks for it.
      lib: { entry: ENTRIES[mode] ?? {}, formats: ['es'] },
      rolldownOptions: {
        // Else an entry inside a group gets a file of its own that only names it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: mode === 'hallway' ? '[name].js' : '[name]-[hash].js',
          chunkFileNames: ({ name, facadeModuleId }) => `${chunkName(name, facadeModuleId)}-[hash].js`,
          minify: {
            compress: true,
            mangle: true,
            codegen: { removeWhitespace: true, legalComments: 'none' },
          },
          codeSplitting: { groups: chunkGroups(GROUPS[mode] ?? [], root) },
        },
      },
    },
  };
});

/** Names people can read: `en-error` for `src/i18n/en/error.ts`, `livekit` for the engine, else the module's own. */
function chunkName(name: string, module: string | null | undefined): string {
  const [, language, part] = /\/i18n\/(\w+)\/(\w+)\.ts$/.exec(module ?? '') ?? [];
  if (language && part) return `${language}-${part}`;
  if (module?.includes('/media/livekit/')) return 'livekit';
  return name.replace(/\.define$/, '');
}
