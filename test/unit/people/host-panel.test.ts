import { assert } from '@open-wc/testing';
import '../../../src/elements/host-panel/host-panel.define.ts';
import { until } from '../support/ears.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { Harness, said } from './stage.ts';

type Panel = Harness<'hallway-host-panel'>;
let panel: Panel;

async function open(options: Partial<SimulatedOptions> & { width?: number; joined?: boolean } = {}) {
  panel = await Harness.open('hallway-host-panel', { viewer: 'host', ...options });
}

/** The rows of the queue: name and second line. */
function queue(): string[][] {
  return panel
    .all('[part="hands"] .person')
    .map((row) => [...row.querySelectorAll('p')].map((line) => said(line)));
}

function radio(label: string): HTMLInputElement {
  const found = panel.all('.policy label').find((one) => said(one) === label);
  return found?.querySelector('input') as HTMLInputElement;
}

describe('hallway-host-panel', function () {
  this.timeout(40_000);
  afterEach(() => panel.close());

  it('shows the hands in order, how long they wait, and who is followed', async () => {
    await open({ hands: 4, invitations: 1 });
    assert.equal(said(panel.one('#hands')), 'Hands 4');
    assert.deepEqual(queue(), [
      ['Tomas Grinvalas', '1st · 3 min · followed by speakers'],
      ['Ugnė Balsytė', '2nd · 2 min · followed by speakers · 4 min on stage'],
      ['Aiko Castellanos', '3rd · 1 min'],
      ['Dinesh Eriksen', 'Invited, waiting for an answer'],
    ]);
  });

  it('says who is on stage and how they are heard', async () => {
    await open();
    const rows = panel.all('[part="stage"] .person').map((row) => [...row.querySelectorAll('p')].map(said));
    await until('somebody speaks', () => panel.root.querySelector('.bars-box'));
    assert.deepEqual(rows.slice(0, 2), [
      ['Rasa Milvydė (you)', 'Host · speaking'],
      ['Kenji Moriwaka', 'Moderator · muted'],
    ]);
  });

  it('sends nothing that the page cancels', async () => {
    await open({ hands: 3 });
    panel.element.addEventListener('hallway-moderation-request', (event) => event.preventDefault());
    panel.button('Accept Tomas Grinvalas').click();
    panel.button('Lower all').click();
    radio('No one').click();
    await panel.choose('Ieva Šermukšnytė', 'Mute microphone');
    await panel.settle();
    assert.equal(panel.requests.length, 4);
    assert.deepEqual(panel.acted, []);
    assert.equal(queue().length, 3);
    assert.isTrue(radio('Everyone').checked);
    assert.equal(panel.all('.spin').length, 0);
  });

  it('follows the room: whom was accepted waits, and the button keeps the focus', async () => {
    await open({ hands: 2 });
    const accept = panel.button('Accept Tomas Grinvalas');
    accept.focus();
    accept.click();
    await until('the row waits', () => queue()[0]?.[1] === 'Invited, waiting for an answer');
    assert.equal(panel.root.activeElement, panel.button('Undo the invitation of Tomas Grinvalas'));
    panel.button('Undo the invitation of Tomas Grinvalas').click();
    await until('the row is back', () => queue()[0]?.[1]?.startsWith('1st'));
    assert.equal(panel.root.activeElement, panel.button('Accept Tomas Grinvalas'));
  });

  it('gives the focus to the next row, and in the end to the heading, when hands go down', async () => {
    await open({ hands: 2 });
    for (const name of ['Tomas Grinvalas', 'Ugnė Balsytė']) {
      const lower = panel.button(`Lower the hand of ${name}`);
      lower.focus();
      lower.click();
      await until(`${name} is gone`, () => !queue().some(([first]) => first === name));
    }
    assert.equal(panel.root.activeElement, panel.one('#hands'));
    assert.include(said(panel.one('[part="hands"]')), 'No hand is up.');
  });

  it('shows what is pending, keeps its focus and sends it once', async () => {
    await open({ hands: 2, hangs: ['stage-invite', 'hand-policy'] });
    const accept = panel.button('Accept Tomas Grinvalas');
    accept.focus();
    accept.click();
    await panel.settle();
    assert.equal(accept.getAttribute('aria-disabled'), 'true');
    assert.isNotNull(accept.querySelector('.spin'));
    assert.equal(panel.root.activeElement, accept);
    accept.click();
    radio('No one').click();
    await panel.settle();
    assert.isNotNull(radio('No one').parentElement?.querySelector('.spin'));
    assert.isTrue(radio('No one').checked, 'shown before the answer');
    assert.equal(panel.acted.length, 2);
  });

  it('says what was refused where it was asked for, until it is tried again', async () => {
    await open({ hands: 2, fails: { 'stage-invite': 'stage_full', 'mute-all': 'rate_limited' } });
    panel.button('Accept Tomas Grinvalas').click();
    await until('the refusal', () => queue()[0]?.[1] === 'The stage is full');
    assert.isNull(panel.button('Accept Tomas Grinvalas').getAttribute('aria-disabled'));
    panel.button('Mute all').click();
    const line = await panel.shows('.section > .bad');
    assert.equal(said(line), 'Too many tries');
    panel.simulation.world.options.fails = {};
    panel.button('Accept Tomas Grinvalas').click();
    await until('the row waits', () => queue()[0]?.[1] === 'Invited, waiting for an answer');
  });

  it('takes a policy back that was refused', async () => {
    await open({ fails: { 'hand-policy': 'forbidden' } });
    radio('No one').click();
    const line = await panel.shows('.section > .bad');
    assert.equal(said(line), 'You may not do this');
    assert.isTrue(radio('Everyone').checked);
  });

  it('opens a menu by keyboard, moves in it by arrows, and gives the focus back', async () => {
    await open();
    const button = panel.button('Manage Ieva Šermukšnytė');
    assert.equal(button.ariaHasPopup, 'menu');
    button.focus();
    button.click();
    const menu = await panel.shows('.menu:popover-open');
    await until(
      'the first item has the focus',
      () => said(panel.root.activeElement as Element) === 'Mute microphone',
    );
    assert.equal(button.ariaExpanded, 'true');
    assert.equal(menu.ariaLabel, 'Manage Ieva Šermukšnytė');
    const press = (key: string) =>
      panel.root.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('ArrowDown');
    assert.equal(said(panel.root.activeElement as Element), 'Make moderator');
    press('End');
    assert.equal(said(panel.root.activeElement as Element), 'Ban from club…');
    press('Escape');
    await panel.hides('.menu');
    assert.equal(panel.root.activeElement, button);
  });

  it('closes the menu of somebody who leaves', async () => {
    await open();
    panel.button('Manage Ieva Šermukšnytė').click();
    await panel.shows('.menu:popover-open');
    panel.simulation.world.drop('p_2');
    await panel.hides('.menu');
  });

  describe('invites from the audience', () => {
    it('those whom speakers follow first, page by page', async () => {
      await open({ people: 300 });
      panel.button('Invite').click();
      await panel.shows('.invite .person');
      const names = panel.all('.invite .person p:first-child').map(said);
      assert.deepEqual(names.slice(0, 2), ['Lucía Ferrandiz', 'Tomas Grinvalas']);
      const box = panel.one('.invite .scroller');
      await until('the last of them is loaded', () => {
        box.scrollTop = box.scrollHeight;
        return panel.root.querySelector('.invite [data-id="p_299"]');
      });
      assert.isBelow(panel.all('.invite .person').length, 40);
    });

    it('and says who was invited, until that is undone', async () => {
      await open({ people: 12 });
      panel.button('Invite').click();
      await panel.shows('.invite .person');
      panel.button('Invite Noor Haddadi to the stage').click();
      await until('the row waits', () => said(panel.row('Noor')).includes('Invited, waiting for an answer'));
      panel.button('Undo the invitation of Noor Haddadi').click();
      await until('the row is back', () => !said(panel.row('Noor')).includes('Invited'));
      assert.deepEqual(panel.acted, [
        { type: 'stage-invite', person: 'p_8' },
        { type: 'stage-uninvite', person: 'p_8' },
      ]);
    });

    it('and says so when there is nobody', async () => {
      await open({ people: 6 });
      panel.button('Invite').click();
      await until('a word', () => said(panel.one('[part="stage"]')).includes('Nobody is in the audience.'));
    });
  });

  it('renders a queue of a thousand only as far as it is seen', async () => {
    await open({ hands: 800, people: 3000 });
    await until('a bounded number of rows', () => queue().length > 6 && queue().length < 40);
    assert.equal(panel.one('[part="hands"] .person').getAttribute('aria-setsize'), '800');
  });

  describe('is not there', () => {
    const cases: { name: string; options: Partial<SimulatedOptions> }[] = [
      { name: 'for a listener', options: { viewer: 'listener' } },
      { name: 'for a speaker', options: { viewer: 'speaker' } },
      { name: 'once the room has ended', options: { state: 'ended' } },
      { name: 'without a server that moderates', options: { plain: true } },
    ];
    for (const { name, options } of cases) {
      it(name, async () => {
        panel = await Harness.hidden('hallway-host-panel', { viewer: 'host', ...options });
        assert.equal(panel.element.clientHeight, 0);
        assert.isNull(panel.root.querySelector('.body'));
      });
    }
  });

  it('does not offer a moderator what only the host may', async () => {
    await open({ viewer: 'moderator' });
    assert.throws(() => panel.button('End room'));
    assert.throws(() => panel.button('Manage Rasa Milvydė'));
    assert.throws(() => panel.button('Manage Kenji Moriwaka'), /There is no button/, 'the moderator');
    panel.button('Manage Ieva Šermukšnytė').click();
    const menu = await panel.shows('.menu:popover-open');
    const items = [...menu.querySelectorAll('button')].map((item) => said(item));
    assert.deepEqual(items, [
      'Mute microphone',
      'Move to audience',
      'Remove from room…',
      'Ban from room…',
      'Ban from club…',
    ]);
  });
});
