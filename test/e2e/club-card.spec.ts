import { brotliCompressSync } from 'node:zlib';
import { followersOf, type MadeClub, makeClub } from './support/clubs.ts';
import { expect, test } from './support/fixtures.ts';

/** All scripts until the first card can be used, brotli. */
const FIRST_CARD_MAX = 9_000;

const card = (name: string, rest = '') => `<hallway-club-card club="${name}" ${rest}></hallway-club-card>`;

for (const [lang, follow, following, count] of [
  ['en', 'Follow', 'Following', '1 follower'],
  ['lt', 'Sekti', 'Sekate', '1 sekėjas'],
] as const) {
  test(`a guest follows a club with the keyboard, and is remembered by the browser (${lang})`, async ({
    stack,
    visit,
  }) => {
    const { name } = await makeClub(stack.api);
    const visitor = await visit({ body: card(name), lang });
    const { page } = visitor;
    await expect(visitor.button(follow)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(visitor.button(follow)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(visitor.button(following)).toBeFocused();
    await expect(page.getByText(count)).toBeVisible();
    await expect.poll(() => followersOf(stack.api, name)).toBe(1);

    await page.reload();
    await expect(visitor.button(following)).toBeVisible();
    // Another tab, another day: what belongs to the tab is gone.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await expect(visitor.button(following)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(visitor.button(following)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(visitor.button(follow)).toBeVisible();
    await expect.poll(() => followersOf(stack.api, name)).toBe(0);
  });
}

test('a guest whom the site then vouches for keeps what they followed', async ({ stack, visit }) => {
  const { name } = await makeClub(stack.api);
  const visitor = await visit({ body: card(name) });
  await visitor.button('Follow').click();
  await expect.poll(() => followersOf(stack.api, name)).toBe(1);
  const userToken = await stack.api.userToken(`reader-${name}`, 'Ugnė');
  const address = stack.site.page(card(name), {
    script: `data-api="${stack.backend.origin}" data-token="${userToken}"`,
  });
  await visitor.page.goto(address);
  await expect(visitor.button('Following')).toBeVisible();
  expect(await followersOf(stack.api, name)).toBe(1);

  const elsewhere = await visit({ body: card(name), userToken });
  await expect(elsewhere.button('Following')).toBeVisible();
});

test('a visitor asks to be let into a club, and is let in', async ({ stack, visit }) => {
  const { name, admin } = await makeClub(stack.api, { access: 'approval' });
  const subject = `asks-${name}`;
  const userToken = await stack.api.userToken(subject, 'Ugnė');
  const visitor = await visit({ body: card(name), userToken });
  // Who is let in before the stream is there hears of it with the next change.
  await expect.poll(() => visitor.requests.some((url) => url.includes('/v1/events'))).toBe(true);
  await visitor.button('Ask to join').click();
  await expect(visitor.button('Withdraw request')).toBeVisible();
  const { id } = await stack.api.session(userToken);
  await expect
    .poll(async () => {
      const path = `/v1/clubs/${name}/people?section=pending`;
      return JSON.stringify((await stack.api.call('GET', path, undefined, admin.token)).body);
    })
    .toContain(id);
  await stack.api.call('PUT', `/v1/clubs/${name}/members/${id}`, { role: 'member' }, admin.token);
  // Told by the event stream, without a reload.
  await expect(visitor.button('Member')).toBeVisible();
});

test('what is live in a club comes to its card by itself', async ({ stack, visit }) => {
  const { name, admin } = await makeClub(stack.api);
  const visitor = await visit({ body: card(name, 'variant="banner"') + card(name) });
  await expect(visitor.button('Follow')).toHaveCount(2);
  await visitor.page.waitForRequest(/\/v1\/events/).catch(() => undefined);
  const body = { title: 'Night trains', language: 'en', club: name };
  await stack.api.call('POST', '/v1/rooms', body, admin.token);
  await expect(visitor.page.getByText('Night trains')).toBeVisible();
  await expect(visitor.page.getByText('Live now · 0')).toBeVisible();
});

test('what goes live before the event stream is there comes to the card, too', async ({ stack, visit }) => {
  const { name, admin } = await makeClub(stack.api);
  const visitor = await visit({ body: card(name) });
  await visitor.button('Follow').waitFor();
  expect(visitor.requests.some((url) => url.includes('/v1/events'))).toBe(false);
  const body = { title: 'Night trains', language: 'en', club: name };
  await stack.api.call('POST', '/v1/rooms', body, admin.token);
  await expect(visitor.page.getByText('Night trains')).toBeVisible();
});

test('a follow that is refused is taken back, with a text', async ({ stack, visit }) => {
  const { name } = await makeClub(stack.api);
  const visitor = await visit({ body: card(name) });
  await expect(visitor.button('Follow')).toBeVisible();
  await visitor.context.setOffline(true);
  await visitor.button('Follow').click();
  await expect(visitor.page.getByText('That did not work')).toBeVisible();
  await expect(visitor.button('Follow')).toBeVisible();
  await expect(visitor.page.getByText('0 followers')).toBeVisible();
  await visitor.context.setOffline(false);
  await visitor.button('Follow').click();
  await expect(visitor.button('Following')).toBeVisible();
});

test('50 cards ask the API at most three times, and load no engine', async ({ stack, visit }) => {
  const clubs: MadeClub[] = [];
  for (let count = 0; count < 50; count += 1) clubs.push(await makeClub(stack.api));
  const userToken = await stack.api.userToken('reader', 'Ugnė');
  const visitor = await visit({ body: clubs.map(({ name }) => card(name)).join(''), userToken });
  await expect(visitor.button('Follow')).toHaveCount(50);
  const asked = () => visitor.requests.filter((url) => url.startsWith(stack.backend.origin));
  await expect.poll(() => asked().some((url) => url.includes('/v1/events'))).toBe(true);
  const paths = asked().map((url) => new URL(url).pathname);
  expect(paths.length, paths.join(' ')).toBeLessThanOrEqual(3);
  // Once the stream is there, all are looked at again: what changed before was told to nobody.
  const reads = () => asked().filter((url) => url.includes('/v1/clubs')).length;
  await expect.poll(reads).toBe(2);
  // Of a change the page then asks once more, in one request: had each card asked by itself, it would be many by now.
  const [{ name, admin }] = clubs as [MadeClub];
  await stack.api.call(
    'POST',
    '/v1/rooms',
    { title: 'Night trains', language: 'en', club: name },
    admin.token,
  );
  await expect(visitor.page.getByText('Night trains')).toBeVisible();
  expect(reads()).toBe(3);
  expect(visitor.requests.filter((url) => /livekit/i.test(url))).toEqual([]);
});

test('the first card can be used with at most 9 kB of script', async ({ stack, visit }) => {
  const { name } = await makeClub(stack.api);
  const scripts = new Map<string, Promise<number>>();
  // When the first card can be used: what is fetched later is not what it took.
  const ready = `const look = () => document.querySelector('hallway-club-card')?.shadowRoot?.querySelector('button')
    ? (globalThis.usable = performance.now()) : requestAnimationFrame(look); look();`;
  const visitor = await visit({ body: '<p>A page before.</p>' });
  // Its own scripts are here, and are none of those that are counted.
  await visitor.page.waitForLoadState('networkidle');
  visitor.page.on('response', (response) => {
    if (!response.url().includes('/hallway/')) return;
    const size = response.body().then((body) => brotliCompressSync(body).length);
    // What is still on its way when the test has ended is none of those that are counted.
    size.catch(() => undefined);
    scripts.set(response.url(), size);
  });
  const script = `data-api="${stack.backend.origin}"`;
  await visitor.page.goto(stack.site.page(card(name), { script, modules: [ready] }));
  // The page's own look comes with its next frame; it may be later than ours.
  await expect.poll(() => visitor.page.evaluate(() => 'usable' in globalThis)).toBe(true);
  const needed = await visitor.page.evaluate(() => {
    const { usable } = globalThis as unknown as { usable: number };
    const all = performance.getEntriesByType('resource');
    return all.filter(({ startTime }) => startTime < usable).map(({ name: url }) => url);
  });
  const sizes = await Promise.all(needed.flatMap((url) => scripts.get(url) ?? []));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`First club card: ${total} bytes of script, brotli`);
  expect(total).toBeGreaterThan(3_000);
  expect(total).toBeLessThanOrEqual(FIRST_CARD_MAX);
});

test('what the page put into the tag stands without scripts, and where there is no such club', async ({
  stack,
  visit,
}) => {
  const body = `<hallway-club-card club="no-such-club"><a href="/club">Sound &amp; Field</a></hallway-club-card>`;
  for (const options of [{ bare: true }, {}]) {
    const visitor = await visit({ body, ...options });
    if (!('bare' in options)) {
      await expect.poll(() => visitor.requests.some((url) => url.includes('/v1/clubs'))).toBe(true);
    }
    await expect(visitor.page.getByRole('link', { name: 'Sound & Field' })).toBeVisible();
  }
  expect(await stack.api.call('GET', '/v1/clubs/no-such-club')).toMatchObject({ status: 404 });
});
