import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { SimulatedBackend } from '../../../stories/simulated/backend.ts';
import { until } from '../support/until.ts';
import { focused, key, type Options, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
const backend = (): SimulatedBackend => visitor.simulation.backend;
const signs = (): HTMLElement[] => visitor.all('.sign');
const flying = (): HTMLElement[] => signs().filter((sign) => sign.getAnimations().length > 0);

/** Says that people ask for less motion, or not. */
function motion(reduced: boolean): void {
  const real = globalThis.matchMedia;
  globalThis.matchMedia = (query) =>
    query.includes('reduced-motion')
      ? ({ matches: reduced } as MediaQueryList)
      : real.call(globalThis, query);
  restore = () => {
    globalThis.matchMedia = real;
  };
}
let restore = (): void => undefined;

async function join(options: Options = {}, reduced = false): Promise<void> {
  motion(reduced);
  visitor = new Visitor({ people: 20, ...options });
  await visitor.join();
  await until(() => backend().heard, 'listens to reactions');
}

afterEach(() => {
  visitor.leave();
  restore();
});

describe('Reactions', () => {
  it('rise, one for one, and are never more than the pool', async () => {
    await join();
    assert.isEmpty(signs(), 'no node before the first');
    backend().applaud({ clap: 1 });
    assert.lengthOf(flying(), 1);
    backend().applaud({ clap: 5_000, heart: 5_000, wow: 5_000, laugh: 5_000, agree: 5_000 });
    const count = signs().length;
    assert.lengthOf(flying(), 30);
    backend().applaud({ clap: 5_000, agree: 5_000 });
    assert.lengthOf(flying(), 30);
    assert.lengthOf(signs(), count, 'no node is added for more');
  });

  it('lay nothing out', async () => {
    await join();
    const room = await visitor.find('hallway-reactions');
    const bar = await visitor.find('hallway-control-bar');
    const before = [visitor.box.offsetHeight, bar.offsetTop];
    backend().applaud({ clap: 100 });
    assert.deepEqual([visitor.box.offsetHeight, bar.offsetTop], before);
    assert.equal(room.offsetHeight, 0);
    const properties = flying().flatMap((sign) =>
      sign.getAnimations().flatMap((animation) => {
        const frames = (animation.effect as KeyframeEffect).getKeyframes();
        return frames.flatMap((frame) => Object.keys(frame));
      }),
    );
    const meta = ['offset', 'computedOffset', 'easing', 'composite'];
    assert.sameMembers(
      [...new Set(properties.filter((name) => !meta.includes(name)))],
      ['transform', 'opacity'],
    );
  });

  it('give the node back when they have risen', async () => {
    await join();
    backend().applaud({ heart: 1 });
    flying()[0]?.getAnimations()[0]?.finish();
    await until(() => flying().length === 0);
    backend().applaud({ heart: 500 });
    assert.lengthOf(flying(), 10, 'all of its kind are free again');
  });

  it('are counted where nothing may move', async () => {
    await join({}, true);
    backend().applaud({ clap: 12 });
    backend().applaud({ clap: 1, heart: 2 });
    await until(() => visitor.has('.tally'));
    assert.equal(visitor.text(await visitor.find('.tally')), '13 2');
    assert.isEmpty(signs());
  });

  it('are not asked for before joining, and not after leaving', async () => {
    visitor = new Visitor();
    await visitor.button('Listen');
    assert.isFalse(backend().heard);
    await visitor.join();
    await until(() => backend().heard);
    await visitor.press('Leave quietly');
    await until(() => !backend().heard);
  });

  it('rise where the page has put them, and nowhere else', async () => {
    motion(false);
    visitor = new Visitor(
      {},
      html`<hallway-room room="street-trees"><hallway-reactions></hallway-reactions></hallway-room>`,
    );
    await visitor.join();
    await until(() => backend().heard);
    assert.lengthOf(visitor.all('hallway-reactions'), 1);
  });
});

describe('Reacting', () => {
  it('claps as often as one presses, with the panel open', async () => {
    await join();
    await visitor.press('React');
    const clap = await visitor.button('Clap');
    clap.click();
    clap.click();
    clap.click();
    assert.lengthOf(flying(), 3, 'at once');
    await until(() => backend().reacted.length === 1);
    assert.deepEqual(backend().reacted, [{ clap: 3 }]);
    assert.isTrue(visitor.has('.kinds'), 'still open');
    assert.equal(visitor.requests.filter(({ type }) => type === 'hallway-reaction-send-request').length, 3);
  });

  it('sends nothing that the page cancels', async () => {
    await join();
    visitor.box.addEventListener('hallway-reaction-send-request', (event) => event.preventDefault());
    await visitor.press('React');
    await visitor.press('Heart');
    assert.isEmpty(flying());
  });

  it('works by keyboard: arrows, Escape, and the focus is back', async () => {
    await join();
    const open = await visitor.button('React');
    open.focus();
    open.click();
    await until(() => focused()?.ariaLabel === 'Clap', 'the first is focused');
    key('ArrowRight');
    assert.equal(focused()?.ariaLabel, 'Heart');
    key('ArrowLeft');
    key('ArrowLeft');
    assert.equal(focused()?.ariaLabel, 'Agree');
    key('Escape');
    await until(() => !visitor.has('.kinds'));
    assert.equal(focused(), open);
  });

  it('goes from right to left where the page does', async () => {
    await join();
    visitor.box.dir = 'rtl';
    await visitor.press('React');
    await until(() => focused()?.ariaLabel === 'Clap');
    key('ArrowLeft');
    assert.equal(focused()?.ariaLabel, 'Heart');
  });

  it('is switched off by the host, who can switch it on again', async () => {
    await join({ viewer: 'host' });
    await visitor.press('React');
    (await visitor.find('input[name="reaction-policy"]')).click();
    await until(() => visitor.simulation.world.state.room.reactionPolicy === 'off');
    await until(() => !visitor.has('.kinds'));
    assert.deepEqual(backend().acted.at(-1), { type: 'reaction-policy', policy: 'off' });
    (await visitor.find('input[name="reaction-policy"]')).click();
    await until(() => visitor.has('.kinds'));
  });

  it('is absent where it is switched off, and in a room without a server', async () => {
    for (const options of [{ reactionPolicy: 'off' }, { plain: true }] as const) {
      visitor?.leave();
      visitor = new Visitor(options);
      await visitor.join();
      await visitor.button('Volume and devices');
      assert.isEmpty(visitor.all('button').filter(({ ariaLabel }) => ariaLabel === 'React'));
    }
  });

  it('says in Lithuanian what it is', async () => {
    document.documentElement.lang = 'lt';
    try {
      visitor = new Visitor();
      await visitor.press('Klausytis');
      await visitor.press('Reaguoti');
      for (const name of ['Plojimas', 'Širdelė', 'Juokas', 'Nuostaba', 'Pritariu'])
        await visitor.button(name);
    } finally {
      document.documentElement.lang = 'en';
    }
  });
});
