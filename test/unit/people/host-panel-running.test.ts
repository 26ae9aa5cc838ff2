import { assert } from '@open-wc/testing';
import '../../../src/elements/host-panel/host-panel.define.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { announcer } from '../../../src/models/player/announcer.ts';
import { until } from '../support/ears.ts';
import { Harness, said } from './stage.ts';

let panel: Harness<'hallway-host-panel'>;

async function open(options: Partial<SimulatedOptions> = {}) {
  panel = await Harness.open('hallway-host-panel', { viewer: 'host', ...options });
}

/** Opens one of the lists below. */
async function look(at: string): Promise<void> {
  await until(at, () => panel.all('.tabs button').some((button) => said(button).startsWith(at)));
  panel
    .all('.tabs button')
    .find((button) => said(button).startsWith(at))
    ?.click();
  await panel.settle();
}

const rows = () => panel.all('.record').map((row) => [...row.querySelectorAll('p')].map(said));

describe('hallway-host-panel', function () {
  this.timeout(40_000);
  afterEach(() => panel.close());

  describe('locks the room', () => {
    it('and says what that means; pressed again it opens it', async () => {
      await open();
      const lock = panel.button('Lock room');
      assert.equal(lock.ariaPressed, 'false');
      lock.focus();
      lock.click();
      await until('it is locked', () => lock.ariaPressed === 'true');
      assert.equal(panel.root.activeElement, lock);
      assert.include(said(panel.one('[part="hands"]')), 'Nobody new comes in.');
      lock.click();
      await until('it is open', () => lock.ariaPressed === 'false');
      assert.deepEqual(panel.acted, [
        { type: 'room-lock', locked: true },
        { type: 'room-lock', locked: false },
      ]);
    });

    it('unless that is refused', async () => {
      await open({ fails: { 'room-lock': 'unavailable' } });
      panel.button('Lock room').click();
      await panel.shows('.section > .bad');
      assert.equal(panel.button('Lock room').ariaPressed, 'false');
    });
  });

  describe('sorts the hands', () => {
    const radio = (label: string) =>
      panel
        .all('[part="order"] label')
        .find((one) => said(one) === label)
        ?.querySelector('input') as HTMLInputElement;

    it('where there is something to sort', async () => {
      await open({ hands: 1 });
      assert.isEmpty(panel.all('[part="order"]'));
    });

    it('and shows it before the answer, which may take it back', async () => {
      await open({ hands: 3, fails: { 'hand-order': 'forbidden' } });
      assert.isTrue(radio('As raised').checked);
      radio('Least on stage first').click();
      await panel.shows('.section > .bad');
      assert.isTrue(radio('As raised').checked);
      panel.simulation.world.options.fails = {};
      radio('Least on stage first').click();
      await until('it is so', () => panel.simulation.world.state.room.handOrder === 'least_on_stage');
      assert.isTrue(radio('Least on stage first').checked);
    });
  });

  describe('searches the audience', () => {
    const type = (text: string) => {
      const field = panel.one('[part="search"]') as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };

    it('and invites whom it finds', async () => {
      await open({ people: 300 });
      panel.button('Invite').click();
      await panel.shows('.invite .person');
      type('noor');
      const shown = () => panel.texts('.invite .person p:first-child');
      await until('only those are left', () => shown().length && shown().every((name) => /noor/i.test(name)));
      const found = shown();
      panel.button(`Invite ${found[0]} to the stage`).click();
      await until('the row waits', () => said(panel.one('.invite .person')).includes('Invited'));
      type('');
      await until('all are back', () => panel.all('.invite .person').length > 4);
    });

    it('says when nobody is called that, and when it could not ask', async () => {
      await open({ people: 30 });
      panel.button('Invite').click();
      await panel.shows('[part="search"]');
      type('zzzz');
      await until('a word', () => said(panel.one('[part="stage"]')).includes('Nobody here is called that.'));
      panel.simulation.world.options.fails = { roster: 'unavailable' };
      type('yyyy');
      await panel.shows('[part="stage"] .bad');
    });
  });

  describe('shows reports', () => {
    it('with how many there are, and takes one away that was seen to', async () => {
      await open({ reports: 2 });
      await look('Reports');
      assert.equal(said(panel.one('.tabs button')), 'Reports 2');
      const [first, second] = rows();
      assert.deepEqual(first?.slice(0, 3), [
        'Ieva Šermukšnytė',
        'Harassment or insults',
        'Talks over everybody, and calls those names who ask for the floor.',
      ]);
      assert.match(first?.[3] ?? '', /^by .+ · /);
      assert.equal(second?.[1], 'Spam or fraud');
      panel.button('Mark the report about Ieva Šermukšnytė as done').click();
      await until('one is left', () => rows().length === 1);
      await until('the number follows', () => said(panel.one('.tabs button')) === 'Reports 1');
      assert.deepEqual(panel.acted, [{ type: 'report-close', report: 'report-0' }]);
    });

    it('announces a new one, once, and not those that were there', async () => {
      const heard: string[] = [];
      announcer.say = (text) => void heard.push(text);
      try {
        await open({ reports: 1 });
        await until('the first', () => panel.all('.tabs button').length);
        const { world } = panel.simulation;
        const [old] = (await world.records.reports()).reports;
        const person = { id: 'p_3', name: 'Amara Okonjo-Leith' };
        if (old) world.records.report({ ...old, id: 'fresh', person });
        await until('it is announced', () => heard.includes('New report about Amara Okonjo-Leith.'));
        world.records.close('fresh');
        await until('it is gone', () => said(panel.one('.tabs button')) === 'Reports 1');
        assert.lengthOf(
          heard.filter((text) => text.startsWith('New report')),
          1,
        );
      } finally {
        Reflect.deleteProperty(announcer, 'say');
      }
    });

    it('says that there are none, and what is kept for how long', async () => {
      await open();
      await look('Reports');
      assert.include(said(panel.one('[part="records"]')), 'Nobody has reported anybody.');
      assert.include(said(panel.one('[part="records"]')), 'Erased when the room ends.');
    });

    it('says where one was seen to in vain', async () => {
      await open({ reports: 1, fails: { 'report-close': 'unavailable' } });
      await look('Reports');
      panel.button('Mark the report about Ieva Šermukšnytė as done').click();
      await panel.shows('.record .bad');
      assert.lengthOf(rows(), 1);
    });
  });

  it('shows who is kept out and how far, and lets them in again', async () => {
    await open({ banned: 3 });
    await look('Kept out');
    await until('three', () => rows().length === 3);
    assert.match(rows()[0]?.[1] ?? '', /^Removed from this room · /);
    assert.match(rows()[1]?.[1] ?? '', /^Banned from the club · /);
    assert.equal(rows()[2]?.[0], 'A guest');
    panel.button('Let A guest in again').click();
    await until('two', () => rows().length === 2);
    assert.deepEqual(panel.acted, [{ type: 'ban-lift', person: 'g_kept-2' }]);
  });

  it('shows who did what, the newest first, page by page', async () => {
    await open({ logged: 45 });
    await look('Log');
    await until('a page', () => rows().length === 20);
    assert.deepEqual(rows()[0]?.[0], 'Muted: Ieva Šermukšnytė');
    assert.match(rows()[0]?.[1] ?? '', /^Rasa Milvydė · /);
    assert.match(rows()[6]?.[1] ?? '', /^By itself · /);
    panel.button('Show earlier').click();
    await until('two pages', () => rows().length === 40);
    panel.button('Show earlier').click();
    await until('all', () => rows().length === 45);
    assert.throws(() => panel.button('Show earlier'));
    const box = panel.one('.box');
    assert.deepEqual([box.tabIndex, box.role, box.ariaLabel], [0, 'group', 'Log']);
  });

  it('says what could not be read, and tries again', async () => {
    await open({ banned: 1, fails: { bans: 'unavailable' } });
    await look('Kept out');
    await panel.shows('[part="records"] .bad');
    panel.simulation.world.options.fails = {};
    panel.button('Try again').click();
    await until('it is here', () => rows().length === 1);
  });

  it('opens one list at a time, and says so to those who do not see it', async () => {
    await open({ banned: 1, logged: 1 });
    await look('Kept out');
    await look('Log');
    const expanded = panel.all('.tabs button').map((button) => button.ariaExpanded);
    assert.deepEqual(expanded, ['false', 'false', 'true']);
    await look('Log');
    assert.isEmpty(panel.all('.box'));
  });

  it('has no such lists where the backend keeps none', async () => {
    await open({ fails: { reports: 'not_supported' } });
    await panel.settle();
    assert.isEmpty(panel.all('[part="records"]'));
  });
});
