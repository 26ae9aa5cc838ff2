import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A snippet of the packed README, as a reader copies it.
 * @param folder - Of the package.
 * @param heading - Whole text of the heading above it.
 * @param language - Of the code block; the first one counts.
 */
export function snippet(folder: string, heading: string, language: string): string {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const [, section] = readme.split(new RegExp(`^#+ ${heading}$`, 'm'));
  // Up to the next heading; a `#` at the beginning of a line of CSS has no space behind it.
  const own = section?.split(/^#+ /m)[0];
  const code = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(own ?? '')?.[1];
  if (!code) throw new Error(`README.md has no ${language} under "${heading}".`);
  return code;
}
