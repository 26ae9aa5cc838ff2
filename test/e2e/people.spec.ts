import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

/** A person for whom the site vouches, and what they say of themselves. */
async function person(stack: Stack, said: object = {}) {
  const userToken = await stack.api.userToken(`person-${randomUUID()}`, 'Rasa Milvydė', {
    caption: 'Sound ecologist',
  });
  const session = await stack.api.session(userToken);
  const answer = await stack.api.call('PATCH', '/v1/me', said, session.token);
  expect(answer.status).toBe(200);
  return { ...session, userToken };
}

async function requestsTo(stack: Stack, token: string): Promise<Record<string, string>[]> {
  const { body } = await stack.api.call('GET', '/v1/me/contacts', undefined, token);
  return (body as { contacts: Record<string, string>[] }).contacts;
}

/** Presses Tab until something of this accessible name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const found = page.getByRole('button', { name }).or(page.getByRole('textbox', { name }));
    const focused = page.locator('*:focus');
    const here = found.or(page.getByRole('checkbox', { name })).and(focused);
    if ((await here.count()) > 0) return;
  }
  throw new Error(`Tab never comes to ${String(name)}`);
}

const WORDS = {
  en: {
    follow: /^Follow$/,
    following: /^Following$/,
    followers: '1 follower',
    contact: /^Contact Rasa Milvydė$/,
    faults: ['Write what it is about.', 'Write your name.', 'Write an e-mail address', 'Tick this box'],
    half: 'The address needs a full domain',
    fields: ['Message', 'Your name', 'How to reach you', /^I agree/, /^Send$/],
    sent: 'Your message is stored',
  },
  lt: {
    follow: /^Sekti$/,
    following: /^Sekate$/,
    followers: '1 sekėjas',
    contact: /^Parašyti žinutę: Rasa Milvydė$/,
    faults: [
      'Parašykite, apie ką',
      'Parašykite savo vardą.',
      'Parašykite el. pašto',
      'Pažymėkite šį langelį',
    ],
    half: 'Adresas turi būti visas',
    fields: ['Žinutė', 'Jūsų vardas', 'Kaip su Jumis susisiekti', /^Sutinku/, /^Siųsti$/],
    sent: 'Jūsų žinutė išsaugota',
  },
} as const;

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a visitor reads who somebody is and follows them, by keyboard: ${lang}`, async ({ stack, visit }) => {
    const handle = `rasa_${randomUUID().slice(0, 6)}`;
    const links = ['https://twitter.com/rasa', 'https://milvyde.example'];
    const bio = 'I put microphones under bark. <b>Not bold.</b>';
    const { id } = await person(stack, { handle, bio, links, languages: ['lt'] });
    const body = `<hallway-profile-card person="@${handle}">Rasa, as the site says it</hallway-profile-card>`;
    const visitor = await visit({ body, lang });
    await expect(visitor.page.getByText(bio)).toBeVisible();
    await expect(visitor.page.getByText('Sound ecologist')).toBeVisible();
    const link = visitor.page.getByRole('link', { name: 'X: rasa' });
    await expect(link).toHaveAttribute('href', 'https://x.com/rasa');
    await expect(link).toHaveAttribute('rel', 'noopener nofollow ugc');
    await tabTo(visitor.page, words.follow);
    await visitor.page.keyboard.press('Enter');
    await expect(visitor.button(words.following)).toBeVisible();
    await expect(visitor.page.getByText(words.followers)).toBeVisible();
    await expect(async () => {
      const { body: card } = await stack.api.call('GET', `/v1/people/${id}`);
      expect((card as { person: { followers: number } }).person.followers).toBe(1);
    }).toPass();
    await visitor.page.reload();
    await expect(visitor.button(words.following)).toBeVisible();
    expect(visitor.requests.filter((url) => /livekit|player/.test(url))).toEqual([]);
  });

  test(`a visitor sends a private request, by keyboard: ${lang}`, async ({ stack, visit }) => {
    const { id, token } = await person(stack);
    const { page } = await visit({
      body: `<hallway-profile-card person="${id}"></hallway-profile-card>`,
      lang,
    });
    await tabTo(page, words.contact);
    await page.keyboard.press('Enter');
    const [message, name, reach, consent, send] = words.fields;
    await expect(page.getByRole('textbox', { name: message })).toBeFocused();
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    for (const fault of words.faults) await expect(page.getByText(fault)).toBeVisible();
    await expect(page.getByRole('textbox', { name: message })).toBeFocused();
    await page.keyboard.type('Ar galėtumėte pasikalbėti? <i>Ačiū</i>');
    await tabTo(page, name);
    await page.keyboard.type('Marius');
    await tabTo(page, reach);
    await page.keyboard.type('marius@school');
    await tabTo(page, consent);
    await page.keyboard.press('Space');
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.half)).toBeVisible();
    await expect(page.getByRole('textbox', { name: reach })).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('.example');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.sent).first()).toBeVisible();
    const [stored, ...others] = await requestsTo(stack, token);
    expect(others).toEqual([]);
    expect([stored?.['name'], stored?.['reach'], stored?.['message']]).toEqual([
      'Marius',
      'marius@school.example',
      'Ar galėtumėte pasikalbėti? <i>Ačiū</i>',
    ]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: words.contact })).toBeFocused();
  });
}

async function write(page: Page, message: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(message);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Marius');
  await page.getByRole('textbox', { name: 'How to reach you' }).fill('+370 600 00000');
  await page.getByRole('checkbox').check();
}

test('a request survives a network that is away', async ({ stack, visit }) => {
  const { id, token } = await person(stack);
  const { page, context } = await visit({ body: `<hallway-contact person="${id}"></hallway-contact>` });
  await write(page, 'Written in a tunnel');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Written in a tunnel');
  await expect(page.getByText('is stored')).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByText('Your message is stored').first()).toBeVisible();
  expect((await requestsTo(stack, token)).map(({ message }) => message)).toEqual(['Written in a tunnel']);
});

test('a request whose answer was lost is there once, also when the server was killed', async ({
  stack,
  visit,
}) => {
  const { id, token } = await person(stack);
  const { page } = await visit({ body: `<hallway-contact person="${id}"></hallway-contact>` });
  await write(page, 'In the middle of a busy talk');
  // The server stores it, and the answer never comes.
  await page.route('**/contacts', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await page.unroute('**/contacts');
  await stack.backend.kill9();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('button', { name: 'Send' })).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('is stored')).toHaveCount(0);
  await stack.backend.start();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Your message is stored').first()).toBeVisible();
  expect(await requestsTo(stack, token)).toHaveLength(1);
});

test('a speaker reads requests, marks them done by keyboard, and saves them', async ({ stack, visit }) => {
  const { id, token, userToken } = await person(stack);
  const guest = await stack.api.session();
  for (const name of ['Marius', '=1+1']) {
    const request = {
      key: randomUUID(),
      name,
      reach: 'm@example.lt',
      message: `From ${name}`,
      consent: true,
    };
    await stack.api.call('POST', `/v1/people/${id}/contacts`, request, guest.token);
  }
  const body = '<hallway-contact inbox></hallway-contact>';
  const visitor = await visit({ body, userToken });
  const { page } = visitor;
  await expect(page.getByText('From Marius')).toBeVisible();
  await tabTo(page, 'Mark done: Marius');
  await page.keyboard.press('Enter');
  await expect(page.getByText('From Marius')).toHaveCount(0);
  await expect(async () => expect(await requestsTo(stack, token)).toHaveLength(1)).toPass();
  const saving = page.waitForEvent('download');
  await visitor.button('Download as CSV').click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('messages.csv');
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain('"\'=1+1"');
  expect(text).toContain('"Marius"');
  const stranger = await visit({ body, lang: 'lt' });
  await expect(stranger.page.getByText('Prisijunkite, kad matytumėte žinutes')).toBeVisible();
});

test('a face on the stage opens the card, from which a request goes while the talk goes on', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const { id, token } = await stack.api.session(host);
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host });
  await speaker.listen();
  const listener = await visit({ room });
  await listener.listen();
  const { page } = listener;
  const face = page.getByRole('listitem').getByRole('button', { name: /^Rasa Milvydė/ });
  await face.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Rasa Milvydė', exact: true });
  await expect(card.getByText('What a street tree hears')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(face).toBeFocused();
  await face.click();
  await card.getByRole('button', { name: 'Follow' }).click();
  await expect(card.getByText('1 follower')).toBeVisible();
  await card.getByRole('button', { name: /^Contact/ }).click();
  await write(page, 'Asked during the talk');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Your message is stored').first()).toBeVisible();
  const [stored] = await requestsTo(stack, token);
  expect([stored?.['message'], stored?.['room']]).toEqual(['Asked during the talk', room]);
  await page.keyboard.press('Escape');
  await expect(card).toBeVisible();
  await expect(listener.button('Leave quietly')).toBeVisible();
  const { body } = await stack.api.call('GET', `/v1/people/${id}`);
  expect((body as { person: { followers: number } }).person.followers).toBe(1);
});
