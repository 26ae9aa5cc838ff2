import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type TestApi } from './support/api.ts';
import { dataOf, metaOf, policyOf, read, unescaped } from './support/pages.ts';

const BASE = 'https://live.club.example';
let api: TestApi;
before(async () => (api = await testApi({ config: { publicUrl: BASE } })));
after(() => api.close());

describe("a room's page", () => {
  it('tells previews, search engines and other sites what it is', async () => {
    const club = { name: 'dawn', title: 'Sound & Field', pictureUrl: 'https://pictures.example/dawn.png' };
    const { name } = await api.room({ club });
    const page = await read(api, `/r/${name}`, { 'accept-language': 'en' });
    assert.equal(page.status, 200);
    const url = `${BASE}/r/${name}`;
    assert.match(page.text, /<html lang="en">/);
    assert.match(page.text, /<title>What a street tree hears – Hallway<\/title>/);
    assert.ok(page.text.includes(`<link rel="canonical" href="${url}" />`));
    assert.equal(metaOf(page, 'og:title'), 'What a street tree hears');
    assert.equal(metaOf(page, 'og:url'), url);
    assert.equal(metaOf(page, 'og:image'), club.pictureUrl);
    assert.equal(metaOf(page, 'twitter:card'), 'summary');
    assert.equal(metaOf(page, 'description'), 'Live now · On stage: Rasa Milvydė');
    const [, discovery = ''] = /type="application\/json\+oembed"\s+href="([^"]+)"/.exec(page.text) ?? [];
    assert.equal(new URL(unescaped(discovery)).searchParams.get('url'), url);
    assert.match(page.text, new RegExp(`<hallway-room room="${name}" heading-level="2">`));
    assert.match(page.text, /<script type="module" src="\/widget\/hallway\.js" data-api="\/"><\/script>/);
  });

  it('is an event to schema.org', async () => {
    const host = await api.creator('Rasa Milvydė');
    const startsAt = new Date(Date.now() + 86_400_000).toISOString();
    const { name } = await api.room({ startsAt, language: 'lt' }, host);
    const url = `${BASE}/r/${name}`;
    const rasa = { '@type': 'Person', name: 'Rasa Milvydė' };
    assert.deepEqual(dataOf(await read(api, `/r/${name}`)), {
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'What a street tree hears',
      url,
      startDate: startsAt,
      endDate: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'VirtualLocation', url },
      inLanguage: 'lt',
      isAccessibleForFree: true,
      organizer: rasa,
      performer: [rasa],
    });
    await api.database.sql`
      update rooms set state = 'ended', cancelled_at = now(), ended_at = now() where name = ${name}`;
    const cancelled = await read(api, `/r/${name}`, { 'accept-language': 'lt' });
    assert.equal(dataOf(cancelled).eventStatus, 'https://schema.org/EventCancelled');
    assert.match(cancelled.text, /Atšaukta/);
  });

  it('shows markup as text, in every place', async () => {
    const evil = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;`;
    const picture = 'https://pictures.example/%22%3E.png?a="><b>';
    const host = await api.creator(`${evil}R`.slice(0, 80));
    const club = { name: 'evil', title: `${evil}C`.slice(0, 80) };
    const { name } = await api.room({ title: evil, club }, host);
    await api.database.sql`update rooms set description = ${evil}, topic = ${evil} where name = ${name}`;
    await api.database.sql`update clubs set picture_url = ${picture} where name = 'evil'`;
    for (const path of [`/r/${name}`, `/embed/room/${name}`]) {
      const page = await read(api, path);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /<img|<b>|alert\(1\)<\/script>/);
      // Each script is one of ours: by address, or data.
      for (const [, attributes] of page.text.matchAll(/<script ([^>]*)>/g)) {
        assert.match(
          attributes ?? '',
          /^(?:type="(?:module" src="\/widget|application\/ld\+json)|src="\/assets)/,
        );
      }
      assert.ok(unescaped(page.text).includes(evil));
    }
    const page = await read(api, `/r/${name}`);
    assert.equal(dataOf(page).name, evil);
    assert.equal(dataOf(page).description, evil);
    assert.equal(metaOf(page, 'og:title'), evil);
    assert.equal(metaOf(page, 'og:image'), picture);
  });

  it('is written in the language of the reader, else of the room', async () => {
    const { name } = await api.room({ language: 'lt' });
    const cases: [headers: Record<string, string>, query: string, language: string][] = [
      [{}, '', 'lt'],
      [{ 'accept-language': 'en-GB,en;q=0.9' }, '', 'en'],
      [{ 'accept-language': 'de,lt-LT;q=0.8,en;q=0.5' }, '', 'lt'],
      [{ 'accept-language': 'lt;q=0,en;q=0.1' }, '', 'en'],
      [{ 'accept-language': 'de' }, '', 'lt'],
      [{ 'accept-language': 'en' }, '?lang=lt', 'lt'],
      [{ 'accept-language': ',;;=q,*' }, '?lang=%3Cb%3E', 'lt'],
    ];
    for (const [headers, query, language] of cases) {
      const page = await read(api, `/r/${name}${query}`, headers);
      assert.match(page.text, new RegExp(`<html lang="${language}">`), JSON.stringify(headers));
      assert.match(page.headers.get('vary') ?? '', /accept-language/);
      assert.match(page.text, language === 'lt' ? /Vyksta dabar/ : /Live now/);
    }
    const { name: german } = await api.room({ language: 'de' });
    assert.match((await read(api, `/r/${german}`)).text, /<html lang="en">[^]*<h1 class="unseen" lang="de">/);
  });

  it('may not be framed, and runs and loads nothing but what it names', async () => {
    const { name } = await api.room();
    const page = await read(api, `/r/${name}`);
    assert.equal(policyOf(page, 'frame-ancestors'), "'none'");
    assert.equal(policyOf(page, 'default-src'), "'none'");
    assert.equal(policyOf(page, 'script-src'), "'self'");
    assert.equal(policyOf(page, 'style-src'), "'self'");
    assert.equal(policyOf(page, 'require-trusted-types-for'), "'script'");
    assert.equal(policyOf(page, 'form-action'), "'none'");
    assert.match(policyOf(page, 'connect-src') ?? '', /^'self' wss?:\/\/[^ ]+ https?:\/\/[^ ]+$/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.doesNotMatch(page.text, /\sstyle=|<style|\son\w+=/);
  });
});

describe('what nobody outside may know of', () => {
  it('is answered as what does not exist', async () => {
    const { name } = await api.room({ title: 'Behind closed doors' });
    await api.database.sql`update rooms set access = 'hidden' where name = ${name}`;
    for (const path of ['/r/', '/embed/room/']) {
      const hidden = await read(api, path + name);
      const absent = await read(api, `${path}no-such-room`);
      const wrong = await read(api, `${path}No%20Name%2F..`);
      assert.equal(hidden.status, 404);
      assert.equal(hidden.text, absent.text);
      assert.equal(hidden.text, wrong.text);
      assert.deepEqual(comparable(hidden.headers), comparable(absent.headers));
      assert.match(hidden.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(hidden.text, /noindex/);
    }
    const lithuanian = await read(api, '/r/no-such-room', { 'accept-language': 'lt' });
    assert.match(lithuanian.text, /Čia nieko nėra/);
  });
});

function comparable(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name !== 'x-request-id');
}

describe('a page that fails', () => {
  it('says so to a person, and nothing of the cause', async () => {
    const { select } = api.deps.db;
    api.deps.db.select = () => {
      throw new Error('database of Rasa');
    };
    const page = await read(api, '/r/any-room');
    api.deps.db.select = select;
    assert.equal(page.status, 500);
    assert.match(page.text, /That did not work/);
    assert.doesNotMatch(page.text, /Rasa/);
    assert.ok(api.lines.some((line) => line.includes('request_failed')));
  });

  it('counts against the limit of reads', async () => {
    const limited = await testApi({ limits: { read: { points: 2, seconds: 60 } } });
    try {
      await read(limited, '/r/any-room');
      await read(limited, '/r/any-room');
      const page = await read(limited, '/r/any-room');
      assert.equal(page.status, 429);
      assert.ok(Number(page.headers.get('retry-after')) > 0);
    } finally {
      await limited.close();
    }
  });
});
