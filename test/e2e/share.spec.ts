import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { Visitor } from './support/visitor.ts';

/** What was copied last. */
async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens the sheet with the keyboard alone. */
async function openByKeyboard(visitor: Visitor, label: string): Promise<void> {
  const { page, context } = visitor;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(visitor.button(label)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(visitor.button(label)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('a link is copied by keyboard, and leads to the room', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const visitor = await visit({ body: `<hallway-share room="${room}"></hallway-share>` });
  const { page } = visitor;
  await openByKeyboard(visitor, 'Share');
  await expect(page.getByRole('dialog', { name: 'Share this room' })).toBeVisible();
  await expect(visitor.button('Copy').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(visitor.button('Copied')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  const link = await copied(page);
  expect(link).toBe(`${stack.backend.origin}/r/${room}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(visitor.button('Share')).toBeFocused();

  await page.goto(link);
  await expect(page).toHaveTitle(/What a street tree hears/);
  await expect(visitor.button('Listen')).toBeVisible();
});

for (const form of ['Tag', 'Frame'] as const) {
  test(`the code of the ${form.toLowerCase()} works on another page`, async ({ stack, visit }) => {
    const room = await stack.api.room(await stack.api.hostToken());
    const visitor = await visit({ body: `<hallway-share room="${room}"></hallway-share>` });
    const { page } = visitor;
    await openByKeyboard(visitor, 'Share');
    await visitor.button(form).click();
    await visitor.button('Copy code').click();
    await expect(visitor.button('Copied')).toBeVisible();
    const code = await copied(page);
    const other = await visit({ body: code, bare: true, frames: [stack.backend.origin] });
    const inside = form === 'Frame' ? other.page.frameLocator('iframe') : other.page;
    await inside.getByRole('button', { name: 'Listen' }).click();
    await expect(inside.getByRole('button', { name: 'Leave quietly' })).toBeVisible();
  });
}

test('in Lithuanian, from the room’s controls', async ({ stack, visit }) => {
  const room = await stack.api.room(await stack.api.hostToken());
  const visitor = await visit({ room, lang: 'lt' });
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visitor.listen();
  await visitor.button('Dalytis').click();
  await expect(visitor.page.getByRole('dialog', { name: 'Dalytis šiuo kambariu' })).toBeVisible();
  await expect(visitor.page.getByRole('img', { name: 'Nuorodos QR kodas' })).toBeVisible();
  await visitor.button('Kopijuoti').first().click();
  await expect(visitor.button('Nukopijuota')).toBeVisible();
  expect(await copied(visitor.page)).toBe(`${stack.backend.origin}/r/${room}`);
  await visitor.button('Užverti').click();
  await expect(visitor.page.getByRole('dialog')).toBeHidden();
  await expect(visitor.button('Dalytis')).toBeFocused();
});
