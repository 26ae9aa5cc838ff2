import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import ICAL from 'ical.js';

import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi({ config: { publicUrl: 'https://api.site.example:8443' } })));
after(() => api.close());

const STARTS = '2031-05-01T18:00:00+02:00';

/** A calendar as a program reads it that did not write it. */
async function read(path: string): Promise<{ calendar: ICAL.Component; talks: ICAL.Event[]; text: string }> {
  const answer = await api.call('GET', path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
  const text: string = answer.body;
  const calendar = new ICAL.Component(ICAL.parse(text));
  const talks = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { calendar, talks, text };
}

async function readOne(path: string): Promise<ICAL.Event> {
  const { talks } = await read(`${path}/calendar.ics`);
  assert.equal(talks.length, 1);
  return talks[0] ?? assert.fail();
}

const value = (event: ICAL.Event, name: string) => event.component.getFirstPropertyValue(name);

describe('the calendar of a talk', () => {
  it('says when it is, in UTC, and what it is about', async () => {
    const { path, name } = await api.room({ startsAt: STARTS, title: 'Street trees' });
    const talk = await readOne(path);
    assert.match(talk.uid, /^room-[0-9a-f-]{36}@api\.site\.example$/);
    assert.equal(talk.summary, 'Street trees');
    assert.equal(value(talk, 'url'), `https://api.site.example:8443/r/${name}`);
    assert.equal(value(talk, 'status'), 'CONFIRMED');
    assert.equal(talk.sequence, 0);
    assert.equal(talk.startDate.toJSDate().toISOString(), '2031-05-01T16:00:00.000Z');
    assert.equal(talk.endDate.toJSDate().toISOString(), '2031-05-01T17:00:00.000Z');
    // Not a time that floats: it is the same moment in New York and in Vilnius.
    assert.equal(talk.startDate.zone, ICAL.Timezone.utcTimezone);
    assert.ok(value(talk, 'dtstamp'));
    assert.equal(value(talk, 'organizer'), null);
  });

  it('keeps its id and raises its number when the talk is changed, moved and called off', async () => {
    const { path, host } = await api.room({ startsAt: STARTS });
    const first = await readOne(path);
    await api.done('PATCH', path, { as: host, body: { startsAt: '2031-10-26T03:30:00+02:00', minutes: 90 } });
    const moved = await readOne(path);
    assert.deepEqual([moved.uid, moved.sequence], [first.uid, 1]);
    // In the night when clocks go back, where a local time would be said twice.
    assert.equal(moved.startDate.toJSDate().toISOString(), '2031-10-26T01:30:00.000Z');
    assert.equal(moved.endDate.toJSDate().toISOString(), '2031-10-26T03:00:00.000Z');
    await api.done('PATCH', path, { as: host, body: { title: 'Another title' } });
    assert.equal((await readOne(path)).sequence, 2);
    await api.done('PATCH', path, { as: host, body: { capacity: 10 } });
    assert.equal((await readOne(path)).sequence, 2);
    await api.done('POST', `${path}/cancel`, { as: host });
    const cancelled = await readOne(path);
    assert.deepEqual(
      [cancelled.uid, cancelled.sequence, value(cancelled, 'status')],
      [first.uid, 3, 'CANCELLED'],
    );
    assert.ok(String(value(cancelled, 'dtstamp')) >= String(value(first, 'dtstamp')));
  });

  it('holds any text: commas, semicolons, backslashes, lines, emoji and long Lithuanian', async () => {
    const title = 'Ąžuolai, liepos; klevai\\beržai: 🌳👩‍👩‍👧 „kaip girdi“ BEGIN:VEVENT';
    const lines = [
      'Pirma eilutė, su kableliu;',
      '',
      'END:VEVENT',
      'Nebeprisikiškiakopūsteliaujantiesiems 🎧 '.repeat(12).trim(),
    ];
    const { path, host } = await api.room({ startsAt: STARTS, title });
    await api.done('PATCH', path, { as: host, body: { description: lines.join('\n') } });
    const { talks, text } = await read(`${path}/calendar.ics`);
    assert.equal(talks.length, 1);
    assert.equal(talks[0]?.summary, title);
    assert.ok(talks[0]?.description.startsWith(lines.join('\n')));
    // RFC 5545, 3.1: lines end with CRLF and hold 75 octets at most; none is cut within a character.
    const written = text.split('\r\n');
    assert.ok(!text.replaceAll('\r\n', '').includes('\n'));
    for (const line of written) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!text.includes('�'));
  });

  it('is of no talk that is not there', async () => {
    await api.refused('room_not_found', 404, 'GET', '/v1/rooms/nowhere/calendar.ics');
    await api.refused('not_found', 404, 'GET', '/v1/clubs/nowhere/calendar.ics');
  });
});

describe('the calendar of a club', () => {
  it('holds what comes and what was lately, also what was called off', async () => {
    const club = { name: 'cal-club', title: 'Sodas, daržas' };
    const host = await api.creator();
    const make = (name: string, startsAt: string) => api.room({ name, startsAt, club, title: name }, host);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const [later, soon, off, past] = [
      await make('later', day(20)),
      await make('soon', day(1)),
      await make('off', day(2)),
      await make('past', day(3)),
    ];
    const long = await make('long-ago', day(4));
    await api.done('POST', `${off.path}/cancel`, { as: host });
    for (const { path } of [past, long]) {
      await api.done('POST', `${path}/start`, { as: host });
      await api.done('POST', `${path}/end`, { as: host });
    }
    await api.database.sql`update rooms set starts_at = now() - interval '29 days' where name = 'past'`;
    await api.database.sql`update rooms set starts_at = now() - interval '31 days' where name = 'long-ago'`;
    await api.room({ name: 'of-nobody', startsAt: day(1) }, host);
    const { calendar, talks } = await read('/v1/clubs/cal-club/calendar.ics');
    assert.deepEqual(
      talks.map((talk) => [talk.summary, value(talk, 'status')]),
      [
        ['past', 'CONFIRMED'],
        ['soon', 'CONFIRMED'],
        ['off', 'CANCELLED'],
        ['later', 'CONFIRMED'],
      ],
    );
    assert.equal(new Set(talks.map(({ uid }) => uid)).size, 4);
    assert.equal((await readOne(soon.path)).uid, talks[1]?.uid);
    assert.equal((await readOne(later.path)).uid, talks[3]?.uid);
    assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Sodas, daržas');
    assert.equal(String(calendar.getFirstPropertyValue('refresh-interval')), 'PT1H');
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  });
});
