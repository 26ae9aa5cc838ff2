import type { Page } from '@playwright/test';
import { makeClub } from './support/clubs.ts';
import { ssr, watchDrawn } from './support/drawn.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

/** A card that a server draws: what it is of, and what is on it that can be pressed. */
interface Case {
  readonly name: string;
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly text: string;
  readonly button: string;
  readonly lang?: string;
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** Every card in the states that a server can know. */
async function cases({ api }: Stack): Promise<Case[]> {
  const host = await api.hostToken();
  const { id } = await api.session(host);
  const open = await makeClub(api, { description: 'Walks with a microphone.' });
  const closed = await makeClub(api, { access: 'approval', title: 'Night Desk' });
  const live = await api.room(host);
  const talk = await api.room(await api.hostToken(), { title: 'Harbour ropes', startsAt: tomorrow() });
  await api.call('PUT', `/v1/rooms/${talk}/reminder`, { language: 'en' }, (await api.session()).token);
  const busy = await makeClub(api);
  const next = { title: 'Harbour ropes', language: 'en', startsAt: tomorrow(), club: busy.name };
  await api.call('POST', '/v1/rooms', next, busy.admin.token);
  const room = 'hallway-room';
  const club = 'hallway-club-card';
  const title = 'Sound & Field';
  return [
    {
      name: 'club',
      tag: club,
      attributes: { club: open.name, 'heading-level': '2' },
      text: title,
      button: 'Follow',
    },
    {
      name: 'club in Lithuanian',
      tag: club,
      attributes: { club: open.name, lang: 'lt', theme: 'dark' },
      text: title,
      button: 'Sekti',
    },
    {
      name: 'closed club, slim',
      tag: club,
      attributes: { club: closed.name, variant: 'banner' },
      text: 'Night Desk',
      button: 'Ask to join',
    },
    {
      name: 'person',
      tag: 'hallway-profile-card',
      attributes: { person: id },
      text: 'Rasa Milvydė',
      button: 'Follow',
    },
    {
      name: 'live room',
      tag: room,
      attributes: { room: live, 'heading-level': '2' },
      text: 'What a street tree hears',
      button: 'Listen',
    },
    {
      name: 'live room in Lithuanian',
      tag: room,
      attributes: { room: live, lang: 'lt' },
      text: 'What a street tree hears',
      button: 'Klausytis',
    },
    {
      name: 'talk to come',
      tag: room,
      attributes: { room: talk },
      text: 'Harbour ropes',
      button: 'Remind me',
    },
    {
      name: 'schedule',
      tag: 'hallway-schedule',
      attributes: { club: busy.name },
      text: 'Harbour ropes',
      button: 'Remind me of “Harbour ropes”',
    },
  ];
}

/** The page that a site's server sends: with a file for the styles, as its policy wants. */
async function draw(stack: Stack, one: Case): Promise<string> {
  const { fetchCard, renderCard, cardCss } = await ssr();
  const api = stack.backend.origin;
  const data = await fetchCard(api, one.tag, one.attributes);
  expect(data, `${one.name} is known`).toBeDefined();
  const stylesheet = stack.site.file('.css', cardCss(one.tag, one.name !== 'talk to come'));
  return renderCard(one.tag, one.attributes, data, { api, stylesheet });
}

test('a server draws every card, which is seen without scripts', async ({ stack, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  for (const one of await cases(stack)) {
    const page = await context.newPage();
    await page.goto(stack.site.page(await draw(stack, one), { bare: true }));
    await expect(page.getByText(one.text).first(), one.name).toBeVisible();
    await expect(page.getByRole('button', { name: one.button }), one.name).toBeVisible();
    // Its styles are here: a button of ours is no grey box of the browser's.
    const height = (await page.getByRole('button', { name: one.button }).boundingBox())?.height ?? 0;
    expect(height, one.name).toBeGreaterThan(30);
    // Playwright knows the level of an `h3` by its name alone.
    const level = one.attributes['heading-level'];
    if (level) await expect(page.locator(`h3[aria-level="${level}"]`), one.name).toHaveText(one.text);
    await page.close();
  }
  await context.close();
});

test('scripts that come late take over what is there: nothing moves, nothing is made anew', async ({
  stack,
  visit,
}) => {
  for (const one of await cases(stack)) {
    const visitor = await visit({ body: '', bare: true });
    const { page } = visitor;
    const watch = await watchDrawn(page);
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/hallway/*.js', async (route) => {
      await slow;
      // One file after the other: what each of them does is painted before the next one is here.
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    const script = `data-api="${stack.backend.origin}"`;
    const before = visitor.requests.length;
    // Its scripts are part of what a page waits for.
    await page.goto(stack.site.page(await draw(stack, one), { script }), { waitUntil: 'commit' });
    const button = page.getByRole('button', { name: one.button });
    await expect(button, one.name).toBeVisible();
    await button.focus();
    const node = await button.elementHandle();
    await painted(page);
    const asked = visitor.requests.slice(before).filter((url) => url.startsWith(stack.backend.origin));
    expect(asked, `${one.name}: nothing is asked before the first paint`).toEqual([]);

    await watch.begin();
    // What the API says of it meanwhile is shown too.
    const answered = page.waitForResponse((response) =>
      response.url().startsWith(`${stack.backend.origin}/v1/`),
    );
    release();
    await expect.poll(() => taken(page, one.tag), one.name).toBe(true);
    await answered;
    await painted(page);
    const { shift, moves, changes } = await watch.end();
    console.log(`${one.name}: CLS ${shift}`);
    expect(changes, one.name).toEqual([]);
    expect(moves, one.name).toEqual([]);
    expect(shift, one.name).toBe(0);
    await expect(button, one.name).toBeFocused();
    expect(await button.evaluate((now, then) => now === then, node), one.name).toBe(true);
  }
});

test('what the server drew can be pressed once the scripts are here', async ({ stack, visit }) => {
  const [club] = await cases(stack);
  const { page } = await visit({ body: await draw(stack, club!) });
  await expect.poll(() => taken(page, club!.tag)).toBe(true);
  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(page.getByRole('button', { name: 'Following' })).toBeVisible();
  await expect(page.getByText('1 follower')).toBeVisible();
});

/** Whether the script has taken over what the server drew. */
function taken(page: Page, tag: string): Promise<boolean> {
  return page.evaluate((name) => {
    const element = document.querySelector(name);
    return Boolean(
      element?.shadowRoot?.adoptedStyleSheets.length &&
      !element.querySelector('script[type="application/json"]'),
    );
  }, tag);
}

/** Waits until what is there now was painted. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
