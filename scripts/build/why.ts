import { relative } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { brotliSize } from './sizes.ts';

/** What one module costs. */
export interface Cost {
  module: string;
  /** Bytes of brotli that the chunk would be shorter without it; less than its own size where it repeats others. */
  brotli: number;
}

/**
 * Vite plugin that hands over what each module costs its chunk, by compressing that once without it.
 * @param root - Absolute path that names of modules are relative to.
 * @param chunks - Names of the chunks.
 */
export function why(
  root: string,
  chunks: readonly string[],
  report: (chunk: string, costs: readonly Cost[]) => void,
): Plugin {
  return {
    name: 'hallway:why',
    generateBundle: {
      order: 'pre',
      async handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunks.includes(chunk.name)) continue;
          const modules = Object.entries(chunk.modules).map(
            ([id, { code }]) => [relative(root, id), code ?? ''] as const,
          );
          report(chunk.name, await costs(modules));
        }
      },
    },
  };
}

/** The costs of modules that are compressed together, the highest first. */
export async function costs(modules: readonly (readonly [name: string, code: string])[]): Promise<Cost[]> {
  const small = await Promise.all(modules.map(([, code]) => minified(code)));
  const all = brotliSize(small.join('\n'));
  return modules
    .map(([module], index) => ({ module, brotli: all - brotliSize(small.toSpliced(index, 1).join('\n')) }))
    .sort((a, b) => b.brotli - a.brotli);
}

/** Alone, so what others use of a module is kept by name. */
async function minified(code: string): Promise<string> {
  const { code: result } = await minify(code, {
    compress: { ecma: 2022, unused: false },
    mangle: { toplevel: false },
  });
  return result ?? code;
}
