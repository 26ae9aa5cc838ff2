import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { listing } from '../../../stories/simulated/hallway.ts';
import { HallwayPage, PLAIN } from '../support/hallway-page.ts';
import { until } from '../support/until.ts';
import { focused } from '../support/visitor.ts';

let page: HallwayPage;
afterEach(() => page.leave());

describe('A row', () => {
  it('leads where the site says', async () => {
    page = new HallwayPage(
      html`<hallway-room-list href-template="/rooms/{room}?from=list"></hallway-room-list>`,
    );
    const link = (await page.find('a.cover')) as HTMLAnchorElement;
    assert.equal(link.getAttribute('href'), '/rooms/street-trees?from=list');
    page.box.addEventListener('hallway-room-select-request', (event) => event.preventDefault());
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    link.dispatchEvent(click);
    assert.isTrue(click.defaultPrevented, 'the site shows the room in its own way');
    assert.deepEqual((page.selected[0] as CustomEvent).detail, {
      room: 'street-trees',
      href: '/rooms/street-trees?from=list',
    });
  });

  for (const template of ['javascript:alert("{room}")', 'data:text/html,{room}', 'http://']) {
    it(`never leads to ${template}`, async () => {
      page = new HallwayPage(html`<hallway-room-list href-template=${template}></hallway-room-list>`);
      await page.find('button.cover');
      assert.isFalse(page.has('a.cover'));
    });
  }

  it('opens its room in place, and closes it', async () => {
    page = new HallwayPage();
    const row = await page.find('button.cover');
    assert.equal(row.ariaExpanded, 'false');
    row.click();
    const room = await page.find('.room > hallway-room');
    assert.equal(room.getAttribute('room'), 'street-trees');
    assert.equal((await page.find('button.cover')).ariaExpanded, 'true');
    row.click();
    await until(() => !page.has('.room > hallway-room'));
  });

  it('stays closed where the site says no', async () => {
    page = new HallwayPage();
    page.box.addEventListener('hallway-room-select-request', (event) => event.preventDefault());
    (await page.find('button.cover')).click();
    await until(() => page.selected.length === 1);
    await new Promise(requestAnimationFrame);
    assert.isFalse(page.has('.room > hallway-room'));
  });

  it('with an open room stays, whatever is searched for', async () => {
    page = new HallwayPage();
    (await page.find('button.cover')).click();
    const room = await page.find('.room > hallway-room');
    await page.type('coun');
    await page.shows('street-trees', 'counterpoint');
    assert.equal(await page.find('.room > hallway-room'), room, 'the very same: it may be heard');
  });
});

describe('A change', () => {
  const two = [listing(0), listing(1)];

  it('is shown by itself', async () => {
    page = new HallwayPage(PLAIN, two);
    await page.shows('street-trees', 'counterpoint');
    page.hallway.listings = [listing(2), listing(0)];
    page.hallway.tell();
    await page.shows('budget', 'street-trees');
  });

  it('moves nothing under a pointer', async () => {
    page = new HallwayPage(PLAIN, two);
    await page.shows('street-trees', 'counterpoint');
    page.point('pointerenter');
    page.hallway.listings = [listing(2), listing(1, { listeners: 999 })];
    page.hallway.tell();
    await page.reads('Show 1 new room');
    await page.shows('street-trees', 'counterpoint');
    await page.reads('999 listeners');
    assert.isTrue(page.all('.room')[0]?.hasAttribute('data-over'));
    await page.reads('Ended');
    page.point('pointerleave');
    await page.shows('budget', 'counterpoint');
  });

  it('appears at once when it is asked for, with the focus on the head', async () => {
    page = new HallwayPage(PLAIN, two);
    await page.shows('street-trees', 'counterpoint');
    page.point('pointerenter');
    page.hallway.listings = [listing(2), ...two];
    page.hallway.tell();
    await page.press('Show 1 new room');
    await page.shows('budget', 'street-trees', 'counterpoint');
    await until(() => focused()?.id === 'head-live');
  });

  it('is not held up by a finger', async () => {
    page = new HallwayPage(PLAIN, two);
    await page.shows('street-trees', 'counterpoint');
    page.point('pointerenter', 'touch');
    page.hallway.listings = [listing(1)];
    page.hallway.tell();
    await page.shows('counterpoint');
  });
});

describe('Trouble', () => {
  it('is nobody talking', async () => {
    page = new HallwayPage(PLAIN, []);
    await page.reads('Nobody is talking right now');
    assert.isTrue((await page.find('hallway-room-list')).matches(':state(empty)'));
  });

  it('may be said in the words of the site', async () => {
    page = new HallwayPage(
      html`<hallway-room-list><p slot="empty">Back on Monday.</p></hallway-room-list>`,
      [],
    );
    await page.reads('Back on Monday.');
  });

  it('is a server that does not answer, until it does', async () => {
    page = new HallwayPage();
    page.hallway.behaviour = 'no_api';
    await page.reads('The list did not come');
    page.hallway.behaviour = 'answer';
    await page.press('Try now');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
  });

  it('is a page that is not set up right, without a retry', async () => {
    page = new HallwayPage();
    page.hallway.behaviour = 'bad_api';
    await page.reads('This page is not set up right');
    assert.isFalse(page.has('.foot'));
  });

  it('leaves what was known, and says that it may be old', async () => {
    page = new HallwayPage();
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
    page.hallway.behaviour = 'unavailable';
    page.hallway.tell();
    await page.reads('The list may be old');
    await page.shows('street-trees', 'counterpoint', 'budget', 'quiet');
  });

  it('is shown as rows that are on their way', async () => {
    page = new HallwayPage();
    page.hallway.behaviour = 'hang';
    await page.reads('Loading the rooms');
  });
});
