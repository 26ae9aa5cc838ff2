import { type CompressOptions, minify } from 'terser';
import type { Plugin } from 'vite';

/** A chunk, as far as it is used here. */
interface Chunk {
  type: 'chunk';
  code: string;
}

/** Chunks above this are the media engine: terser would take 8 s to save 0.8 % of what nobody loads before a click. */
const LARGE = 200_000;
/** Names of Lit's own that its chunks share; nothing outside Lit uses them. */
const INTERNAL = /_\$[A-Za-z]\w*\$?/g;

/**
 * Vite plugin that shrinks the finished chunks together: Lit's internal names become short ones, the same in every
 * chunk, and terser compresses once more what oxc has minified.
 */
export function shrink(): Plugin {
  return {
    name: 'hallway:shrink',
    generateBundle: {
      // After Vite's own plugins have finished the chunks.
      order: 'post',
      async handler(_options, bundle) {
        const chunks: Chunk[] = Object.values(bundle).filter((output) => output.type === 'chunk');
        const names = shortNames(chunks.map(({ code }) => code));
        for (const chunk of chunks) {
          const code = rename(chunk.code, names);
          chunk.code = code.length < LARGE ? await compress(code) : code;
        }
      },
    },
  };
}

/** Picks for each of Lit's internal names in these codes a short one that no code has, the most frequent first. */
export function shortNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(codes.flatMap((code) => code.match(/[\w$]+/g) ?? []));
  const uses = new Map<string, number>();
  for (const [name] of codes.flatMap((code) => [...code.matchAll(INTERNAL)])) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const free = freeNames(taken);
  return new Map(
    [...uses].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => [name, free.next().value]),
  );
}

/** Puts the short names in. */
export function rename(code: string, names: ReadonlyMap<string, string>): string {
  return code.replace(INTERNAL, (name) => names.get(name) ?? name);
}

async function compress(code: string): Promise<string> {
  // What the first round makes of it, the second finds something in: 35 bytes of the first file after brotli.
  const first = await once(code, { unsafe_arrows: true, unsafe_methods: true });
  return once(first, {});
}

async function once(code: string, unsafe: CompressOptions): Promise<string> {
  const result = await minify(code, {
    ecma: 2022,
    module: true,
    compress: { ecma: 2022, passes: 3, ...unsafe },
    format: { comments: false },
  });
  return result.code ?? code;
}

/** `_a` … `_z`, `_aa` … `_zz` and so on, without those taken. The underscore keeps them apart from what a page sets on an element. */
function* freeNames(taken: ReadonlySet<string>): Generator<string, never> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
  for (let names = letters; ; names = names.flatMap((name) => letters.map((letter) => name + letter))) {
    for (const name of names) if (!taken.has(`_${name}`)) yield `_${name}`;
  }
}
