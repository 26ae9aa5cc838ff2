/** Many people use the same codes at once, through two servers: each code lets in exactly as many as it says. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { ServerProcess } from './support/processes.ts';

const CLIENTS = 200;
const LOAD_MS = 20_000;

let database: TestDatabase;
const bases: string[] = [];
before(async () => {
  database = await testDatabase();
  // One after the other: the first one migrates.
  for (let i = 0; i < 2; i += 1) {
    const server = new ServerProcess({ DATABASE_URL: database.url, HALLWAY_TRUST_PROXY: '1' });
    bases.push(await server.ready());
  }
});
after(() => database.close());

let addresses = 0;
/** Somebody at an address of their own, with a session that no one else has. */
function guest(): Promise<Client> {
  addresses += 1;
  const address = `198.18.${Math.floor(addresses / 250) % 250}.${addresses % 250}`;
  return Client.guest(bases[addresses % 2] ?? '', { 'x-forwarded-for': address });
}

test(`codes of n uses let in exactly n, with ${CLIENTS} clients for ${LOAD_MS / 1000} s`, async (t) => {
  const began = Date.now();
  let [rounds, asked] = [0, 0];
  for (; Date.now() - began < LOAD_MS; rounds += 1) {
    const host = await Client.person(bases[rounds % 2] ?? '', 'Rasa', {
      'x-forwarded-for': `198.19.0.${rounds % 250}`,
    });
    const uses = 1 + ((rounds * 37) % (CLIENTS - 1));
    const room = await host.openRoom({ access: rounds % 2 ? 'hidden' : 'invitation' });
    const { code, invitation } = await host.done('POST', `/v1/rooms/${room}/invitations`, { uses });
    const clients = await Promise.all(Array.from({ length: CLIENTS }, guest));
    const answers = await Promise.all(
      clients.map(async (client) => {
        // Twice each, at the same time: somebody pressed twice.
        const both = await Promise.all(
          [0, 1].map(() => client.call('POST', '/v1/invitations/redeem', { code })),
        );
        for (const { status, body } of both) {
          assert.ok(status === 200 || body.error.code === 'invitation_invalid', JSON.stringify(body));
        }
        asked += 2;
        const inside = both.map(({ status }) => status === 200);
        assert.equal(inside[0], inside[1], 'somebody was both let in and not');
        return inside[0];
      }),
    );
    assert.equal(answers.filter(Boolean).length, uses);
    const [row] = await database.sql<{ uses: number; rows: number; admitted: number }[]>`
      select uses, (select count(*)::int from invitation_uses where invitation_id = i.id) as rows,
        (select count(*)::int from admissions where room_id = i.room_id) as admitted
      from invitations as i where id = ${invitation.id}`;
    assert.deepEqual({ ...row }, { uses, rows: uses, admitted: uses });
    const sample = clients.filter((_, index) => index % 20 === 0);
    for (const client of sample) {
      const { status } = await client.call('POST', `/v1/rooms/${room}/join`, {});
      const inside = answers[clients.indexOf(client)];
      // Nobody runs LiveKit here: who may enter hears of that, and only they.
      assert.equal(status === 503, inside, `${status}`);
    }
  }
  t.diagnostic(`${asked} requests in ${rounds} rounds`);
  assert.ok(rounds >= 2, `${rounds} rounds`);
});
