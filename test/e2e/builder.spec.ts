import type { Page } from '@playwright/test';
import { expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

const HZ = 1_000;

/** Opens the builder as a site's owner does. */
async function open(page: Page, stack: Stack, lang: string): Promise<void> {
  await page.goto(`${stack.backend.origin}/builder?lang=${lang}`);
  await expect(page.locator('#connected')).not.toBeEmpty();
}

/** Shows the code on a page of the site that has nothing else of ours. */
async function paste(page: Page, stack: Stack, body: string): Promise<void> {
  await page.goto(stack.site.page(body, { bare: true, lax: true }));
}

const code = (page: Page) => page.locator('#code').innerText();

const LANGUAGES = [
  {
    lang: 'en',
    room: 'A room',
    own: 'Your own',
    button: 'Button',
    low: 'too low: 4.5 is needed',
    good: 'good (AA)',
    copy: 'Copy',
    copied: 'Copied',
    listen: 'Listen',
    leave: 'Leave quietly',
    frame: 'Iframe',
    wordpress: 'WordPress',
  },
  {
    lang: 'lt',
    room: 'Kambarį',
    own: 'Savaip',
    button: 'Mygtukas',
    low: 'per mažai: reikia 4,5',
    good: 'gerai (AA)',
    copy: 'Kopijuoti',
    copied: 'Nukopijuota',
    listen: 'Klausytis',
    leave: 'Tyliai išeiti',
    frame: 'Iframe',
    wordpress: 'WordPress',
  },
];

for (const texts of LANGUAGES) {
  test(`a site's owner builds a room and pastes its code (${texts.lang})`, async ({ stack, visit }) => {
    const host = await stack.api.hostToken();
    const room = await stack.api.room(host);
    const speaker = await visit({ room, userToken: host, tone: HZ });
    await speaker.listen();
    await speaker.speak();

    const owner = await visit({ body: '<p></p>', bare: true });
    const { page } = owner;
    await owner.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, stack, texts.lang);
    await page.getByLabel(texts.room).check();
    await page.locator('#name').fill(room);
    const preview = page.locator('#stage');
    await expect(preview.getByRole('button', { name: texts.listen })).toBeVisible();

    // A colour that cannot be read, then one that can.
    await page.locator('#accent-hex').fill('#ffe9b0');
    await expect(page.getByLabel(texts.own)).toBeChecked();
    await expect(page.locator('#ratios')).toContainText(texts.low);
    await page.locator('#accent-hex').fill('#a3320b');
    await expect(page.locator('#ratios')).not.toContainText(texts.low);
    const button = preview.locator('.primary');
    await expect(button).toHaveCSS('background-color', 'rgb(163, 50, 11)');

    await page.getByRole('button', { name: texts.copy, exact: true }).click();
    await expect(page.locator('#said')).toHaveText(texts.copied);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await code(page));
    await page.locator(`input[name=kind][value=wordpress]`).check();
    expect(await code(page)).toBe(`<!-- wp:html -->\n${copied}\n<!-- /wp:html -->`);
    await owner.expectQuiet();

    await paste(page, stack, copied);
    const listen = page.getByRole('button', { name: 'Listen' });
    await expect(listen).toHaveCSS('background-color', 'rgb(163, 50, 11)');
    await listen.click();
    await expect(page.getByRole('button', { name: 'Leave quietly' })).toBeVisible();
    await expectTone(page, HZ);
  });

  test(`the code of a frame keeps language and look (${texts.lang})`, async ({ stack, visit }) => {
    const room = await stack.api.room(await stack.api.hostToken());
    const { page } = await visit({ body: '<p></p>', bare: true });
    await open(page, stack, texts.lang);
    await page.locator('#name').fill(room);
    await page.locator('#accent-hex').fill('#15559a');
    await page.locator('#lang').selectOption(texts.lang);
    await page.getByLabel(texts.frame).check();
    const frame = await code(page);
    await paste(page, stack, frame);
    const inside = page.frameLocator('iframe');
    const listen = inside.getByRole('button', { name: texts.listen });
    await expect(listen).toHaveCSS('background-color', 'rgb(21, 85, 154)');
    await listen.click();
    await expect(inside.getByRole('button', { name: texts.leave })).toBeVisible();
  });
}

test('every widget has an example before anything is there, in every look, on a phone, by keyboard', async ({
  stack,
  visit,
}) => {
  const visitor = await visit({ body: '<p></p>', bare: true });
  const { page } = visitor;
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, stack, 'en');
  await page.locator('#name').fill('');
  const stage = page.locator('#stage');
  // Arrow keys move through the widgets, as through any radio buttons.
  await page.getByLabel('A room').focus();
  for (const text of ['12,408 followers', '8,214 followers', 'schedule', 'list']) {
    await page.keyboard.press('ArrowDown');
    await page.locator('#name').evaluate((field: HTMLInputElement) => {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    if (text.includes('followers')) await expect(stage.getByText(text).first()).toBeVisible();
    // A schedule and a list show what there is.
    else await expect(stage.locator('hallway-schedule, hallway-room-list').first()).toBeVisible();
  }
  for (const look of ['site', 'paper', 'night', 'poster', 'own', 'hallway']) {
    await page.locator(`input[name=look][value=${look}]`).check();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${look} on a phone`).toBe(320);
  }
  await visitor.expectQuiet();
});

test('an address that does not answer is said, and the code names the address that was chosen', async ({
  stack,
  visit,
}) => {
  const { page } = await visit({ body: '<p></p>', bare: true });
  await open(page, stack, 'en');
  await page.locator('#api').fill('https://hallway.invalid/');
  await page.locator('#api').press('Tab');
  await expect(page.locator('#connected')).toContainText(`is ${stack.backend.origin} on its list`);
  expect(await code(page)).toContain('data-api="https://hallway.invalid"');
  await page.locator('#api').fill('nonsense');
  await page.locator('#api').press('Tab');
  await expect(page.locator('#connected')).toHaveText('An address begins with https://');
});
