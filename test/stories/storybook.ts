import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An entry of Storybook's index. */
export interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
  /** Its file, from the root: `./stories/room.stories.ts`. */
  importPath: string;
}

/** What `storybook build` wrote. */
export const folder = fileURLToPath(new URL('../../storybook-static', import.meta.url));

/** All stories, or all pages of text. */
export function entriesOf(type: Entry['type']): Entry[] {
  const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as {
    entries: Record<string, Entry>;
  };
  return Object.values(entries).filter((entry) => entry.type === type);
}
