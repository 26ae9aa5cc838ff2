import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { wordsOfStories } from './pseudo.ts';
import { type Server, serveFolder } from './serve.ts';
import { StoryPage } from './story-page.ts';
import { noteSurface } from './surface.ts';

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

/** A window as wide as a column of text, and a phone: 320 pixels are also 1,280 at a zoom of 400 %. */
const WIDTH = 800;
const PHONE = 320;
const said = wordsOfStories();

let server: Server;
let page: StoryPage;

test.beforeAll(async ({ browser }) => {
  server = await serveFolder(folder);
  page = new StoryPage(
    await browser.newPage({
      viewport: { width: WIDTH, height: 700 },
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Vilnius',
    }),
  );
  // Pictures show times: it is always the same morning.
  await page.setTime('2026-05-04T09:30:00+03:00');
});

test.afterAll(async () => {
  await page.close();
  await server.close();
});

test('there are stories', () => expect(stories.length).toBeGreaterThan(0));

for (const { id, title, name } of stories) {
  test(`${title}: ${name}`, async () => {
    const look = async (name: string) => {
      const { outputDir } = test.info().project;
      await page.screenshot(`${outputDir}/pictures/${id}.${name}.png`);
    };
    await page.open(server.url, id);
    await look('light');
    expect.soft(await page.violations(), 'what axe finds').toEqual([]);

    // The page around an element changes in front of it, as pages do.
    await page.setTheme('dark');
    await look('dark');
    expect.soft(await page.violations(['color-contrast']), 'what axe finds in the dark').toEqual([]);

    await page.setTheme('light');
    await page.setLanguage('lt');
    await page.screenshot(`${test.info().project.outputDir}/pictures/${id}.lt.png`);
    expect.soft(await page.violations(), 'what axe finds in Lithuanian').toEqual([]);

    await page.setWidth(PHONE);
    await look('phone');
    expect.soft(await page.overflow(), 'pixels beyond the edge of a phone').toBe(0);
    await page.setForcedColours(true);
    await page.screenshot(`${test.info().project.outputDir}/pictures/${id}.forced.png`);
    expect.soft(await page.unmarked(), 'what is not marked with forced colours').toEqual([]);
    await page.setForcedColours(false);
    noteSurface(test.info().project.outputDir, await page.surface());
    await page.setPseudo();
    await look('pseudo');
    expect.soft(await page.faultsOfTexts(said), 'texts in the pseudo-locale').toEqual([]);
    expect.soft(await page.overflow(), 'pixels beyond its edge').toBe(0);
    await page.setWidth(WIDTH);

    expect(page.complaints, 'errors in the console, failed requests').toEqual([]);
  });
}
