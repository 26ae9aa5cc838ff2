import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLUB, expect, test } from './support/fixtures.ts';
import { Guest } from './support/guest.ts';

const TYPES = fileURLToPath(new URL('types', import.meta.url));

test.describe('projects with a build', () => {
  test('webpack: one element, which follows the site’s colours', async ({ kit, page }) => {
    const project = await kit.example('webpack');
    await project.tool('webpack');
    const guest = await Guest.at(page, `${project.url}/index.html`);
    await guest.follow();
    await guest.isTold(`Welcome to ${CLUB}.`);
    await guest.expectQuiet();
  });

  test('React 19 with Vite: typed props, typed events, heard by the page', async ({ kit, page }) => {
    const project = await kit.example('react');
    await project.tool('tsc');
    await project.tool('vite', 'build', '--logLevel', 'warn');
    const guest = await Guest.at(page, `${project.url}/dist/index.html`);
    await guest.follow();
    await guest.isTold(`Welcome to ${CLUB}.`);
    await guest.expectQuiet();
  });

  test('Vue 3 with Vite: typed props, typed events, heard by the page', async ({ kit, page }) => {
    const project = await kit.example('vue');
    await project.tool('vue-tsc');
    await project.tool('vite', 'build', '--logLevel', 'warn');
    const guest = await Guest.at(page, `${project.url}/dist/index.html`);
    await guest.follow();
    await guest.isTold(`Welcome to ${CLUB}.`);
    await guest.expectQuiet();
  });

  for (const [example, file, checker] of [
    ['react', 'types.tsx', 'tsc'],
    ['vue', 'types.vue', 'vue-tsc'],
  ] as const) {
    test(`${checker} refuses what an element does not take, and what an event does not say`, async ({
      kit,
    }) => {
      const project = await kit.example(example, `${example}-types`);
      await copyFile(join(TYPES, file), join(project.folder, 'src', file));
      await project.tool(checker);
      // A mistake that is none any more, or was never seen, is an error too.
      expect(await project.tool(checker, '--listFilesOnly')).toContain(file);
    });
  }
});
