import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Where the peers' pages are built to. */
export const PEERS = `${here}dist`;

/** Builds the peers as their users would: minified, for production, one page each. */
export async function buildPeers(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await build({
      root: here,
      logLevel: 'error',
      configFile: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: `${PEERS}/${name}`,
        emptyOutDir: true,
        modulePreload: false,
        rollupOptions: {
          input: `${here}peers/${name}.ts`,
          output: {
            entryFileNames: `${name}.js`,
            chunkFileNames: '[name]-[hash].js',
            assetFileNames: `${name}[extname]`,
          },
        },
      },
    });
  }
}
