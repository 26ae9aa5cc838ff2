import { posix } from 'node:path';
import type { SourceFile } from './files.ts';

/** One import of one file. */
interface Import {
  readonly from: string;
  /** A path from the root, or a package's name. */
  readonly to: string;
  readonly dynamic: boolean;
  /** `import type`, which is nothing at run time. */
  readonly typeOnly: boolean;
}

/** Interfaces that a site may implement and pass to `configure()`: config names their types, and nothing of them runs there. */
const PORTS = ['src/backend/backend.ts', 'src/media/media-session.ts'];

/** Leftmost lowest; those within brackets may not import each other. A folder may import itself and what stands left. */
const LAYERS: readonly (readonly string[])[] = [
  ['contract'],
  ['config'],
  ['backend', 'media'],
  ['models'],
  ['ui'],
  ['elements'],
  // Draws elements on a server.
  ['ssr'],
  ['entry'],
];
/** Import nothing above `contract`; everybody above `contract` may import them. */
const ASIDE = ['events', 'i18n', 'theme'];

/** Every arrow that the house does not have, as a sentence each. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files
    .flatMap(importsOf)
    .flatMap((one) => (complaint(one) ? [`${one.from} → ${one.to}: ${complaint(one)}`] : []));
}

/** What a file imports or re-exports, statically or by `import()`. */
function importsOf({ path, text }: SourceFile): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const resolve = (name: string) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name);
  const found = (pattern: RegExp, dynamic: boolean) =>
    [...code.matchAll(pattern)].map((match) => ({
      from: path,
      to: resolve(match[1]!),
      dynamic,
      typeOnly: /^(?:import|export)\s+type\s/.test(match[0]),
    }));
  return [
    ...found(/\b(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]/g, false),
    ...found(/\bimport\(\s*['"]([^'"]+)['"]/g, true),
  ];
}

function complaint({ from, to, dynamic, typeOnly }: Import): string | undefined {
  if (from.startsWith('server/')) {
    return to.startsWith('src/') ? 'the server imports nothing of src' : undefined;
  }
  if (!from.startsWith('src/')) return undefined;
  if (to.startsWith('server/')) return 'src imports nothing of the server';
  if (to.startsWith('livekit-client')) {
    return from.startsWith('src/media/livekit/') ? undefined : 'only src/media/livekit names livekit-client';
  }
  if (!to.startsWith('src/'))
    return to.startsWith('.') || /^(test|stories|scripts)\//.test(to) ? 'leaves src' : undefined;
  if (
    to.startsWith('src/media/livekit/') &&
    !from.startsWith('src/media/livekit/') &&
    !dynamic &&
    !typeOnly
  ) {
    return 'the engine is fetched by import() only';
  }
  if (typeOnly && from.startsWith('src/config/') && PORTS.includes(to)) return undefined;
  return layerComplaint(layerOf(from), layerOf(to));
}

/** The folder below src, or `entry` for the files in src itself. */
function layerOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1]! : 'entry';
}

function layerComplaint(from: string, to: string): string | undefined {
  if (from === to) return undefined;
  if (ASIDE.includes(from)) {
    return to === 'contract' ? undefined : `${from} imports nothing above contract`;
  }
  if (ASIDE.includes(to)) return from === 'contract' ? 'contract imports nothing' : undefined;
  const [here, there] = [from, to].map((name) => LAYERS.findIndex((layer) => layer.includes(name)));
  if (here === -1 || there === -1) return `no layer is called ${here === -1 ? from : to}`;
  return there! < here! ? undefined : `${from} may not import ${to}`;
}
