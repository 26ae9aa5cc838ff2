import { expect, test } from '@playwright/test';
import { englishTexts } from './english.ts';
import { difference, leftOver } from './pictures.ts';
import { wordsOfStories } from './pseudo.ts';
import { type Server, serveFolder } from './serve.ts';
import { StoryPage } from './story-page.ts';
import { entriesOf, folder } from './storybook.ts';
import { noteSurface } from './surface.ts';

const stories = entriesOf('story');

/** A window as wide as a column of text, and a phone: 320 pixels are also 1,280 at a zoom of 400 %. */
const WIDTH = 800;
const PHONE = 320;
const said = wordsOfStories();
const english = await englishTexts();

/** Pictures that are compared with those which are kept. */
const VIEWS = ['light', 'dark', 'phone'] as const;
/** Not those with letters or type that we do not bring, which look different on each machine. */
const OF_THE_MACHINE = new Set([
  'captions--right-to-left',
  'control-bar--own-button',
  'hand-raise--own-look',
  'host-panel--right-to-left',
  'mini-player--right-to-left',
  'provider--night-theme',
  'provider--paper-theme',
  'reactions--right-to-left',
  'speaker-grid--right-to-left',
]);
/** What an element's playground shows is in its own stories, too. */
const compared = stories.filter(
  ({ id, title }) => title !== 'Playground' && title !== 'Theming' && !OF_THE_MACHINE.has(id),
);
const names = compared.flatMap(({ id }) => VIEWS.map((view) => `${id}.${view}`));

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

test('each kept picture is of a story', () => {
  expect(leftOver(new Set(names)), 'remove these from test/stories/pictures').toEqual([]);
});

for (const { id, title, name } of stories) {
  test(`${title}: ${name}`, async () => {
    const { outputDir } = test.info().project;
    const picture = (view: string) => page.screenshot(`${outputDir}/pictures/${id}.${view}.png`);
    const look = async (view: (typeof VIEWS)[number]) => {
      const png = await picture(view);
      const name = `${id}.${view}`;
      if (!names.includes(name)) return;
      const folder = `${outputDir}/differences`;
      expect.soft(difference({ name, png, folder }), 'how it looks').toBeUndefined();
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
    await picture('lt');
    expect.soft(await page.violations(), 'what axe finds in Lithuanian').toEqual([]);
    expect.soft(await page.english(english), 'English in Lithuanian').toEqual([]);

    await page.setWidth(PHONE);
    await look('phone');
    expect.soft(await page.overflow(), 'pixels beyond the edge of a phone').toBe(0);
    expect.soft(await page.crowded(), 'no room on a phone').toEqual([]);
    await page.setForcedColours(true);
    await picture('forced');
    expect.soft(await page.unmarked(), 'what is not marked with forced colours').toEqual([]);
    await page.setForcedColours(false);
    noteSurface(outputDir, await page.surface());
    await page.setPseudo();
    await picture('pseudo');
    expect.soft(await page.faultsOfTexts(said), 'texts in the pseudo-locale').toEqual([]);
    expect.soft(await page.overflow(), 'pixels beyond its edge').toBe(0);
    expect.soft(await page.crowded(), 'no room for longer texts').toEqual([]);
    await page.setWidth(WIDTH);

    expect(page.complaints, 'errors in the console, failed requests').toEqual([]);
  });
}
