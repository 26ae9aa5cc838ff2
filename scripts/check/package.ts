import { matchesGlob } from 'node:path/posix';

/** What package.json says of what may be imported. */
export interface PackageJson {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly sideEffects: readonly string[];
}

/** Subpaths that an element must have and package.json has not, or has otherwise: its class, and its registration. */
export function missingExports({ exports }: PackageJson, elements: readonly string[]): string[] {
  const wanted = elements.flatMap((name): [string, string][] => [
    [`./${name}`, `./dist/elements/${name}/${name}`],
    [`./${name}/define`, `./dist/elements/${name}/${name}.define`],
  ]);
  return wanted
    .filter(([subpath, file]) => {
      const target = exports[subpath];
      return (
        typeof target !== 'object' || target['types'] !== `${file}.d.ts` || target['default'] !== `${file}.js`
      );
    })
    .map(([subpath]) => `package.json has no ${subpath} for what a build writes`);
}

/** Files whose import registers something, and which a bundler would drop because package.json does not say so. */
export function droppedRegistrations({ sideEffects }: PackageJson, files: readonly string[]): string[] {
  const globs = sideEffects.map((glob) => glob.replace(/^\.\//, ''));
  return files.filter((file) => !globs.some((glob) => matchesGlob(file, glob)));
}
