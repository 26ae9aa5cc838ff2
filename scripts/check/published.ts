import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a package that is about to be published says of itself. */
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * What somebody who installs a package could not resolve: subpaths without a file, relative imports of files that are not
 * there, imports of packages that are no dependencies.
 * @param folder - Absolute path of the package.
 */
export function unresolved(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { exports, dependencies, peerDependencies = {} } = manifest;
  const files = new Set(
    globSync(['dist/**/*.{js,d.ts}', '*.json', 'themes/*.css'], { cwd: folder, exclude: ['dist/cdn/**'] }),
  );
  const targets = Object.values(exports)
    .flatMap((target) => (typeof target === 'string' ? target : Object.values(target)))
    .map((target) => posix.normalize(target));
  const missing = targets
    .filter((target) => !files.has(target) && !target.startsWith('dist/cdn/'))
    .map((target) => `package.json exports ${target}, which is not there`);
  const types = Object.keys(peerDependencies).map((name) => name.replace(/^@types\//, ''));
  const known = new Set([manifest.name, ...Object.keys(dependencies), ...types]);
  const imports = [...files]
    .filter((file) => file.startsWith('dist/'))
    .flatMap((file) =>
      importsOf(readFileSync(join(folder, file), 'utf8'))
        .filter((name) => !resolves(name, file, files, known))
        .map((name) => `${file} imports ${name}, which cannot be found`),
    );
  return [...missing, ...imports];
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g)].flatMap(
    (match) => match[1] ?? [],
  );
}

function resolves(
  name: string,
  from: string,
  files: ReadonlySet<string>,
  known: ReadonlySet<string>,
): boolean {
  if (!name.startsWith('.')) return known.has(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  const path = posix.join(posix.dirname(from), name);
  // A declaration's `./a.js` is `./a.d.ts`.
  return from.endsWith('.d.ts') ? files.has(path.replace(/\.js$/, '.d.ts')) : files.has(path);
}
