import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { projectFiles } from '../../scripts/check/files.ts';
import { root } from '../../scripts/paths.ts';
import { type Server, serveFolder } from './serve.ts';
import { StoryPage } from './story-page.ts';
import { entriesOf, folder } from './storybook.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** Each page with the Markdown file that it shows. */
const pages = entriesOf('docs').map(({ id, title, importPath }) => {
  const guide = /'\.\.\/\.\.\/(.+\.md)\?raw'/.exec(read(importPath))?.[1] ?? '';
  return { id, title, guide };
});

let server: Server;
test.beforeAll(async () => {
  server = await serveFolder(folder);
});
test.afterAll(() => server.close());

test('each guide has a page', () => {
  const guides = projectFiles().filter((path) => /^docs\/[\w-]+\.md$/.test(path));
  const shown = new Set(pages.map(({ guide }) => guide));
  expect(guides.filter((path) => !shown.has(path))).toEqual([]);
});

for (const { id, title, guide } of pages) {
  test(`${title} shows ${guide}`, async ({ page }) => {
    const reader = new StoryPage(page);
    await page.goto(`${server.url}/iframe.html?viewMode=docs&id=${id}`);
    const shown = page.locator('#storybook-docs');
    const text = read(guide);
    const fences = /^```.*\n([^]*?)^```/gm;
    const headings = text.replace(fences, '').match(/^#+ .*/gm) ?? [];
    await expect(shown.locator('h1, h2, h3, h4')).toHaveText(
      headings.map((line) => line.replace(/^#+ /, '').replaceAll('`', '')),
    );
    // What colours the code is fetched later.
    await expect(shown.locator('pre:not(:has(pre))')).toHaveText(
      [...text.matchAll(fences)].map(([, code = '']) => code),
    );
    await page.screenshot({ fullPage: true, path: `${test.info().project.outputDir}/pictures/${id}.png` });

    const links = await page
      .locator('#storybook-docs a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const ids = new Set(pages.map((one) => one.id));
    const lost = links.filter((href) => {
      const to = /^\?path=\/docs\/([\w-]+)/.exec(href)?.[1];
      return to ? !ids.has(to) : !/^(https?:|#)/.test(href);
    });
    expect(lost, 'links that lead nowhere').toEqual([]);
    expect(reader.complaints, 'errors in the console, failed requests').toEqual([]);
  });
}

test('a link leads from guide to guide', async ({ page }) => {
  await page.goto(`${server.url}/index.html?path=/docs/docs-embedding--docs`);
  const frame = page.frameLocator('#storybook-preview-iframe');
  await frame.getByRole('link', { name: 'Elements', exact: true }).first().click();
  await expect(frame.locator('#storybook-docs h1')).toHaveText('Elements');
});
