import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { until } from '../support/until.ts';
import { type Options, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
/** A hand outside of the room that it is for. */
const hand = async (options?: Options): Promise<void> => {
  visitor = new Visitor(
    options,
    html`<hallway-room room="street-trees" bare></hallway-room
      ><hallway-hand-raise room="street-trees"></hallway-hand-raise>`,
  );
  await visitor.join();
};
afterEach(() => visitor.leave());
const shown = async (): Promise<HTMLElement> => visitor.find('hallway-hand-raise');

describe('A hand', () => {
  it('is raised, shows its place, and is lowered', async () => {
    await hand({ hands: 2 });
    const button = await visitor.button('Raise hand');
    assert.equal(button.ariaPressed, 'false');
    button.click();
    const up = await visitor.button('Hand raised, 3rd in queue');
    assert.equal(up.ariaPressed, 'true');
    assert.isTrue((await shown()).matches(':state(raised)'));
    up.click();
    await visitor.button('Raise hand');
    assert.deepEqual(
      visitor.simulation.backend.acted.map(({ type }) => type),
      ['hand-raise', 'hand-lower'],
    );
  });

  it('is asked for once while the answer is out', async () => {
    await hand({ hangs: ['hand-raise'] });
    const button = await visitor.button('Raise hand');
    button.click();
    await visitor.find('.spin');
    button.click();
    assert.equal(visitor.requests.filter(({ type }) => type.includes('hand')).length, 1);
  });

  it('stays down where the page says no', async () => {
    await hand();
    visitor.box.addEventListener('hallway-hand-raise-request', (event) => event.preventDefault());
    await visitor.press('Raise hand');
    assert.deepEqual(visitor.simulation.backend.acted, []);
  });

  it('says what was refused', async () => {
    await hand({ fails: { 'hand-raise': 'rate_limited' } });
    await visitor.press('Raise hand');
    await visitor.reads('Too many tries');
  });

  const closed: [policy: 'off' | 'followed', why: string][] = [
    ['off', 'The hosts take no hands now.'],
    ['followed', 'Only people whom a speaker follows'],
  ];
  for (const [handPolicy, why] of closed) {
    it(`is closed while hands are for ${handPolicy}, and says why`, async () => {
      await hand({ handPolicy });
      const { world } = visitor.simulation;
      world.change({ viewer: { ...world.state.viewer, mayRaiseHand: false } });
      const button = (await visitor.button('Hands are closed')) as HTMLButtonElement;
      assert.isTrue(button.disabled);
      await visitor.reads(why);
    });
  }

  for (const [who, options] of [
    ['a speaker', { viewer: 'speaker' }],
    ['a room without server', { plain: true }],
  ] as [string, Options][]) {
    it(`is not there for ${who}`, async () => {
      await hand(options);
      await until(
        () => visitor.all('hallway-hand-raise').every((one) => one.offsetHeight === 0),
        'no height',
      );
    });
  }

  it('shows the invitation where no room does, and answers it', async () => {
    await hand({ raised: 1 });
    (await visitor.find('hallway-room')).remove();
    const { world } = visitor.simulation;
    const invited = { byName: 'Rasa Milvydė', at: new Date().toISOString() };
    world.change({ viewer: { ...world.state.viewer, invited } });
    await visitor.reads('Rasa Milvydė invites you to the stage');
    await visitor.press('Not now');
    await until(() => !visitor.has('.notice'), 'answered');
    assert.deepEqual((visitor.requests.at(-1) as CustomEvent<unknown>).detail, { accept: false });
  });

  it('leaves the invitation to the room that shows it', async () => {
    await hand({ invited: true });
    await visitor.reads('invites you to the stage');
    assert.equal(visitor.all('.notice').length, 1);
  });
});
