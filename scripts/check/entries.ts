import type { SourceFile } from './files.ts';

/** Where each element must be named, and what names it. */
const PLACES: readonly (readonly [files: RegExp, what: string, names: (name: string) => string])[] = [
  [/^src\/index\.ts$/, 'export its class', (name) => `/elements/${name}/${name}.ts'`],
  [/^src\/define\.ts$/, 'register it', (name) => `/elements/${name}/${name}.define.ts'`],
  [/^src\/(tags|tags-rooms|cdn-rooms)\.ts$/, 'fetch it by its tag', (name) => `'hallway-${name}'`],
  [/^README\.md$/, 'tell of it', (name) => `\`<hallway-${name}>\``],
];

/**
 * Places that have forgotten an element.
 * @param elements - Their names, as those of their folders.
 * @param files - All files that could name them.
 */
export function forgotten(elements: readonly string[], files: readonly SourceFile[]): string[] {
  return elements.flatMap((element) =>
    PLACES.filter(
      ([place, , names]) =>
        !files.some(({ path, text }) => place.test(path) && text.includes(names(element))),
    ).map(([place, what]) => `${element}: nothing in ${place.source} to ${what}`),
  );
}

/** Events that no element says it fires, as `@fires` in its JSDoc: nobody could find them. */
export function unannounced(events: readonly SourceFile[], elements: readonly SourceFile[]): string[] {
  const announced = elements.map(({ text }) => text).join('\n');
  return events
    .flatMap(({ text }) => /super\('(hallway-[a-z-]+)'/.exec(text)?.[1] ?? [])
    .filter((name) => !new RegExp(`@fires \\{\\w+\\} ${name} - `).test(announced));
}
