import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { type Server, serveFolder } from './serve.ts';
import { StoryPage } from './story-page.ts';

/** An entry of Storybook's index. */
interface Entry {
  id: string;
  type: string;
  title: string;
  name: string;
}

const folder = fileURLToPath(new URL('../../storybook-static', import.meta.url));
const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as {
  entries: Record<string, Entry>;
};
const stories = Object.values(entries).filter(({ type }) => type === 'story');

let server: Server;
let page: StoryPage;

test.beforeAll(async ({ browser }) => {
  server = await serveFolder(folder);
  page = new StoryPage(
    await browser.newPage({ viewport: { width: 800, height: 700 }, reducedMotion: 'reduce' }),
  );
});

test.afterAll(async () => {
  await page.close();
  await server.close();
});

test('there are stories', () => expect(stories.length).toBeGreaterThan(0));

for (const { id, title, name } of stories) {
  test(`${title}: ${name}`, async () => {
    const picture = (look: string) => `${test.info().project.outputDir}/pictures/${id}.${look}.png`;
    await page.open(server.url, id);
    await page.screenshot(picture('light'));
    expect.soft(await page.violations(), 'what axe finds').toEqual([]);

    // The page around an element changes in front of it, as pages do.
    await page.setTheme('dark');
    await page.screenshot(picture('dark'));
    expect.soft(await page.violations(['color-contrast']), 'what axe finds in the dark').toEqual([]);

    await page.setTheme('light');
    await page.setLanguage('lt');
    await page.screenshot(picture('lt'));
    expect.soft(await page.violations(), 'what axe finds in Lithuanian').toEqual([]);

    expect(page.complaints, 'errors in the console, failed requests').toEqual([]);
  });
}
