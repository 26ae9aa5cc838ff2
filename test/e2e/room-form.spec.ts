import { expect, test } from './support/fixtures.ts';

const WORDS = {
  en: {
    title: 'Title',
    open: 'Open room',
    opened: 'The room is open',
    missing: 'Write what the talk is about.',
  },
  lt: {
    title: 'Pavadinimas',
    open: 'Atidaryti kambarį',
    opened: 'Kambarys atidarytas',
    missing: 'Parašykite, apie ką bus pokalbis.',
  },
} as const;

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a person opens a room, which others then hear of: ${lang}`, async ({ stack, visit }) => {
    const host = await visit({
      lang,
      userToken: await stack.api.hostToken(),
      body: '<hallway-room-form></hallway-room-form>',
      modules: ['addEventListener("hallway-room-opened", (e) => { document.title = e.detail.name; });'],
    });
    await host.button(words.open).click();
    await expect(host.page.getByText(words.missing)).toBeVisible();
    await host.page.getByLabel(words.title).fill('<b>Medžiai</b>');
    await host.button(words.open).click();
    await expect(host.page.getByText(words.opened)).toBeVisible();
    const room = await host.page.title();
    const { body } = await stack.api.call('GET', `/v1/rooms/${room}`);
    expect(body).toMatchObject({ room: { title: '<b>Medžiai</b>', language: lang, state: 'live' } });
    const guest = await visit({ lang, room });
    await guest.listen();
    await expect(guest.page.getByRole('heading', { name: '<b>Medžiai</b>' })).toBeVisible();
  });
}

test('a person schedules a room at their own time, with a co-host', async ({ stack, visit }) => {
  const other = await stack.api.session(await stack.api.userToken('kenji', 'Kenji'));
  const handle = `kenji_${Date.now().toString(36)}`;
  await stack.api.call('PATCH', '/v1/me', { handle }, other.token);
  const host = await visit({
    userToken: await stack.api.hostToken(),
    body: '<hallway-room-form></hallway-room-form>',
    modules: ['addEventListener("hallway-room-opened", (e) => { document.title = e.detail.name; });'],
  });
  const { page } = host;
  await page.getByLabel('Title').fill('Trees');
  await page.getByLabel('Co-hosts').fill(`@${handle}`);
  await page.getByLabel('Later').check();
  await page.getByLabel('Begins').fill('2031-05-01T19:30');
  await host.button('Schedule room').click();
  await expect(page.getByText('The room is scheduled')).toBeVisible();
  const startsAt = await page.evaluate(() => new Date('2031-05-01T19:30').toISOString());
  const { body } = await stack.api.call('GET', `/v1/rooms/${await page.title()}`);
  expect(body).toMatchObject({
    room: { state: 'scheduled', startsAt },
    stage: [{ role: 'host' }, { id: other.id, role: 'moderator' }],
  });
});

test('a visitor who may not open rooms keeps what was written', async ({ stack, visit }) => {
  const visitor = await visit({
    userToken: await stack.api.userToken('somebody', 'Somebody'),
    body: '<hallway-room-form></hallway-room-form>',
  });
  await visitor.page.getByLabel('Title').fill('Trees');
  await visitor.button('Open room').click();
  await expect(visitor.page.getByText('This site lets only some people open rooms')).toBeVisible();
  await expect(visitor.page.getByLabel('Title')).toHaveValue('Trees');
});
