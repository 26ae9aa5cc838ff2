import { assert } from '@open-wc/testing';
import '../../../src/elements/speaker-grid/speaker-grid.define.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { until } from '../support/ears.ts';
import { Harness, said } from './stage.ts';

let grid: Harness<'hallway-speaker-grid'>;

async function open(options: Partial<SimulatedOptions>) {
  grid = await Harness.open('hallway-speaker-grid', options);
}

describe('The audience in hallway-speaker-grid', function () {
  this.timeout(40_000);
  afterEach(() => grid.close());

  it('is a crowd whose number counts all whom no face shows', async () => {
    await open({ people: 1284 });
    await grid.shows('.crowd .more');
    assert.equal(grid.all('.crowd li').length, 11);
    // 1,284 less six on stage, six followed and the ten faces; the eleventh is the viewer.
    assert.equal(said(grid.one('.more')), '+1,262');
    assert.equal(grid.one('.more').ariaLabel, 'Show 1,262 more listeners');
  });

  it('begins with the viewer', async () => {
    await open({ people: 100 });
    const first = await grid.shows('.crowd li');
    assert.equal(said(first.querySelector('.sr') as Element), 'You');
  });

  it('has no number when all fit', async () => {
    await open({ people: 16 });
    await grid.shows('.crowd li');
    assert.equal(grid.all('.more').length, 0);
  });

  it('opens as a list that loads page by page and closes again, the focus with it', async () => {
    await open({ people: 400 });
    (await grid.shows('.more')).click();
    const box = await grid.shows('.scroller');
    await until('the focus is in the list', () => grid.root.activeElement === box);
    const row = await grid.shows('.person');
    assert.equal(row.getAttribute('aria-setsize'), '389');
    assert.equal(said(row.querySelector('p') as Element).endsWith('(you)'), true);
    await until('p_399 is loaded', () => {
      box.scrollTop = box.scrollHeight;
      return grid.root.querySelector('.person[data-id="p_399"]');
    });
    assert.isBelow(grid.all('.person').length, 40);
    grid.button('Show fewer').click();
    await grid.hides('.scroller');
    await until('the focus is on the number', () => grid.root.activeElement?.matches('.crowd .more'));
  });

  it('offers a listener nothing to do to others', async () => {
    await open({ people: 60 });
    (await grid.shows('.more')).click();
    await grid.shows('.person');
    assert.equal(grid.all('[part="manage"]').length, 0);
  });

  it('lets a moderator invite somebody from it', async () => {
    await open({ people: 40, viewer: 'moderator' });
    (await grid.shows('.more')).click();
    await grid.shows('.person');
    await grid.choose('Saulius Varnelė', 'Invite to the stage');
    await grid.settle();
    assert.deepEqual(grid.acted, [{ type: 'stage-invite', person: 'p_12' }]);
    assert.equal(grid.requests.length, 1);
  });

  it('asks a moderator again before somebody is removed, and sends nothing when it is cancelled', async () => {
    await open({ people: 40, viewer: 'moderator' });
    (await grid.shows('.more')).click();
    await grid.shows('.person');
    await grid.choose('Saulius Varnelė', 'Remove from room…');
    const dialog = await grid.shows('dialog[open]');
    assert.include(said(dialog), 'Remove Saulius Varnelė?');
    grid.button('Cancel', dialog).click();
    await grid.hides('dialog');
    assert.deepEqual(grid.acted, []);
    await grid.choose('Saulius Varnelė', 'Remove from room…');
    grid.button('Remove', await grid.shows('dialog[open]')).click();
    await grid.settle();
    assert.deepEqual(grid.acted, [{ type: 'person-remove', person: 'p_12' }]);
  });
});
