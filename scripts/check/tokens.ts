import type { SourceFile } from './files.ts';

/** Where a custom property of ours is read or named in styles. */
const TOKEN = /--hallway-[a-z0-9-]*[a-z0-9]/g;

/**
 * Tokens that a style reads and no list has, and those that are listed and nobody reads.
 * @param listed - Names of the tokens in src/theme/tokens.ts.
 * @param styles - Sources that may read them, without the list itself.
 */
export function wrongTokens(listed: readonly string[], styles: readonly SourceFile[]): string[] {
  const known = new Set(listed);
  const read = new Map<string, string>();
  for (const { path, text } of styles) {
    for (const [name] of text.matchAll(TOKEN)) if (!read.has(name)) read.set(name, path);
  }
  const undocumented = [...read].filter(
    ([name]) => !known.has(name) && !isPropertyOfOneElement(name, styles),
  );
  return [
    ...undocumented.map(([name, path]) => `${path} reads ${name}, which is not documented`),
    ...listed.filter((name) => !read.has(name)).map((name) => `${name} is documented and nobody reads it`),
  ];
}

/** `--hallway-ELEMENT-PROPERTY`, documented by `@cssprop` above its element's class. */
function isPropertyOfOneElement(name: string, styles: readonly SourceFile[]): boolean {
  return styles.some(({ text }) => text.includes(`@cssprop [${name}`) || text.includes(`@cssprop ${name}`));
}
