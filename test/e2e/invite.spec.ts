import type { Locator } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { Visitor } from './support/visitor.ts';

/** Presses Tab until something has the focus, as somebody without a mouse does. */
async function tabTo({ page }: Visitor, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.matches(':focus'))) return;
  }
  throw new Error('The keyboard does not get there.');
}

const WORDS = {
  en: {
    create: 'Create invitation',
    people: 'How many people it lets in',
    link: 'Link',
    closed: 'By invitation only',
    use: 'Use invitation',
    takeBack: /^Take back/,
    invalid: 'This invitation does not work',
    in: /^You are in/,
    used: '1 of 1 used',
    none: 'No such room',
  },
  lt: {
    create: 'Sukurti pakvietimą',
    people: 'Kiek žmonių įleidžia',
    link: 'Nuoroda',
    closed: 'Tik su pakvietimu',
    use: 'Panaudoti pakvietimą',
    takeBack: /^Atšaukti/,
    invalid: 'Šis pakvietimas negalioja',
    in: /^Jūs įleisti/,
    used: 'panaudota 1 iš 1',
    none: 'Tokio kambario nėra',
  },
} as const;

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a host invites, and a guest comes in, by keyboard only: ${lang}`, async ({ stack, visit }) => {
    const host = await stack.api.hostToken();
    const room = await stack.api.room(host, { access: 'invitation' });
    const hosts = await visit({
      lang,
      userToken: host,
      body: `<hallway-invite create room="${room}"></hallway-invite>`,
    });
    await tabTo(hosts, hosts.button(words.create));
    await hosts.page.keyboard.press('Enter');
    const link = hosts.page.getByLabel(words.link, { exact: true });
    const { searchParams } = new URL(await link.inputValue());
    const code = searchParams.get('invitation') ?? '';
    expect(code).toMatch(/^(?:[\dA-Z]{4}-){6}[\dA-Z]{4}$/);

    const guest = await visit({ lang, room });
    const listen = guest.button(/^(Listen|Klausytis)$/);
    await tabTo(guest, listen);
    await guest.page.keyboard.press('Enter');
    await expect(guest.page.getByText(words.closed)).toBeVisible();
    const field = guest.page.locator('input[name="code"]');
    await tabTo(guest, field);
    await guest.page.keyboard.type(code.toLowerCase());
    await guest.page.keyboard.press('Enter');
    await expect(listen).toBeFocused();
    await guest.page.keyboard.press('Enter');
    await expect(guest.button(/^(Leave quietly|Tyliai išeiti)$/)).toBeVisible();

    const late = await visit({ lang, room });
    await late.button(/^(Listen|Klausytis)$/).click();
    await late.page.locator('input[name="code"]').fill(code);
    await late.button(words.use).click();
    await expect(late.page.getByText(words.invalid)).toBeVisible();
    await hosts.page.reload();
    await expect(hosts.page.getByText(words.used)).toBeVisible();
    expect(hosts.said.concat(guest.said).join('\n')).not.toContain(code);
  });

  test(`a hidden room is none to others, and comes to a page with the link: ${lang}`, async ({
    stack,
    visit,
  }) => {
    const host = await stack.api.hostToken();
    const room = await stack.api.room(host, { access: 'hidden' });
    const { token } = await stack.api.session(host);
    const made = await stack.api.call('POST', `/v1/rooms/${room}/invitations`, { uses: 1 }, token);
    const { code } = made.body as { code: string };

    const texts = async (name: string) => {
      const page = await visit({ lang, room: name });
      const card = page.page.getByRole('article');
      await expect(card).toContainText(words.none);
      return card.innerText();
    };
    expect(await texts(room)).toBe(await texts('no-such-room-here'));

    const guest = await visit({ lang, room, query: `?invitation=${code}` });
    await guest.button(words.use).click();
    await expect(guest.page.getByRole('heading', { name: 'What a street tree hears' })).toBeVisible();
    expect(guest.page.url()).not.toContain(code);
    await guest.listen();
  });
}

test('what was taken back lets nobody in', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host, { access: 'invitation' });
  const { token } = await stack.api.session(host);
  const made = await stack.api.call('POST', `/v1/rooms/${room}/invitations`, { uses: 5 }, token);
  const { code } = made.body as { code: string };
  const hosts = await visit({
    userToken: host,
    body: `<hallway-invite create room="${room}"></hallway-invite>`,
  });
  await tabTo(hosts, hosts.button(WORDS.en.takeBack));
  await hosts.page.keyboard.press('Enter');
  await expect(hosts.page.getByText('taken back', { exact: true })).toBeVisible();
  const guest = await visit({ body: '<hallway-invite></hallway-invite>', query: `?invitation=${code}` });
  await guest.button(WORDS.en.use).click();
  await expect(guest.page.getByText(WORDS.en.invalid)).toBeVisible();
});
