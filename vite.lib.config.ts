import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { minifyTemplates } from './scripts/build/templates.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
const others = Object.keys({ ...dependencies, ...peerDependencies });

/** Every file that package.json lets somebody import. */
const entries = globSync(['src/index.ts', 'src/define.ts', 'src/ssr.ts', 'src/elements/*/*.define.ts'], {
  cwd: root,
});

/** The npm package: one module for each of ours, readable but for templates, so that bundlers take only what is used. */
export default defineConfig({
  root,
  publicDir: false,
  // As in the one-tag bundle: what a server draws by this package is what the bundle takes over.
  plugins: [minifyTemplates()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    // A debugger shows the sources: what the compiler makes of decorators is not for reading.
    sourcemap: true,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      // Our own dependencies by name: "everything not relative" would leak the compiler's helpers, which nobody can resolve.
      external: (id) => others.some((name) => id === name || id.startsWith(`${name}/`)),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
