import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { Client } from './support/client.ts';
import { ServerProcess } from './support/processes.ts';
import { TestMailServer } from './support/smtp.ts';

const smtp = new TestMailServer();
let database: TestDatabase;
before(async () => {
  await smtp.start();
  database = await testDatabase();
});
after(async () => {
  await smtp.stop();
  await database.close();
});

const until = async (holds: () => boolean) => {
  const end = Date.now() + 30_000;
  while (!holds()) {
    assert.ok(Date.now() < end, `${smtp.received.length} e-mails came`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

test('two servers send each e-mail once, and log no address', async () => {
  const env = {
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://api.site.example',
    HALLWAY_SMTP_URL: smtp.url,
    HALLWAY_MAIL_FROM: 'Hallway <talks@site.example>',
    HALLWAY_REMINDER_MINUTES: '30',
  };
  const servers = [new ServerProcess(env), new ServerProcess(env)];
  const [base = '', other = ''] = await Promise.all(servers.map((server) => server.ready()));
  const host = await Client.person(base);
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const name = await host.openRoom({ startsAt });
  const addresses = Array.from({ length: 50 }, (_, index) => `reader-${index}@b.example`);
  for (const [index, email] of addresses.entries()) {
    const guest = await Client.guest(index % 2 ? base : other);
    await guest.done('PUT', `/v1/rooms/${name}/reminder`, { email, language: 'en' });
  }
  // Moved so near that all are due now.
  await host.done('PATCH', `/v1/rooms/${name}`, { startsAt: new Date(Date.now() + 1_200_000).toISOString() });
  await until(() => smtp.received.length >= addresses.length);
  await Promise.all(servers.map((server) => server.stop()));
  assert.deepEqual(smtp.received.map(({ to }) => to).toSorted(), addresses.toSorted());
  for (const { lines } of servers)
    assert.ok(!lines.join('').includes('b.example'), 'an address is in the log');
});
