import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import { ReminderMails } from '../src/mail/reminder-mails.ts';
import { testApi, type Actor, type TestApi } from './support/api.ts';
import { TestMailServer } from './support/smtp.ts';

const MINUTE = 60_000;
const smtp = new TestMailServer();
let api: TestApi;
let mails: ReminderMails;
before(async () => {
  await smtp.start();
  const mail = { url: smtp.url, from: 'Hallway <talks@site.example>' };
  api = await testApi({ config: { mail, publicUrl: 'https://api.site.example' } });
  mails = new ReminderMails(api.deps);
});
afterEach(() => {
  // What a test left is no matter of the next one.
  api.ahead = 0;
  smtp.received.length = 0;
});
after(async () => {
  await mails.stop();
  await smtp.stop();
  assert.ok(!api.lines.join('').includes('@'), 'an address is in the log');
  await api.close();
});

/** A talk in 20 minutes, for which somebody wants an e-mail. */
async function talk(email: string, fields: object = {}, language = 'en') {
  const startsAt = new Date(Date.now() + 20 * MINUTE).toISOString();
  const room = await api.room({ startsAt, title: 'Street <trees> & „ąžuolai“ 🌳', ...fields });
  const guest = await remind(room.path, email, language);
  return { ...room, guest };
}

async function remind(path: string, email: string, language = 'en'): Promise<Actor> {
  const guest = await api.guest();
  await api.done('PUT', `${path}/reminder`, { as: guest, body: { email, language } });
  return guest;
}

/** What the link of an e-mail opens. */
const linkOf = (text: string) =>
  /https:\/\/api\.site\.example(\/v1\/unsubscribe\/\S+)/.exec(text)?.[1] ?? assert.fail();

describe('an e-mail before a talk', () => {
  it('leaves when it is due, once, in English', async () => {
    const { path, name } = await talk('due@b.example', { club: { name: 'mail-club', title: 'Sodas' } });
    await mails.run();
    assert.equal(smtp.received.length, 0);
    api.ahead = 6 * MINUTE;
    await mails.run();
    await mails.run();
    const [mail, ...more] = smtp.to('due@b.example');
    assert.ok(mail);
    assert.equal(more.length, 0);
    assert.equal(mail.from, '"Hallway" <talks@site.example>');
    assert.equal(mail.subject, 'Starts in 14 minutes: Street <trees> & „ąžuolai“ 🌳');
    assert.match(
      mail.text,
      /^Street <trees> & „ąžuolai“ 🌳\nSodas\n\nThe talk starts in 14 minutes \(.+ UTC\)\.\n/,
    );
    assert.ok(mail.text.includes(`https://api.site.example/r/${name}`));
    assert.match(mail.html, /<html lang="en">/);
    assert.ok(mail.html.includes('Street &lt;trees&gt; &amp; „ąžuolai“ 🌳'), 'markup is text');
    assert.ok(!mail.html.includes('<trees>'));
    assert.match(mail.messageId, /^<[\w-]{43}@api\.site\.example>$/);
    assert.equal(mail.headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    assert.ok(mail.headers.get('list-unsubscribe')?.includes(linkOf(mail.text)));
    // The talk is moved: the same address is told again.
    const startsAt = new Date(Date.now() + 60 * MINUTE).toISOString();
    await api.done('PATCH', path, { as: api.config.adminKey, body: { startsAt } });
    await mails.run();
    assert.equal(smtp.received.length, 1);
    api.ahead = 46 * MINUTE;
    await mails.run();
    assert.equal(smtp.received.length, 2);
    assert.notEqual(smtp.received[1]?.messageId, mail.messageId);
  });

  it('is in Lithuanian for those who read that', async () => {
    await talk('lt@b.example', {}, 'lt-LT');
    api.ahead = 6 * MINUTE;
    await mails.run();
    const [mail] = smtp.to('lt@b.example');
    assert.match(mail?.subject ?? '', /^Prasideda po 14 minučių: Street/);
    assert.match(mail?.text ?? '', /Prašėte priminti apie šį pokalbį\./);
    assert.match(mail?.html ?? '', /<html lang="lt">/);
  });

  it('says that a talk has begun, and that one was called off', async () => {
    const early = await talk('early@b.example');
    await api.done('POST', `${early.path}/start`, { as: early.host });
    const off = await talk('off@b.example');
    await api.done('POST', `${off.path}/cancel`, { as: off.host });
    api.ahead = 1_000;
    await mails.run();
    assert.match(smtp.to('early@b.example')[0]?.subject ?? '', /^Live now: /);
    const [mail] = smtp.to('off@b.example');
    assert.match(mail?.subject ?? '', /^Called off: /);
    assert.ok(!mail?.text.includes('/r/'));
    // Nothing of it is left once it was told.
    const left = JSON.stringify(await api.dump());
    for (const gone of ['off@b.example', off.guest.id]) assert.ok(!left.includes(gone));
  });

  it('is sent once to an address that several gave', async () => {
    const { path } = await talk('twice@b.example');
    await remind(path, 'twice@b.example');
    api.ahead = 6 * MINUTE;
    await mails.run();
    await mails.run();
    await remind(path, 'twice@b.example');
    await mails.run();
    assert.equal(smtp.received.length, 1);
  });

  it('is sent by one server only, however many look', async () => {
    const { path } = await talk('first@b.example');
    for (let index = 0; index < 30; index += 1) await remind(path, `many-${index}@b.example`);
    api.ahead = 6 * MINUTE;
    const others = [new ReminderMails(api.deps), new ReminderMails(api.deps)];
    const taken = await Promise.all([mails, ...others].flatMap((one) => [one.run(), one.run()]));
    await Promise.all(others.map((other) => other.stop()));
    assert.equal(
      taken.reduce((sum, count) => sum + count, 0),
      31,
    );
    assert.equal(smtp.received.length, 31);
    assert.equal(new Set(smtp.received.map(({ to }) => to)).size, 31);
  });

  it('waits for a mail server that is away', async () => {
    await talk('patient@b.example');
    await smtp.stop();
    api.ahead = 6 * MINUTE;
    await mails.run();
    assert.ok(api.lines.some((line) => line.includes('mail_not_sent') && line.includes('ESOCKET')));
    await smtp.start();
    await mails.run();
    assert.deepEqual(smtp.received, [], 'not yet: the next try has its time');
    api.ahead = 7 * MINUTE;
    await mails.run();
    assert.equal(smtp.to('patient@b.example').length, 1);
  });

  it('is given up where the mail server never takes it', async () => {
    smtp.refused.add('nobody@b.example');
    const { path } = await talk('nobody@b.example');
    await remind(path, 'somebody@b.example');
    api.ahead = 6 * MINUTE;
    await mails.run();
    assert.deepEqual(
      smtp.received.map(({ to }) => to),
      ['somebody@b.example'],
    );
    const [row] = await api.database.sql`select due_at from reminders where email = 'nobody@b.example'`;
    assert.equal(row?.['due_at'], null);
  });
});

describe('the link that ends e-mails', () => {
  it('asks in the language of the reader, and a press removes the address', async () => {
    const { guest, path } = await talk('leave@b.example');
    api.ahead = 6 * MINUTE;
    await mails.run();
    const link = linkOf(smtp.to('leave@b.example')[0]?.text ?? '');
    const asks = await api.call('GET', link, { headers: { 'accept-language': 'lt-LT,en;q=0.5' } });
    assert.equal(asks.status, 200);
    assert.match(asks.body, /<html lang="lt">[\s\S]*<form method="post">[\s\S]*Nebesiųsti/);
    const own = async () => (await api.done('GET', '/v1/me/reminders', { as: guest })).rooms;
    assert.equal((await own())[0].email, true, 'looking changes nothing');
    const form = {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      raw: 'List-Unsubscribe=One-Click',
    };
    for (const time of ['first', 'second']) {
      const done = await api.call('POST', link, form);
      assert.equal(done.status, 200, time);
      assert.match(done.body, /No more e-mails about this talk will come\./);
    }
    assert.equal((await own())[0].email, false);
    assert.equal((await api.done('GET', path)).room.coming, 1, 'who comes, comes');
    assert.ok(!JSON.stringify(await api.dump()).includes('leave@b.example'));
  });

  it('is made by nobody else', async () => {
    await talk('safe@b.example');
    api.ahead = 6 * MINUTE;
    await mails.run();
    const link = linkOf(smtp.to('safe@b.example')[0]?.text ?? '');
    const [text = '', signature = ''] = link.split('.');
    const other = text.slice(0, -2) + (text.endsWith('A') ? 'BB' : 'AA');
    const before = await api.dump();
    for (const forged of [
      text,
      `${text}.`,
      `${other}.${signature}`,
      `${text}.${signature.slice(1)}`,
      '/v1/unsubscribe/x',
    ]) {
      for (const method of ['GET', 'POST']) {
        assert.equal((await api.app.request(forged, { method }, {})).status, 404);
      }
    }
    assert.deepEqual(await api.dump(), before);
  });
});
