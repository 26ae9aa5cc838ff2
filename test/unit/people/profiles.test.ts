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

  it('is nowhere where the backend knows no people', async () => {
    await open({ profiles: false });
    await grid.shows('.crowd li');
    assert.isEmpty(grid.all('[part="open"]'));
  });
});
