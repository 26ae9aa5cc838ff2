import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tagsOf } from '../build/tag-types.ts';
import type { Declaration, Manifest } from '../build/manifest.ts';
import type { PackageJson } from './package.ts';

/** The public surface of the last release, a line for each thing that somebody may depend on. */
export const RELEASED = 'docs/released-api.txt';

const HEAD = `# The public surface of hallway-elements as it was last released: written by scripts/release.ts, never by hand.
# Taking something of it away needs a changeset that says \`'hallway-elements': major\`; test/house/api.test.ts sees to it.
`;

/** What somebody may depend on: entries of the package, tags, and of each tag all that the manifest names. */
export function surface(manifest: Manifest, { exports }: PackageJson): string[] {
  const events = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName, name }) => !tagName && /(?:Request|Event)$/.test(name));
  return [
    ...Object.keys(exports).map((path) => `import hallway-elements${path.slice(1)}`),
    ...events.map(({ name }) => `class ${name}`),
    ...tagsOf(manifest).flatMap((tag) => [
      `<${tag.tagName}> is ${tag.name}`,
      ...linesOf(tag).map((line) => `<${tag.tagName}> ${line}`),
    ]),
  ].toSorted();
}

function linesOf(tag: Declaration): string[] {
  const { attributes = [], members = [], events = [] } = tag;
  const named = (what: string, list: readonly { readonly name: string }[] = []) =>
    list.map(({ name }) => `${what} ${name || '(default)'}`);
  return [
    ...named('attribute', attributes),
    // Each word that an attribute takes is a promise of its own; one more breaks nobody.
    ...attributes.flatMap(({ name, type }) =>
      type?.text.includes('|')
        ? type.text.split('|').map((word) => `attribute ${name}=${word.trim().replaceAll("'", '')}`)
        : [],
    ),
    ...members.map(({ kind, name }) => `${kind} ${name}`),
    ...events.map(({ name, type }) => `event ${name}: ${type.text}`),
    ...named('slot', tag.slots),
    ...named('part', tag.cssParts),
    ...named('css property', tag.cssProperties),
    ...named('state', tag.cssStates),
  ];
}

/** Lines of the last release that are gone. */
export function removed(released: string, now: readonly string[]): string[] {
  const kept = new Set(now);
  return released.split('\n').filter((line) => line && !line.startsWith('#') && !kept.has(line));
}

/** Whether one of these changesets (whole files) says that the elements' next version is a major one. */
export function announcesMajor(changesets: readonly string[]): boolean {
  return changesets.some((text) => /^['"]?hallway-elements['"]?: major$/m.test(text.split('---')[1] ?? ''));
}

/** What the package at `root` takes away from those who use its last release, unless a changeset says so. */
export function brokenPromises(root: string): string[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const changesets = globSync('.changeset/*.md', { cwd: root }).map(read);
  if (announcesMajor(changesets) || !existsSync(join(root, RELEASED))) return [];
  return removed(read(RELEASED), surfaceOf(root));
}

/** Writes down what is released now. */
export function rememberRelease(root: string): void {
  writeFileSync(join(root, RELEASED), `${HEAD}${surfaceOf(root).join('\n')}\n`);
}

function surfaceOf(root: string): string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
  return surface(read('custom-elements.json') as Manifest, read('package.json') as PackageJson);
}
