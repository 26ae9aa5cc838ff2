import { expectTone } from './support/ears.ts';
import { Api } from './support/api.ts';
import { BackendProcess } from './support/backend-process.ts';
import { startDatabase } from './support/database.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

/** Two processes on one database; LiveKit tells only the second of its events. */
async function startPair(stack: Stack) {
  const database = await startDatabase();
  const { HALLWAY_DATA_DIR: _, SECOND_PORT, ...shared } = stack.env;
  const env = { ...shared, DATABASE_URL: database.url };
  const one = await BackendProcess.start(env);
  const two = await BackendProcess.start(env, Number(SECOND_PORT));
  stack.site.allow(one.origin);
  return {
    one,
    two,
    api: new Api(one.origin, stack.env),
    async stop() {
      await one.stop();
      await two.stop();
      await database.stop();
    },
  };
}

test('two backends on one database: seen within 1 s on the other; either may be killed', async ({
  stack,
  visit,
}) => {
  const { one, two, api, stop } = await startPair(stack);
  try {
    const host = await api.hostToken();
    const room = await api.room(host);
    const speaker = await visit({ room, userToken: host, tone: 1_000, api: one.origin });
    await speaker.listen();
    await speaker.speak();
    const guest = await visit({
      room,
      api: two.origin,
      userToken: await api.userToken('ugne', 'Ugnė Balsytė'),
    });
    await guest.listen();
    await expectTone(guest.page, 1_000);

    await guest.raiseHand();
    const accept = speaker.button('Accept Ugnė Balsytė');
    await expect(accept).toBeVisible();
    const started = Date.now();
    await accept.click();
    await expect(guest.room.getByText('invites you to the stage')).toBeVisible({ timeout: 5_000 });
    const took = Date.now() - started;
    console.log(`shown through the other process after ${took} ms, the click included`);
    expect(took).toBeLessThan(1_000);

    await two.kill9();
    await expectTone(guest.page, 1_000, 5_000);
    await two.start();
    await guest.button('Not now').click();
    await expect(speaker.page.getByText('Invited, waiting for an answer')).toHaveCount(0);

    await one.kill9();
    await expectTone(guest.page, 1_000, 5_000);
    await one.start();
    await guest.raiseHand();
    await expect(speaker.button('Accept Ugnė Balsytė')).toBeVisible();
    await expect(speaker.page.getByText('Offline')).toHaveCount(0);
    await expect(guest.page.getByText('Offline')).toHaveCount(0);
  } finally {
    await stop();
  }
});
