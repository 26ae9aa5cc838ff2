import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';
import { dataOf, metaOf, policyOf, read, unescaped } from './support/pages.ts';

const BASE = 'https://live.club.example';
const SOON = new Date(Date.now() + 3_600_000).toISOString();
let api: TestApi;
let admin: Actor;
before(async () => {
  api = await testApi({ config: { publicUrl: BASE } });
  admin = await api.creator();
  const body = {
    name: 'dawn',
    title: 'Sound & Field',
    description: 'Birds, recorded early.',
    pictureUrl: 'https://pictures.example/dawn.png',
    language: 'lt',
    links: ['https://x.com/dawn', 'mailto:hello@club.example'],
  };
  await api.done('POST', '/v1/clubs', { as: admin, body });
});
after(() => api.close());

describe("a club's page", () => {
  it('tells what it is, what is live and what comes next', async () => {
    const { name } = await api.room({ title: 'Dawn chorus', club: 'dawn', startsAt: SOON }, admin);
    const page = await read(api, '/c/dawn', { 'accept-language': 'en' });
    assert.equal(page.status, 200);
    assert.ok(page.text.includes(`<link rel="canonical" href="${BASE}/c/dawn" />`));
    assert.ok(page.text.includes('<hallway-club-card club="dawn" heading-level="2">'));
    assert.match(page.text, /0 followers[^]*1 member[^]*Next: Dawn chorus/);
    assert.equal(metaOf(page, 'og:title'), 'Sound & Field');
    assert.equal(metaOf(page, 'og:description'), 'Birds, recorded early.');
    const url = `${BASE}/r/${name}`;
    assert.deepEqual(dataOf(page), {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Sound & Field',
      url: `${BASE}/c/dawn`,
      description: 'Birds, recorded early.',
      logo: 'https://pictures.example/dawn.png',
      sameAs: ['https://x.com/dawn'],
      event: [
        {
          '@type': 'Event',
          name: 'Dawn chorus',
          url,
          startDate: SOON,
          eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
          eventStatus: 'https://schema.org/EventScheduled',
          location: { '@type': 'VirtualLocation', url },
        },
      ],
    });
    const lithuanian = await read(api, '/c/dawn');
    assert.match(lithuanian.text, /<html lang="lt">[^]*0 sekėjų[^]*1 narys/);
  });

  it('counts who follows', async () => {
    for (let count = 1; count <= 2; count += 1) {
      await api.done('PUT', '/v1/clubs/dawn/follow', { as: await api.guest() });
    }
    assert.match((await read(api, '/c/dawn', { 'accept-language': 'lt' })).text, /2 sekėjai/);
  });

  it('is there for frames, oEmbed and calendars too', async () => {
    const page = await read(api, '/embed/club/dawn');
    assert.equal(policyOf(page, 'frame-ancestors'), 'https://club.example');
    const answer = await read(api, `/oembed?url=${encodeURIComponent(`${BASE}/c/dawn`)}`);
    assert.ok(unescaped(JSON.parse(answer.text).html).includes(`src="${BASE}/embed/club/dawn"`));
    const { text } = await read(api, '/c/dawn');
    const [, calendar = ''] = /type="text\/calendar"\s+href="([^"]+)"/.exec(text) ?? [];
    assert.equal(calendar, `${BASE}/v1/clubs/dawn/calendar.ics`);
    assert.match((await read(api, new URL(calendar).pathname)).text, /^BEGIN:VCALENDAR/);
  });

  it('of a hidden club is answered as what does not exist, also to links from other pages', async () => {
    await api.done('POST', '/v1/clubs', {
      as: admin,
      body: { name: 'secret', title: 'S', access: 'hidden' },
    });
    const { name } = await api.room({ club: 'secret' }, admin);
    const absent = await read(api, '/c/absent');
    const pairs = [
      ['/c/secret', '/c/absent'],
      ['/embed/club/secret', '/embed/club/absent'],
      [`/r/${name}`, '/r/absent'],
    ] as const;
    assert.equal(absent.status, 404);
    for (const [hidden, missing] of pairs) {
      const [one, other] = [await read(api, hidden), await read(api, missing)];
      assert.deepEqual([one.status, one.text], [404, other.text]);
    }
    const url = encodeURIComponent(`${BASE}/c/secret`);
    assert.equal((await read(api, `/oembed?url=${url}`)).status, 404);
  });

  it('shows markup as text', async () => {
    const evil = '</script><script>alert(1)</script>"\'><img src=x>';
    const body = { name: 'evil', title: evil, description: evil };
    await api.done('POST', '/v1/clubs', { as: admin, body });
    await api.room({ title: evil, club: 'evil', startsAt: SOON }, admin);
    for (const path of ['/c/evil', '/embed/club/evil']) {
      assert.doesNotMatch((await read(api, path)).text, /<img|<script>/);
    }
    const data = dataOf(await read(api, '/c/evil'));
    assert.deepEqual([data.name, data.description, data.event[0].name], [evil, evil, evil]);
  });
});
