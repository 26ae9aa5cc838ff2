import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/fixtures.ts';
import { Guest } from './support/guest.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

test.describe('pages without a build', () => {
  test('a plain page shows a room after one tag', async ({ kit, page }) => {
    const { url } = await kit.example('plain');
    const guest = await Guest.at(page, `${url}/index.html`);
    const room = page.locator('hallway-room');
    await expect(room.getByRole('button', { name: 'Listen' })).toBeVisible();
    await expect(room.getByRole('heading')).toHaveText('What a street tree hears');
    expect(guest.requests.filter((address) => /livekit/i.test(address))).toEqual([]);
    await guest.expectQuiet();
  });

  test('a landing page has a club’s card, its talks to come and a share button', async ({ kit, page }) => {
    const { url } = await kit.example('landing');
    const guest = await Guest.at(page, `${url}/index.html`);
    await guest.follow();
    await expect(page.locator('hallway-share').getByRole('button')).toBeVisible();
    await expect(page.locator('hallway-schedule').getByRole('heading').first()).toBeVisible();
    await guest.expectQuiet();
  });

  for (const [width, height] of [
    [412, 823],
    [768, 1_024],
    [1_350, 940],
  ] as const) {
    test(`nothing on a landing page moves, or is amiss for axe, ${width} px wide`, async ({ kit, page }) => {
      const { url } = await kit.example('landing', `landing-${width}`);
      await page.setViewportSize({ width, height });
      await page.addInitScript(() => {
        const shifts: number[] = ((globalThis as unknown as { __shifts: number[] }).__shifts = []);
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) shifts.push((shift as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const guest = await Guest.at(page, `${url}/index.html`);
      await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
      await page.locator('hallway-share').getByRole('button').waitFor();
      await expect(page.locator('hallway-schedule').getByRole('listitem')).toHaveCount(3);
      await page.addScriptTag({ path: AXE });
      const { shifts, found } = await page.evaluate(async () => {
        const { axe, __shifts } = globalThis as unknown as {
          __shifts: number[];
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return {
          shifts: __shifts,
          found: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        };
      });
      expect(found, 'what axe finds').toEqual([]);
      expect(shifts, 'layout shifts').toEqual([]);
      await guest.expectQuiet();
    });
  }

  test('a block template of WordPress shows a club and its rooms', async ({ kit, page }) => {
    const { folder, url } = await kit.example('wordpress');
    const template = await readFile(join(folder, 'templates/page-club.html'), 'utf8');
    // What WordPress makes of it: comments of blocks are taken out, its own blocks would be filled.
    const body = template.replaceAll(/<!-- \/?wp:.*? -->/g, '');
    const head = '<!doctype html><html lang="en"><meta charset="utf-8" /><title>A club</title>';
    await writeFile(join(folder, 'index.html'), head + body);
    const guest = await Guest.at(page, `${url}/index.html`);
    await guest.follow();
    await expect(page.locator('hallway-room-list').getByRole('heading').first()).toBeVisible();
    await guest.expectQuiet();
  });

  test('an import map is all that a card needs', async ({ kit, page }) => {
    const { url } = await kit.example('import-map');
    const guest = await Guest.at(page, `${url}/index.html`);
    await guest.follow();
    const modules = guest.requests.flatMap((address) => /node_modules\/(.*)/.exec(address)?.[1] ?? []);
    expect(modules.length).toBeGreaterThan(5);
    expect(modules.filter((path) => !/^(hallway-elements|nanostores)\//.test(path))).toEqual([]);
    expect(modules.filter((path) => /elements\/(?!club-card|dist)/.test(path))).toEqual([]);
    await guest.expectQuiet();
  });
});
