import { randomUUID } from 'node:crypto';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor } from './support/visitor.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** A talk of a new club; what the host says of it goes to the API. */
async function talk(stack: Stack, fields: { title?: string; startsAt?: string } = {}) {
  const host = await stack.api.hostToken();
  const club = `club-${randomUUID().slice(0, 8)}`;
  const about = { name: club, title: 'Sound & Field' } as unknown as string;
  const room = await stack.api.room(host, { startsAt: at(26), club: about, ...fields });
  const { token } = await stack.api.session(host);
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await stack.api.call(method, `/v1/rooms/${room}${path}`, body, token);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  };
  return { host, club, room, call };
}

const LANGUAGES = [
  {
    lang: 'en',
    bell: 'Remind me of “Night trains”',
    coming: '1 is coming',
    subscribe: 'Subscribe',
    calendar: 'Add “Night trains” to a calendar',
    moved: 'Moved from',
    off: 'Called off',
    waits: 'Leave this page open',
    remind: 'Remind me',
    on: 'Reminder set',
    start: 'Start the room',
    listen: 'Listen',
  },
  {
    lang: 'lt',
    bell: 'Priminti apie „Night trains“',
    coming: 'Dalyvaus 1 žmogus',
    subscribe: 'Prenumeruoti',
    calendar: 'Įrašyti „Night trains“ į kalendorių',
    moved: 'Perkelta, turėjo būti',
    off: 'Atšaukta',
    waits: 'Palikite šį puslapį atvertą',
    remind: 'Priminti',
    on: 'Priminsime',
    start: 'Pradėti pokalbį',
    listen: 'Klausytis',
  },
] as const;

const schedule = (club: string) =>
  `<hallway-schedule club="${club}" time-zone="Pacific/Auckland"></hallway-schedule>`;

/** Moves the focus with Tab alone until it is on what has this name. */
async function tabTo({ page }: Visitor, name: string): Promise<void> {
  const named = () =>
    page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
    });
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await named()) === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

for (const words of LANGUAGES) {
  test(`${words.lang}: a visitor is reminded with the keyboard only, and stays so`, async ({
    stack,
    visit,
  }) => {
    const { club } = await talk(stack, { title: 'Night trains', startsAt: '2031-05-01T18:00:00Z' });
    const visitor = await visit({ body: schedule(club), lang: words.lang });
    const { page } = visitor;
    const bell = page.getByRole('button', { name: words.bell });
    await expect(bell).toBeVisible();
    // 18:00 in Greenwich is 6:00 of the next day in Auckland.
    await expect(page.locator('time')).toHaveText(words.lang === 'en' ? '6:00 AM' : /^0?6:00$/);
    await tabTo(visitor, words.bell);
    await page.keyboard.press('Enter');
    await expect(bell).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText(words.coming)).toBeVisible();
    await expect(page.locator('[aria-live="polite"]')).toHaveText(/./);
    await page.reload();
    await expect(bell).toHaveAttribute('aria-pressed', 'true');
    await tabTo(visitor, words.bell);
    await page.keyboard.press('Space');
    await expect(bell).toHaveAttribute('aria-pressed', 'false');
    await expect(page.getByText(words.coming)).toHaveCount(0);
  });

  test(`${words.lang}: calendars open with the keyboard; the club’s can be subscribed to`, async ({
    stack,
    visit,
  }) => {
    const { club, room } = await talk(stack, { title: 'Night trains' });
    const visitor = await visit({ body: schedule(club), lang: words.lang });
    const { page } = visitor;
    await expect(page.getByRole('button', { name: words.calendar })).toBeVisible();
    await expect(page.getByRole('link', { name: words.subscribe })).toHaveAttribute(
      'href',
      `${stack.backend.origin.replace('http', 'webcal')}/v1/clubs/${club}/calendar.ics`,
    );
    await tabTo(visitor, words.calendar);
    await page.keyboard.press('Enter');
    const file = page.getByRole('menuitem', { name: '.ics' });
    await expect(file).toBeFocused();
    await expect(page.getByRole('menuitem', { name: 'Google' })).toHaveAttribute(
      'href',
      /^https:\/\/calendar\.google\.com\/.*text=Night\+trains/,
    );
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toBe(`${room}.ics`);
    await expect(page.getByRole('button', { name: words.calendar })).toBeFocused();
  });

  test(`${words.lang}: a talk that is moved, called off or begins says so without a reload`, async ({
    stack,
    visit,
  }) => {
    const { club, call } = await talk(stack, { title: 'Night trains' });
    const { page } = await visit({ body: schedule(club), lang: words.lang });
    await expect(page.getByText('Night trains')).toBeVisible();
    await call('PATCH', '', { startsAt: at(50), title: 'Night trains, later' });
    await expect(page.getByText('Night trains, later')).toBeVisible();
    await expect(page.getByText(words.moved)).toBeVisible();
    await call('POST', '/cancel');
    await expect(page.getByText(words.off)).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test(`${words.lang}: a scheduled room lets people wait, and turns live for all of them`, async ({
    stack,
    visit,
  }) => {
    const { room, host } = await talk(stack, { title: 'Night trains' });
    const { lang } = words;
    const ada = await stack.api.userToken(randomUUID(), 'Ada Lovelace');
    const [guest, person] = [await visit({ room, lang }), await visit({ room, lang, userToken: ada })];
    await expect(guest.room.getByText(words.waits)).toBeVisible();
    await expect(guest.room.getByText(words.coming)).toHaveCount(0);
    await person.button(words.remind).click();
    await expect(person.button(words.on)).toHaveAttribute('aria-pressed', 'true');
    // The other page hears of it.
    await expect(guest.room.locator('[part="coming"]').getByText(words.coming)).toBeVisible();
    await expect(guest.button(words.start)).toHaveCount(0);
    const opener = await visit({ room, lang, userToken: host });
    await opener.button(words.start).click();
    for (const visitor of [guest, person, opener]) {
      await expect(visitor.button(new RegExp(`^${words.listen}$`))).toBeVisible();
      await expect(visitor.room.getByText(words.waits)).toHaveCount(0);
    }
    await guest.listen();
  });
}

test('a lobby says that its talk was called off', async ({ stack, visit }) => {
  const { room, call } = await talk(stack, { title: 'Night trains' });
  const visitor = await visit({ room });
  await expect(visitor.button('Remind me')).toBeVisible();
  await call('POST', '/cancel');
  await expect(visitor.room.getByText('Called off')).toBeVisible();
  await expect(visitor.button('Remind me')).toHaveCount(0);
});
