/** Pages of Storybook that show a Markdown file, by the file's path: the last part of their title, in small letters. */
const PAGES: Readonly<Record<string, string>> = {
  'docs/embed.md': 'embedding',
  'docs/one-tag.md': 'one-tag',
  'docs/theming.md': 'theming',
  'docs/elements.md': 'elements',
  'docs/translate.md': 'translate',
  'docs/marketing.md': 'marketing',
  'docs/screen-reader.md': 'screen-reader',
  'docs/server-render.md': 'server-rendering',
  'docs/own-backend.md': 'own-backend',
  'docs/own-livekit.md': 'own-livekit',
  'docs/production.md': 'going-live',
  'deploy/README.md': 'one-machine',
  'server/README.md': 'server',
  'docs/upgrade.md': 'upgrade',
  'docs/troubleshooting.md': 'troubleshooting',
};

/**
 * A Markdown file of the repository as a page of Storybook: links to other such files lead to their pages. What else is
 * in the repository has no address here, so it is named by its path.
 * @param path - Of the file, from the root.
 */
export function guide(path: string, markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\((?!https?:|#)([^)\s]+)\)/g, (_link, text: string, href: string) => {
    const { pathname, hash } = new URL(href, `file:///${path}`);
    const target = pathname.slice(1);
    const page = PAGES[target];
    if (page) return `[${text}](?path=/docs/docs-${page}--docs${hash})`;
    return text.includes(target) ? text : `${text} (\`${target}\`)`;
  });
}
