import type { Page } from '@playwright/test';
import { makeClub } from './support/clubs.ts';
import { expect, test } from './support/fixtures.ts';

const QUERY = '?utm_source=newsletter&utm_medium=email&utm_campaign=autumn&gclid=abc';

/** All that the page keeps on the device. */
async function kept(page: Page): Promise<string[]> {
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `local ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()),
  ]);
  const cookies = await page.context().cookies();
  return [...stored, ...cookies.map(({ name }) => `cookie ${name}`)];
}

test('a follow says through which campaign it came, and nothing is kept that was not pressed', async ({
  stack,
  visit,
}) => {
  const { name, admin } = await makeClub(stack.api);
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const body = `<hallway-club-card club="${name}"></hallway-club-card><hallway-room room="${room}"></hallway-room>`;
  const visitor = await visit({ body, query: QUERY, script: 'data-datalayer' });
  const { page } = visitor;
  await visitor.button('Follow').hover();
  await visitor.button('Listen').hover();
  // All that looking fetches is here: what Listen needs, and the stream of changes.
  await expect.poll(() => visitor.requests.some((url) => url.includes('/player-'))).toBe(true);
  await expect.poll(() => visitor.requests.some((url) => url.includes('/v1/events'))).toBe(true);
  expect(await kept(page), 'looking keeps nothing').toEqual([]);

  await visitor.button('Follow').click();
  await expect(visitor.button('Following')).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([`local hallway.session ${stack.backend.origin}`]);
  const pushed = () => page.evaluate(() => (globalThis as unknown as { dataLayer?: unknown[] }).dataLayer);
  const campaign = { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'autumn' };
  await expect
    .poll(pushed)
    .toEqual([{ event: 'hallway-club-followed', hallway: { club: name, follows: true }, campaign }]);
  const { body: counted } = await stack.api.call(
    'GET',
    `/v1/clubs/${name}/campaigns`,
    undefined,
    admin.token,
  );
  expect(counted).toEqual({
    campaigns: [{ ...campaign, followers: 1, reminders: 0 }],
    unknown: { followers: 0, reminders: 0 },
  });

  await visitor.listen();
  await expect
    .poll(async () => (await kept(page)).filter((key) => !key.startsWith('local ')))
    .toEqual([`session hallway.session ${stack.backend.origin}`]);
  await expect
    .poll(async () => (await pushed())?.at(-1))
    .toMatchObject({ event: 'hallway-room-joined', hallway: { room } });
});

test('with consent the next page still knows what led here', async ({ stack, visit }) => {
  const { name, admin } = await makeClub(stack.api);
  const body = `<hallway-club-card club="${name}"></hallway-club-card>`;
  const script = `data-api="${stack.backend.origin}" data-consent="granted"`;
  const visitor = await visit({ body, query: QUERY, script: 'data-consent="granted"' });
  await expect.poll(() => kept(visitor.page)).toEqual(['session hallway.campaign']);
  await visitor.page.goto(stack.site.page(body, { script }));
  await visitor.button('Follow').click();
  await expect(visitor.button('Following')).toBeVisible();
  const answer = () => stack.api.call('GET', `/v1/clubs/${name}/campaigns`, undefined, admin.token);
  await expect
    .poll(async () => (await answer()).body)
    .toMatchObject({
      campaigns: [{ utm_source: 'newsletter', followers: 1 }],
    });
});
