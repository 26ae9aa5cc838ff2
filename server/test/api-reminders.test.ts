import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => {
  const mail = { url: 'smtp://127.0.0.1:1', from: 'Hallway <talks@site.example>' };
  api = await testApi({ config: { mail, publicUrl: 'https://api.site.example' } });
});
after(() => api.close());

const STARTS = '2031-05-01T18:00:00.000Z';
const talk = (fields: object = {}) => api.room({ startsAt: STARTS, ...fields });
const language = 'en';
const iso = (time: string) => new Date(time).toISOString();

describe('reminders', () => {
  it('count each once, guests too', async () => {
    const { path } = await talk();
    const [person, guest] = [await api.person(), await api.guest()];
    const put = (as: typeof person, body: object = { language }) =>
      api.done('PUT', `${path}/reminder`, { as, body });
    const you = { reminded: true, email: false };
    assert.deepEqual(await put(person), { coming: 1, you, mail: true });
    assert.deepEqual(await put(guest), { coming: 2, you, mail: true });
    assert.deepEqual(await put(guest), { coming: 2, you, mail: true });
    assert.equal((await api.done('GET', path)).room.coming, 2);
    const none = { coming: 1, you: { reminded: false, email: false }, mail: true };
    assert.deepEqual(await api.done('DELETE', `${path}/reminder`, { as: guest }), none);
    assert.deepEqual(await api.done('DELETE', `${path}/reminder`, { as: guest }), none);
    assert.equal((await api.done('GET', path)).room.coming, 1);
    // Who comes nowhere any more leaves nothing behind.
    assert.ok(!JSON.stringify(await api.dump()).includes(guest.id));
  });

  it('keep an address until told otherwise', async () => {
    const { path, name } = await talk();
    const as = await api.guest();
    const body = { email: 'Ugne@School.EXAMPLE', language: 'lt-lt' };
    const set = await api.done('PUT', `${path}/reminder`, { as, body });
    assert.deepEqual(set.you, { reminded: true, email: true });
    const again = await api.done('PUT', `${path}/reminder`, { as, body: { language } });
    assert.equal(again.you.email, true);
    const [row] = await api.database.sql`select * from reminders where person_id = ${as.id}`;
    assert.deepEqual(
      [row?.['email'], iso(row?.['due_at'])],
      ['Ugne@school.example', '2031-05-01T17:45:00.000Z'],
    );
    assert.deepEqual(await api.done('GET', '/v1/me/reminders', { as }), {
      rooms: [{ room: name, email: true }],
      mail: true,
    });
    await api.done('DELETE', `${path}/reminder`, { as });
    assert.ok(!JSON.stringify(await api.dump()).includes('school.example'));
  });

  it('are for talks that have not begun', async () => {
    const body = { language };
    const live = await api.room();
    const as = await api.person();
    await api.refused('conflict', 409, 'PUT', `${live.path}/reminder`, { as, body });
    await api.done('POST', `${live.path}/end`, { as: live.host });
    await api.refused('room_ended', 410, 'PUT', `${live.path}/reminder`, { as, body });
    await api.refused('room_not_found', 404, 'PUT', '/v1/rooms/nowhere/reminder', { as, body });
    await api.refused('unauthorized', 401, 'PUT', `${live.path}/reminder`, { body });
  });

  it('take one plain address and nothing else', async () => {
    const { path } = await talk();
    const as = await api.guest();
    const before = await api.dump();
    for (const email of [
      '',
      'ugne',
      'ugne@school',
      'a@b.example, c@d.example',
      'Ugnė <a@b.example>',
      'a@b.example\r\nBcc: c@d.example',
      '"a b"@c.example',
      `${'a'.repeat(65)}@b.example`,
      `a@${'b'.repeat(250)}.example`,
      5,
      null,
    ]) {
      await api.refused('bad_request', 400, 'PUT', `${path}/reminder`, { as, body: { email, language } });
    }
    for (const body of [{}, { language: 'no language' }, { language, roomId: 'x' }]) {
      await api.refused('bad_request', 400, 'PUT', `${path}/reminder`, { as, body });
    }
    assert.deepEqual(await api.dump(), before);
  });

  it('say where no e-mails are sent from', async () => {
    const silent = await testApi();
    try {
      const { path } = await silent.room({ startsAt: STARTS });
      const as = await silent.guest();
      const body = { language, email: 'a@b.example' };
      await silent.refused('bad_request', 400, 'PUT', `${path}/reminder`, { as, body });
      assert.equal((await silent.done('PUT', `${path}/reminder`, { as, body: { language } })).mail, false);
      assert.equal((await silent.done('GET', '/v1/me/reminders', { as })).mail, false);
    } finally {
      await silent.close();
    }
  });

  it('are deleted at the end, and the number stays', async () => {
    const { path, host } = await talk();
    const guest = await api.guest('Passing Guest');
    await api.done('PUT', `${path}/reminder`, { as: guest, body: { language, email: 'g@b.example' } });
    await api.done('PUT', `${path}/reminder`, { as: await api.person(), body: { language } });
    await api.done('POST', `${path}/start`, { as: host });
    const ended = await api.done('POST', `${path}/end`, { as: host });
    assert.equal(ended.coming, 2);
    const left = JSON.stringify(await api.dump());
    for (const gone of [guest.id, 'g@b.example']) assert.ok(!left.includes(gone));
  });

  it('move with the talk, and are due when it begins early', async () => {
    const { path, host } = await talk();
    const as = await api.guest();
    await api.done('PUT', `${path}/reminder`, { as, body: { language, email: 'move@b.example' } });
    const due = async () => {
      const [row] = await api.database.sql`select due_at from reminders where email = 'move@b.example'`;
      return iso(row?.['due_at']);
    };
    await api.done('PATCH', path, { as: host, body: { startsAt: '2031-06-01T18:00:00Z' } });
    assert.equal(await due(), '2031-06-01T17:45:00.000Z');
    await api.done('POST', `${path}/start`, { as: host });
    assert.ok(Math.abs(Date.parse(await due()) - Date.now()) < 10_000);
  });

  it('stay right when many come and go at once', async () => {
    const { path, name } = await talk();
    const many = await Promise.all(Array.from({ length: 30 }, () => api.guest()));
    await Promise.all(
      many.flatMap((as, index) =>
        ['PUT', 'DELETE', 'PUT', ...(index % 2 ? ['DELETE'] : [])].map((method) =>
          api.call(method, `${path}/reminder`, { as, ...(method === 'PUT' && { body: { language } }) }),
        ),
      ),
    );
    const [row] = await api.database.sql`
      select coming, (select count(*)::int from reminders where room_id = rooms.id) as rows from rooms where name = ${name}`;
    assert.equal(row?.['coming'], row?.['rows']);
  });
});

describe('a hidden talk', () => {
  it('is none to strangers', async () => {
    const club = { name: 'hidden-talks', title: 'Hidden' };
    const { path, name, host } = await talk({ access: 'hidden', club });
    const as = await api.person();
    const body = { language };
    await api.refused('room_not_found', 404, 'PUT', `${path}/reminder`, { as, body });
    await api.refused('room_not_found', 404, 'DELETE', `${path}/reminder`, { as });
    await api.refused('room_not_found', 404, 'PATCH', path, { as, body: { title: 'x' } });
    await api.refused('room_not_found', 404, 'POST', `${path}/cancel`, { as });
    for (const what of ['coming', 'calendar.ics']) {
      await api.refused('room_not_found', 404, 'GET', `${path}/${what}`, { as });
      await api.refused('room_not_found', 404, 'GET', `${path}/${what}`);
      assert.equal((await api.call('GET', `${path}/${what}`, { as: host })).status, 200);
    }
    assert.deepEqual(await api.done('GET', `/v1/coming?room=${name}`), { rooms: [] });
    const calendar = await api.call('GET', '/v1/clubs/hidden-talks/calendar.ics');
    assert.ok(!String(calendar.body).includes('BEGIN:VEVENT'));
  });
});

describe('who comes', () => {
  it('is a list of people, page by page, and a number of all', async () => {
    const { path, name } = await talk();
    const people = [];
    for (const who of ['Ada', 'Bo', 'Cid', 'Dora', 'Eve']) people.push(await api.person(who));
    for (const as of [await api.guest('Hidden Guest'), ...people]) {
      await api.done('PUT', `${path}/reminder`, { as, body: { language } });
    }
    const names: string[] = [];
    let cursor = '';
    do {
      const page = await api.done('GET', `${path}/coming?limit=2${cursor}`);
      assert.equal(page.coming, 6);
      names.push(...page.people.map((one: Json) => one.name));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    assert.deepEqual(names, ['Ada', 'Bo', 'Cid', 'Dora', 'Eve']);
    const other = await talk();
    const faces = await api.done('GET', `/v1/coming?room=${other.name}&room=${name}&room=nowhere`);
    assert.deepEqual(
      faces.rooms.map((one: Json) => [one.room, one.coming, one.people.map((face: Json) => face.name)]),
      [
        [other.name, 0, []],
        [name, 6, ['Ada', 'Bo', 'Cid', 'Dora']],
      ],
    );
    await api.refused('bad_request', 400, 'GET', `${path}/coming?cursor=abc`);
    await api.refused('room_not_found', 404, 'GET', '/v1/rooms/nowhere/coming');
    await api.refused('bad_request', 400, 'GET', '/v1/coming');
  });
});
