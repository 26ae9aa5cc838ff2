import { assert } from '@open-wc/testing';
import { html, render } from 'lit';
import { configure } from '../../../src/config/page.ts';
import type { HallwayRoomList } from '../../../src/elements/room-list/room-list.ts';
import { listing } from '../../../stories/simulated/hallway.ts';
import { HallwayPage, PLAIN } from '../support/hallway-page.ts';
import { until } from '../support/until.ts';
import { focused } from '../support/visitor.ts';

let page: HallwayPage;
afterEach(() => page.leave());

describe('A room list', () => {
  it('says what is live, with one badge for all', async () => {
    page = new HallwayPage();
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    for (const text of ['4 rooms', 'Sound & Field', '1,284 listeners', 'Listen']) await page.reads(text);
    assert.equal(page.all('.badge.live').length, 1);
    assert.equal(page.all('.title')[2]?.lang, 'lt');
  });

  it('says it in Lithuanian', async () => {
    page = new HallwayPage(html`<div lang="lt">${PLAIN}</div>`);
    for (const text of ['Gyvai', '4 kambariai', 'Klausytis', '64 klausytojai', 'Muzika'])
      await page.reads(text);
  });

  it('shows markup as text', async () => {
    const bad = '<img src=x onerror=alert(1)>';
    page = new HallwayPage(PLAIN, [
      listing(0, { because: { kind: 'person', name: bad }, followed: true }, { title: bad }),
    ]);
    await page.reads(bad);
    assert.isFalse(page.has('img[src="x"]'));
  });

  it('says why a room comes first', async () => {
    page = new HallwayPage(PLAIN, [
      listing(0, { followed: true, because: { kind: 'person', name: 'Rasa' } }),
      listing(1),
    ]);
    await page.reads('You follow Rasa');
  });

  it('is nothing where the backend knows no hallway', async () => {
    page = new HallwayPage(html``);
    const { simulation } = page.hallway;
    const bare = new Proxy(simulation.backend, {
      get: (at, key) => (key === 'directory' ? undefined : Reflect.get(at, key)),
    });
    configure({ backend: bare });
    render(PLAIN, page.box);
    const list = (await page.find('hallway-room-list')) as HallwayRoomList;
    await until(() => list.hasUpdated);
    assert.equal(page.text(), '');
  });

  it('stops to watch when it is removed', async () => {
    page = new HallwayPage();
    await until(() => page.hallway.watchers === 1);
    (await page.find('hallway-room-list')).remove();
    assert.equal(page.hallway.watchers, 0);
  });
});

describe('Which rooms', () => {
  it('are those of the attributes', async () => {
    page = new HallwayPage(
      html`<hallway-room-list club="slow-keys" language="en" limit="2" topic="music"></hallway-room-list>`,
    );
    await page.shows('counterpoint');
    assert.deepEqual<object | undefined>(page.hallway.asked[0], {
      state: 'live',
      topic: 'music',
      club: 'slow-keys',
      language: 'en',
      q: '',
      limit: 2,
    });
    assert.isFalse(page.has('select'));
  });

  it('are of a topic, by chips that lead down the tree and back', async () => {
    page = new HallwayPage();
    await page.press('Music');
    await page.shows('counterpoint');
    const chip = await page.button('Music theory');
    assert.equal((await page.button('Music')).ariaPressed, 'true');
    chip.click();
    await until(() => page.hallway.asked.at(-1)?.topic === 'music-theory');
    (await page.button('Music theory')).click();
    await until(() => page.hallway.asked.at(-1)?.topic === 'music' || page.names.length === 1);
    await page.press('All');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    assert.isFalse(
      page.all('.chip').some((one) => one.textContent?.includes('Books')),
      'nothing is live there',
    );
  });

  it('are in a language', async () => {
    page = new HallwayPage();
    const field = (await page.find('select')) as HTMLSelectElement;
    assert.deepEqual(
      [...field.options].map(({ text }) => text.trim()),
      ['All languages', 'English', 'Lithuanian'],
    );
    field.value = 'lt';
    field.dispatchEvent(new Event('change'));
    await page.shows('budget');
  });

  it('are searched for once typing pauses, and the field keeps the focus', async () => {
    page = new HallwayPage();
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    const before = page.hallway.asked.length;
    await page.type('c');
    await page.type('coun');
    await page.shows('counterpoint');
    assert.deepEqual(
      page.hallway.asked.slice(before).map(({ q }) => q),
      ['coun'],
    );
    assert.equal(focused()?.localName, 'input');
    await page.type('submarine');
    await page.reads('No room fits');
    await page.press('Show all rooms');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    assert.equal(focused()?.localName, 'input');
    assert.equal((focused() as HTMLInputElement).value, '');
  });

  it('come by the page', async () => {
    page = new HallwayPage(
      html`<hallway-room-list limit="2"></hallway-room-list>`,
      Array.from({ length: 5 }, (_, at) => listing(at)),
    );
    await page.shows('street-trees', 'counterpoint');
    await page.press('Show 3 more');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    await page.press('Show 1 more');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet', 'street-trees-4');
    assert.isFalse(page.has('.more'));
  });

  it('are what comes next, with when', async () => {
    const startsAt = new Date(Date.now() + 2.5 * 3_600_000).toISOString();
    page = new HallwayPage(html`<hallway-room-list show="all"></hallway-room-list>`, [
      listing(0),
      listing(1, {}, { state: 'scheduled', startsAt }),
    ]);
    await page.shows('street-trees', 'counterpoint');
    await page.reads('Coming up');
    await page.reads('in 2 hr');
    assert.equal(page.all('time')[0]?.getAttribute('datetime'), startsAt);
  });

  it('are what most people listen to', async () => {
    page = new HallwayPage(html`<hallway-room-list sort="trending" limit="2"></hallway-room-list>`);
    await page.shows('street-trees', 'counterpoint');
    await page.reads('What most people listen to');
    assert.isFalse(page.has('input'));
  });

  it('are what follows lead to', async () => {
    page = new HallwayPage(html`<hallway-room-list discover></hallway-room-list>`, []);
    page.hallway.discovery = {
      rooms: [{ listing: listing(2), via: { name: 'Rasa', others: 2 } }],
      clubs: [],
      people: [],
    };
    await page.shows('budget');
    await page.reads('Through Rasa and 2 more');
  });
});
