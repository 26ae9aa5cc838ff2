import { makeClub } from './support/clubs.ts';
import { expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

const list = (attributes: string) => `<hallway-room-list ${attributes}></hallway-room-list>`;

/** Opens a room of a club. */
async function open(stack: Stack, token: string, fields: object): Promise<string> {
  const body = { language: 'en', ...fields };
  const answer = await stack.api.call('POST', '/v1/rooms', body, token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { name: string }).name;
}

for (const { lang, empty, search, found, all, listen } of [
  {
    lang: 'en',
    empty: 'Nobody is talking right now',
    search: 'Search rooms and clubs',
    found: '1 room found',
    all: 'Show all rooms',
    listen: 'Listen',
  },
  {
    lang: 'lt',
    empty: 'Dabar niekas nesikalba',
    search: 'Ieškoti kambarių ir klubų',
    found: 'Rastas 1 kambarys',
    all: 'Rodyti visus kambarius',
    listen: 'Klausytis',
  },
]) {
  test(`a room that is opened elsewhere appears by itself, is found and opened by keyboard (${lang})`, async ({
    stack,
    visit,
  }) => {
    const { name: club, admin } = await makeClub(stack.api);
    const visitor = await visit({ body: list(`club="${club}"`), lang });
    const { page } = visitor;
    await expect(page.getByText(empty)).toBeVisible();
    await expect.poll(() => visitor.requests.some((url) => url.includes('/v1/events'))).toBe(true);
    const began = Date.now();
    await open(stack, admin.token, { title: 'Night trains, heard from bed', club, topic: 'jazz' });
    await expect(page.getByText('Night trains, heard from bed')).toBeVisible({ timeout: 5_000 });
    console.log(`shown ${Date.now() - began} ms after it was opened elsewhere`);
    await open(stack, admin.token, { title: 'Harbour ropes', club, topic: 'nature' });
    await expect(page.getByText('Harbour ropes')).toBeVisible({ timeout: 10_000 });

    const field = page.getByLabel(search);
    await field.focus();
    await page.keyboard.type('trains');
    await expect(page.getByText('Harbour ropes')).toBeHidden();
    await expect(field).toBeFocused();
    await expect(page.getByText(found)).toHaveCount(1);
    await field.fill('no such words');
    await visitor.button(all).click();
    await expect(page.getByText('Harbour ropes')).toBeVisible();

    const row = page.getByRole('button', { name: 'Harbour ropes' });
    await row.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('hallway-room').getByRole('button', { name: listen })).toBeVisible();
  });
}

test('a topic shows what is below it; those whom one follows come first', async ({ stack, visit }) => {
  const other = await makeClub(stack.api);
  const followed = await makeClub(stack.api, { title: 'Slow Keys' });
  const word = `words${followed.name.slice(5)}`;
  const userToken = await stack.api.userToken(`fan-${word}`, 'Ugnė');
  const { token } = await stack.api.session(userToken);
  await stack.api.call('PUT', `/v1/clubs/${followed.name}/follow`, undefined, token);
  await open(stack, followed.admin.token, { title: `Jazz ${word}`, club: followed.name, topic: 'jazz' });
  await open(stack, other.admin.token, { title: `Trees ${word}`, club: other.name, topic: 'urban-nature' });
  const visitor = await visit({ body: list('topic="nature"') + list(''), userToken });
  const [nature, everything] = [0, 1].map((at) => visitor.page.locator('hallway-room-list').nth(at));
  await everything!.getByLabel('Search rooms and clubs').fill(word);
  await expect(nature!.getByText(`Trees ${word}`)).toBeVisible();
  await expect(nature!.getByText(`Jazz ${word}`)).toBeHidden();
  await expect(everything!.getByRole('listitem')).toHaveCount(2);
  await expect(everything!.getByRole('listitem').first()).toContainText(`Jazz ${word}`);
  await expect(everything!.getByText('You follow Slow Keys')).toBeVisible();
});

test('a room is heard where it stands in the list', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const title = `A tone ${Date.now()}`;
  const room = await stack.api.room(host, { title });
  const speaker = await visit({ room, userToken: host, tone: 900 });
  await speaker.listen();
  await speaker.speak();
  const visitor = await visit({ body: list('limit="100"') });
  await visitor.page.getByRole('button', { name: title }).first().click();
  await visitor.page.locator('hallway-room').getByRole('button', { name: 'Listen' }).click();
  await expectTone(visitor.page, 900);
});
