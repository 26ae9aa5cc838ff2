import { randomUUID } from 'node:crypto';
import { expectNoTone, expectTone } from './support/ears.ts';
import { Api } from './support/api.ts';
import { BackendProcess } from './support/backend-process.ts';
import { startDatabase } from './support/database.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor } from './support/visitor.ts';

const GUEST_HZ = 1_300;
/** Longer than a page takes to come back, with room for a busy machine. */
const GRACE_SECONDS = 20;
/** LiveKit waits a while for a connection that broke before it says that somebody left. */
const MISSED_MS = 60_000;

const LANGUAGES = [
  {
    lang: 'en',
    listen: 'Listen',
    raise: 'Raise hand',
    join: 'Join',
    accept: 'Accept Tomas',
    lock: 'Lock room',
    locked: 'The room is locked',
    manage: 'Manage ',
    makeHost: 'Make host…',
    makeHostDo: 'Make host',
    youHost: 'You are the host now',
    ban: 'Ban from club…',
    banDo: 'Ban',
    banned: 'You cannot enter this room',
    log: 'Log',
    did: ['Room locked', 'Room unlocked', 'Made host', 'Banned from the club'],
    gone: 'The host is not connected: Rasa',
    hostGone: 'The host lost the connection and did not come back.',
  },
  {
    lang: 'lt',
    listen: 'Klausytis',
    raise: 'Pakelti ranką',
    join: 'Prisijungti',
    accept: 'Kviesti į sceną: Tomas',
    lock: 'Užrakinti',
    locked: 'Kambarys užrakintas',
    manage: 'Valdyti: ',
    makeHost: 'Skirti vedėju…',
    makeHostDo: 'Perduoti',
    youHost: 'Dabar kambarį vedate Jūs',
    ban: 'Uždrausti klube…',
    banDo: 'Uždrausti',
    banned: 'Į šį kambarį Jums įeiti negalima',
    log: 'Žurnalas',
    did: ['Kambarys užrakintas', 'Kambarys atrakintas', 'Paskirtas vedėjas', 'Draudimas klube'],
    gone: 'Nėra ryšio su vedėju: Rasa',
    hostGone: 'Nutrūko vedėjo ryšys, ir vedėjas nesugrįžo.',
  },
] as const;

/** A live room of a club, whose host has a co-host; nobody is on its page yet. */
async function talk(api: Api) {
  const host = await api.hostToken(undefined, 'Rasa');
  const coHost = await api.userToken(`co-host-${randomUUID()}`, 'Marius');
  const { id } = await api.session(coHost);
  const club = { name: `club-${randomUUID().slice(0, 8)}`, title: 'Sound & Field' };
  const room = await api.room(host, { club, coHosts: [id] } as never);
  return { host, coHost, room };
}

const panel = ({ page }: Visitor) => page.locator('hallway-host-panel');

/** Takes a point of somebody's menu, and says yes. */
async function manage(visitor: Visitor, name: string, point: string, go: string): Promise<void> {
  await panel(visitor).getByRole('button', { name }).click();
  await visitor.page.getByRole('menuitem', { name: point }).click();
  await visitor.page.getByRole('button', { name: go, exact: true }).click();
}

for (const words of LANGUAGES) {
  test(`lock, hand the role over, ban for the club, and read who did what (${words.lang})`, async ({
    stack,
    visit,
  }) => {
    const { lang } = words;
    const { host, coHost, room } = await talk(stack.api);
    const hostPage = await visit({ room, userToken: host, lang });
    const coHostPage = await visit({ room, userToken: coHost, lang });
    const listener = await visit({ room, lang });
    const guestToken = await stack.api.userToken(`guest-${randomUUID()}`, 'Tomas');
    const guest = await visit({ room, userToken: guestToken, tone: GUEST_HZ, lang });
    for (const visitor of [hostPage, coHostPage, listener, guest]) await visitor.listen();
    await guest.button(words.raise).click();
    await hostPage.button(words.accept).click();
    await guest.button(words.join).click();
    await expectTone(listener.page, GUEST_HZ);

    await hostPage.button(words.lock).click();
    await expect(panel(coHostPage).getByRole('button', { name: words.lock, pressed: true })).toBeVisible();
    const late = await visit({ room, lang });
    await late.button(words.listen).click();
    await expect(late.room.getByText(words.locked).first()).toBeVisible();
    await hostPage.button(words.lock).click();
    await expect(panel(coHostPage).getByRole('button', { name: words.lock, pressed: false })).toBeVisible();
    await late.listen(/^(Listen|Klausytis|Try again|Bandyti dar kartą)$/);

    await manage(hostPage, `${words.manage}Marius`, words.makeHost, words.makeHostDo);
    await expect(coHostPage.page.getByText(words.youHost).first()).toBeVisible();

    await manage(coHostPage, `${words.manage}Tomas`, words.ban, words.banDo);
    await expectNoTone(listener.page, GUEST_HZ);
    await expect(guest.room.getByText(words.banned).first()).toBeVisible();
    const { token } = await stack.api.session(guestToken);
    expect((await stack.api.call('POST', `/v1/rooms/${room}/join`, {}, token)).status).toBe(403);

    await panel(hostPage).getByRole('button', { name: words.log, exact: true }).click();
    const log = panel(hostPage).getByRole('group', { name: words.log });
    for (const did of words.did) await expect(log.getByText(did).first()).toBeVisible();
  });
}

test("a host's connection is lost: for less than the grace time, for longer, and nobody is left", async ({
  stack,
  visit,
}) => {
  const patient = await startPatient(stack);
  try {
    await loseHost(patient.backend.origin, patient.api, visit);
  } finally {
    await patient.stop();
  }
});

/** A backend that waits for hosts as long as a test can, with a database of its own. */
async function startPatient(stack: Stack) {
  const database = await startDatabase();
  const { HALLWAY_DATA_DIR: _, SECOND_PORT, ...shared } = stack.env;
  const env = {
    ...shared,
    DATABASE_URL: database.url,
    HALLWAY_HOST_GRACE_SECONDS: String(GRACE_SECONDS),
  };
  const backend = await BackendProcess.start(env, Number(SECOND_PORT));
  return {
    backend,
    api: new Api(backend.origin, stack.env),
    async stop() {
      await backend.stop();
      await database.stop();
    },
  };
}

/** Listeners in both languages see what the host's connection does. */
async function loseHost(
  origin: string,
  api: Api,
  visit: (options: Parameters<typeof Visitor.open>[2]) => Promise<Visitor>,
): Promise<void> {
  const { host, coHost, room } = await talk(api);
  const open = { room, api: origin };
  const hostPage = await visit({ ...open, userToken: host });
  const coHostPage = await visit({ ...open, userToken: coHost, lang: 'lt' });
  const listeners = [await visit(open), await visit({ ...open, lang: 'lt' })];
  for (const visitor of [hostPage, coHostPage, ...listeners]) await visitor.listen();
  const all = async (see: (page: Visitor['page'], words: (typeof LANGUAGES)[number]) => Promise<void>) => {
    for (const [at, words] of LANGUAGES.entries()) await see(listeners[at]!.page, words);
  };
  const card = async () => {
    const { body } = await api.call('GET', `/v1/rooms/${room}`);
    return body as {
      room: { state: string; hostAwaitedUntil: string | null };
      stage: readonly { name: string; role: string }[];
    };
  };
  const hostNow = async () => (await card()).stage.find(({ role }) => role === 'host')?.name;

  // A page that is loaded anew is a connection that is lost and comes back.
  await hostPage.page.reload();
  await hostPage.listen();
  await expect.poll(async () => (await card()).room.hostAwaitedUntil, { timeout: MISSED_MS }).toBeNull();
  expect(await hostNow()).toBe('Rasa');
  await all((page, words) => expect(page.getByText(words.gone)).toHaveCount(0));

  await crash(hostPage);
  await all((page, words) => expect(page.getByText(words.gone).first()).toBeVisible({ timeout: MISSED_MS }));
  await expect(coHostPage.page.getByText(LANGUAGES[1].youHost).first()).toBeVisible({ timeout: MISSED_MS });
  expect(await hostNow()).toBe('Marius');

  await crash(coHostPage);
  await all((page, words) =>
    expect(page.getByText(words.hostGone).first()).toBeVisible({ timeout: 2 * MISSED_MS }),
  );
  expect((await card()).room.state).toBe('ended');
}

/** A browser that dies says no goodbye. */
async function crash({ page, context }: Visitor): Promise<void> {
  const cdp = await context.newCDPSession(page);
  // It never answers: what it asks for is gone.
  cdp.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  await page.close();
}
