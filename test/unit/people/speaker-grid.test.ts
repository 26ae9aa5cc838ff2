import { assert } from '@open-wc/testing';
import '../../../src/elements/speaker-grid/speaker-grid.define.ts';
import { until } from '../support/ears.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { Harness, said } from './stage.ts';

type Grid = Harness<'hallway-speaker-grid'>;
let grid: Grid;

async function open(options: Partial<SimulatedOptions> & { width?: number; joined?: boolean } = {}) {
  grid = await Harness.open('hallway-speaker-grid', options);
}

/** A section by its heading. */
function section(id: string): HTMLElement {
  return grid.one(`section:has(#${id})`);
}

function tile(id: string): HTMLElement {
  return grid.one(`.tile[data-id="${id}"]`);
}

function level(id: string): string {
  return grid.one(`.tile[data-id="${id}"] > .ring`).style.getPropertyValue('--_level');
}

describe('hallway-speaker-grid', function () {
  this.timeout(40_000);

  afterEach(() => grid.close());

  describe('says who is on stage', () => {
    const cases: { name: string; options?: Partial<SimulatedOptions>; id: string; says: string }[] = [
      { name: 'a host who speaks', id: 'p_0', says: 'Rasa Milvydė, host, speaking' },
      { name: 'a moderator who is muted', id: 'p_1', says: 'Kenji Moriwaka, moderator, muted' },
      { name: 'a speaker with an open microphone', id: 'p_3', says: 'Amara Okonjo-Leith, microphone on' },
      {
        name: 'somebody who is away',
        options: { away: 1 },
        id: 'p_5',
        says: 'Elżbieta Zawirska, away',
      },
      {
        name: 'the viewer',
        options: { viewer: 'speaker' },
        id: 'p_3',
        says: 'Amara Okonjo-Leith (you), microphone on',
      },
    ];
    for (const { name, options, id, says } of cases) {
      it(name, async () => {
        await open(options);
        await until(says, () => said(tile(id).querySelector('.sr') as Element) === says);
      });
    }
  });

  it('is a list for each section, named by its heading, with numbers', async () => {
    await open({ people: 20, followed: 3 });
    await grid.shows('.crowd li');
    const headings = grid.all('h4').map((heading) => said(heading));
    assert.deepEqual(headings, ['On stage 6', 'Followed by speakers 3', 'Audience 12']);
    for (const list of grid.all('ul')) {
      assert.equal(list.getAttribute('role'), 'list');
      assert.isNotNull(grid.root.getElementById(list.getAttribute('aria-labelledby') ?? ''));
    }
  });

  it('shows badges with words, captions, and marks for microphone and hand', async () => {
    await open({ people: 30, hands: 2 });
    assert.equal(said(tile('p_0').querySelector('.badge') as Element), 'Host');
    assert.equal(said(tile('p_1').querySelector('.badge') as Element), 'Moderator');
    assert.equal(said(tile('p_2').querySelector('.sub') as Element), 'Dendrologist');
    assert.equal(tile('p_1').querySelector<HTMLElement>('.mark')?.title, 'Muted');
    await grid.shows('.followed .mark.top');
    const raised = grid.all('.followed .tile').filter((one) => one.querySelector('.mark.top'));
    assert.deepEqual(
      raised.map((one) => said(one.querySelector('.sr') as Element)),
      ['Tomas Grinvalas, hand raised', 'Ugnė Balsytė, hand raised'],
    );
  });

  it('shows given names below small faces, and whole names to those who point or listen', async () => {
    await open({ people: 20 });
    const first = await grid.shows('.followed .tile');
    assert.equal(said(first.querySelector('.name') as Element), 'Lucía');
    assert.equal(first.title, 'Lucía Ferrandiz');
    assert.equal(said(first.querySelector('.sr') as Element), 'Lucía Ferrandiz');
  });

  it('lets a name of the stage wrap, and keeps it inside its column', async () => {
    await open({ names: 'long', width: 260 });
    for (const name of grid.all('.grid:not(.followed) .name')) {
      assert.isAtMost(name.getBoundingClientRect().width, name.parentElement?.clientWidth ?? 0);
      assert.isAtMost(name.clientHeight, 3 * 1.3 * 13 + 1);
    }
    assert.isAtMost(grid.element.scrollWidth, grid.element.clientWidth);
  });

  it('writes levels to the tiles of those who speak, and renders nothing for it', async () => {
    await open({ speaking: 'nobody' });
    grid.simulation.world.speak(new Map([['p_0', 0.2]]));
    await until('p_0 speaks', () => tile('p_0').matches('.speaking'));
    assert.equal(level('p_0'), '0.20');
    let updates = 0;
    grid.element.addController({ hostUpdated: () => (updates += 1) });
    grid.simulation.world.speak(new Map([['p_0', 0.9]]));
    await grid.settle();
    assert.equal(level('p_0'), '0.90');
    assert.equal(updates, 0);
    assert.equal(level('p_2'), '');
  });

  it('touches one tile when one person changes', async () => {
    await open({ people: 60, stage: 60, speaking: 'nobody' });
    const touched = new Set<string | undefined>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.add(element?.closest('li')?.dataset['id']);
      }
    });
    observer.observe(grid.root, { subtree: true, childList: true, characterData: true, attributes: true });
    grid.simulation.world.changePerson('p_7', { muted: false });
    grid.simulation.world.speak(new Map([['p_7', 0.5]]));
    await until('p_7 speaks', () => tile('p_7').matches('.speaking'));
    await grid.settle();
    observer.disconnect();
    assert.deepEqual([...touched], ['p_7']);
  });

  it('renders 2,000 on stage only as far as they are seen, and says where each stands', async () => {
    await open({ people: 2000, stage: 2000, width: 700 });
    await grid.shows('.scroller .tile');
    await until('a bounded number of tiles', () => grid.all('.tile').length < 100);
    assert.isAbove(grid.all('.tile').length, 12);
    const [first] = grid.all('.tile');
    assert.equal(first?.getAttribute('aria-posinset'), '1');
    assert.equal(first?.getAttribute('aria-setsize'), '2000');
    const box = grid.one('.scroller');
    await until('the last of them', () => {
      box.scrollTop = box.scrollHeight;
      return grid.root.querySelector('[data-id="p_1999"]');
    });
    assert.isBelow(grid.all('.tile').length, 100);
  });

  it('shows the participants of a bare LiveKit deployment: who sends audio is the stage', async () => {
    await open({ plain: true, people: 30 });
    await grid.shows('.tile');
    assert.equal(said(section('stage').querySelector('h4') as Element), 'On stage 6');
    assert.equal(grid.all('.badge').length, 0);
    assert.isNull(grid.root.getElementById('followed'));
    const crowd = await grid.shows('.crowd');
    assert.include(said(crowd), '+14');
  });

  it('shows the stage to those who have not joined, and no list of listeners', async () => {
    await open({ joined: false });
    await grid.shows('.tile');
    assert.equal(grid.all('.tile').length, 6);
    assert.isNull(grid.root.getElementById('audience'));
  });

  it('says so when nobody is on stage', async () => {
    await open({ people: 0 });
    assert.include(said(section('stage')), 'Nobody is on stage yet.');
    assert.isTrue(grid.element.matches(':state(empty)'));
  });

  it('speaks the language of the page from its first rendering on', async () => {
    const { lang } = document.documentElement;
    document.documentElement.lang = 'lt';
    try {
      await open({ joined: false });
      assert.equal(said(grid.one('h4')), 'Scenoje 6');
    } finally {
      document.documentElement.lang = lang;
    }
  });

  it('leaves no listener to levels behind', async () => {
    await open();
    const { element } = grid;
    const parent = element.parentElement as HTMLElement;
    element.remove();
    parent.append(element);
    grid.simulation.world.speak(new Map([['p_3', 0.6]]));
    await until('p_3 speaks', () => tile('p_3').matches('.speaking'));
    assert.equal(level('p_3'), '0.60');
  });
});
