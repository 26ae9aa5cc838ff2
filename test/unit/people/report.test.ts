import { assert } from '@open-wc/testing';
import '../../../src/elements/profile-card/profile-card.define.ts';
import '../../../src/elements/speaker-grid/report.define.ts';
import '../../../src/elements/speaker-grid/speaker-grid.define.ts';
import { PersonReportRequest } from '../../../src/events/person-report-request.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { until } from '../support/ears.ts';
import { Harness, said } from './stage.ts';

let grid: Harness<'hallway-speaker-grid'>;
const form = () => grid.one('hallway-x-report').shadowRoot as ShadowRoot;
const find = (selector: string) => form().querySelector<HTMLElement>(selector);

/** Opens the form about Kenji Moriwaka. */
async function open(options: Partial<SimulatedOptions> = {}): Promise<void> {
  grid = await Harness.open('hallway-speaker-grid', { people: 40, ...options });
  (await grid.shows('.tile[data-id="p_1"] > button')).click();
  const popover = await grid.shows('.profile:popover-open');
  grid.button('Report…', popover).click();
  await until('the form', () =>
    grid.root.querySelector('hallway-x-report')?.shadowRoot?.querySelector('dialog[open]'),
  );
}

function choose(label: string): void {
  [...form().querySelectorAll('label')].find((one) => said(one) === label)?.click();
}

describe('reporting somebody', function () {
  this.timeout(40_000);
  afterEach(() => grid.close());

  it('takes a reason and some words, and says that it was sent', async () => {
    await open();
    assert.isTrue(find('dialog')?.matches(':modal'));
    assert.equal(said(find('#title')!), 'Report Kenji Moriwaka');
    assert.include(said(find('dialog')!), 'It is erased when the room ends.');
    choose('Spam or fraud');
    const words = find('textarea') as HTMLTextAreaElement;
    words.value = '  Sells watches.  ';
    words.dispatchEvent(new InputEvent('input', { bubbles: true }));
    find('.primary')!.click();
    await until('thanks', () => find('.thanks'));
    assert.deepEqual(grid.acted, [
      { type: 'person-report', person: 'p_1', reason: 'spam', message: 'Sells watches.' },
    ]);
    assert.equal(form().activeElement, find('.thanks'));
    find('.row .btn')!.click();
    await grid.hides('hallway-x-report');
  });

  it('sends nothing without a reason, and says what is missing', async () => {
    await open();
    find('.primary')!.click();
    await until('a word', () => find('.hint.bad'));
    assert.equal(said(find('.hint.bad')!), 'Choose what is wrong.');
    assert.isEmpty(grid.acted);
    choose('Something else');
    await until('it is gone', () => !find('.hint.bad'));
  });

  it('keeps what was written where it is refused, and sends once while it waits', async () => {
    await open({ fails: { 'person-report': 'rate_limited' } });
    choose('Threats or violence');
    find('.primary')!.click();
    await until('the refusal', () => find('[role="alert"]'));
    assert.isNotNull(find('input:checked'));
    grid.simulation.world.options.fails = {};
    grid.simulation.world.options.hangs = ['person-report'];
    find('.primary')!.click();
    await until('it waits', () => find('.primary[aria-disabled] .spin'));
    find('.primary')!.click();
    await grid.settle();
    assert.lengthOf(grid.acted, 2);
  });

  it('can be cancelled by the page, and by Cancel', async () => {
    await open();
    let asked: unknown;
    grid.element.addEventListener('hallway-person-report-request', (event) => {
      asked = event;
      event.preventDefault();
    });
    choose('Something else');
    find('.primary')!.click();
    await until('it was asked', () => asked);
    assert.instanceOf(asked, PersonReportRequest);
    assert.isEmpty(grid.acted);
    assert.isNull(find('.thanks'));
    [...form().querySelectorAll('button')].find((button) => said(button) === 'Cancel')?.click();
    await grid.hides('hallway-x-report');
  });

  it('is offered about others only, and about guests too', async () => {
    grid = await Harness.open('hallway-speaker-grid', { people: 40, viewer: 'speaker', profiles: true });
    (await grid.shows('.tile[data-id="p_0"] > button')).click();
    const popover = await grid.shows('.profile:popover-open');
    await until('the button', () => popover.querySelector('[part="report"]'));
    const { viewer } = grid.simulation.world.state;
    const own = grid.root.querySelector<HTMLElement>(`.tile[data-id="${viewer.id}"] > button`);
    own?.click();
    if (own) await until('the own card', () => grid.one('.profile').ariaLabel === viewer.name);
    assert.isNull(grid.root.querySelector(`.profile[aria-label="${viewer.name}"] [part="report"]`));
  });
});
