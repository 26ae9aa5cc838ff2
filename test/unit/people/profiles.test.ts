import { assert } from '@open-wc/testing';
import '../../../src/elements/profile-card/profile-card.define.ts';
import '../../../src/elements/speaker-grid/speaker-grid.define.ts';
import '../../../src/elements/speaker-grid/full-lists.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { until } from '../support/ears.ts';
import { focused, key } from '../support/visitor.ts';
import { Harness, said } from './stage.ts';

let grid: Harness<'hallway-speaker-grid'>;
const open = async (options: Partial<SimulatedOptions> = {}): Promise<void> => {
  grid = await Harness.open('hallway-speaker-grid', { profiles: true, people: 40, ...options });
};
const card = () => grid.one('.profile hallway-profile-card').shadowRoot as ShadowRoot;

describe('the card behind a face', function () {
  this.timeout(40_000);
  afterEach(() => grid.close());

  it('opens with a press, says who it is, and closes with Escape', async () => {
    await open();
    const face = await grid.shows('.tile[data-id="p_1"] > button');
    assert.equal(said(face).split(',')[0], 'Kenji Moriwaka');
    face.click();
    const popover = await grid.shows('.profile:popover-open');
    assert.deepEqual([popover.role, popover.ariaLabel], ['dialog', 'Kenji Moriwaka']);
    await until('the card', () => card().querySelector('h3')?.textContent === 'Kenji Moriwaka');
    assert.equal(grid.one('.tile[data-id="p_1"] > button').ariaExpanded, 'true');
    await until('focus inside', () => focused() === popover);
    key('Escape');
    await grid.hides('.profile');
    assert.equal(focused(), grid.one('.tile[data-id="p_1"] > button'));
  });

  it('follows from there', async () => {
    await open();
    (await grid.shows('.tile[data-id="p_0"] > button')).click();
    await grid.shows('.profile:popover-open');
    await until('the button', () => card().querySelector('[part="button"]'));
    card().querySelector<HTMLElement>('[part="button"]')?.click();
    await until('following', () => card().querySelector('[aria-pressed="true"]'));
  });

  it('is behind every face and, in an opened list, behind every name', async () => {
    await open({ followed: 3 });
    await grid.shows('.crowd li > button');
    assert.lengthOf(grid.all('.grid.followed .tile > button'), 3);
    grid.one('.crowd .more').click();
    (await grid.shows('.person .who')).click();
    const popover = await grid.shows('.profile:popover-open');
    assert.include(said(grid.one('.person .who')), popover.ariaLabel ?? '');
  });

  it('closes when the person leaves', async () => {
    await open();
    (await grid.shows('.tile[data-id="p_2"] > button')).click();
    await grid.shows('.profile:popover-open');
    const { world } = grid.simulation;
    world.change({ stage: world.state.stage.filter(({ id }) => id !== 'p_2') });
    await grid.hides('.profile');
  });

  it('is a name where the backend knows no people, and nothing to press where nobody can be reported', async () => {
    await open({ profiles: false });
    (await grid.shows('.crowd li:not([data-id="viewer"]) [part="open"]')).click();
    await grid.shows('.profile:popover-open');
    assert.equal(grid.all('hallway-profile-card').length, 0);
    grid.close();
    await open({ profiles: false, plain: true });
    await grid.settle();
    assert.equal(grid.all('.crowd [part="open"], .followed [part="open"]').length, 0);
  });
});

describe('the volume behind a face', function () {
  this.timeout(40_000);
  afterEach(() => grid.close());
  const slider = () => grid.one('.profile [type="range"]') as HTMLInputElement;

  it('is that of one who is heard, with a card or without, and is asked for in their name', async () => {
    for (const profiles of [true, false]) {
      await open({ profiles });
      const asked: unknown[] = [];
      grid.element.addEventListener('hallway-volume-change-request', ({ detail }) => asked.push(detail));
      (await grid.shows('.tile[data-id="p_1"] > button')).click();
      const popover = await grid.shows('.profile:popover-open');
      assert.equal(slider().ariaLabel, 'Volume of Kenji Moriwaka');
      assert.equal(popover.querySelectorAll('hallway-profile-card').length, profiles ? 1 : 0);
      if (!profiles) assert.include(popover.textContent, 'Kenji Moriwaka');
      slider().value = '30';
      slider().dispatchEvent(new Event('input'));
      await until('the track is filled', () => slider().style.getPropertyValue('--_at') === '30%');
      assert.deepEqual(asked, [{ volume: 0.3, person: 'p_1' }]);
      key('Escape');
      await grid.hides('.profile');
      // Remembered on this page, also in the next room.
      (await grid.shows('.tile[data-id="p_1"] > button')).click();
      await grid.shows('.profile:popover-open');
      assert.equal(slider().value, '30');
      slider().value = '100';
      slider().dispatchEvent(new Event('input'));
      grid.close();
    }
    await open();
  });

  it('is not that of the viewer, and not of those who only listen', async () => {
    await open({ viewer: 'speaker', followed: 3 });
    const { id } = grid.simulation.world.state.viewer;
    (await grid.shows(`.tile[data-id="${id}"] > button`)).click();
    await grid.shows('.profile:popover-open');
    assert.equal(grid.all('.profile [type="range"]').length, 0);
    key('Escape');
    await grid.hides('.profile');
    (await grid.shows('.grid.followed .tile > button')).click();
    await grid.shows('.profile:popover-open');
    assert.equal(grid.all('.profile [type="range"]').length, 0);
  });
});
