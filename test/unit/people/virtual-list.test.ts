import { assert, waitUntil } from '@open-wc/testing';
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LongList } from '../../../src/ui/long-list.ts';
import type { Place, TilePerson } from '../../../src/ui/person-tile.ts';
import { virtualListStyles } from '../../../src/ui/virtual-list.styles.ts';
import { simulate } from '../../../stories/simulated/simulate.ts';

/** Waits for as long as a busy machine may take. */
function eventually(isTrue: () => boolean, message: string): Promise<void> {
  return waitUntil(isTrue, message, { timeout: 10_000 });
}

/** A list of buttons, 40 px high, in as many columns of 100 px as fit. */
class TestLongList extends LitElement {
  static override styles = [
    virtualListStyles,
    css`
      .grid {
        --_row: 40px;
        display: grid;
        margin: 0;
        padding-inline: 0;
        grid-template-columns: repeat(auto-fill, minmax(100px, 1fr));
      }
      li {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) people: readonly TilePerson[] = [];
  @property({ type: Number }) count = 0;
  ends = 0;
  private readonly list = new LongList(this);

  protected override render() {
    return this.list.render({
      people: this.people,
      count: this.count,
      label: 'People',
      layout: 'grid',
      item: (person, place?: Place) =>
        html`<li data-id=${person.id} aria-posinset=${place?.position ?? 0} aria-setsize=${place?.size ?? 0}>
          <button>${person.name}</button>
        </li>`,
      onEnd: () => (this.ends += 1),
    });
  }
}
customElements.define('test-long-list', TestLongList);

const EVERYBODY = simulate({ people: 2000, stage: 0, followed: 0 }).world.everybody().slice(0, 2000);

class Harness {
  readonly element = new TestLongList();

  constructor(people: readonly TilePerson[], { width = 320, count = people.length } = {}) {
    this.element.people = people;
    this.element.count = count;
    this.element.style.display = 'block';
    this.element.style.width = `${width}px`;
    document.body.append(this.element);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  get box(): HTMLElement {
    return this.root.querySelector('.scroller') as HTMLElement;
  }

  get items(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('li')];
  }

  item(id: string): HTMLElement | null {
    return this.root.querySelector(`li[data-id="${id}"]`);
  }

  /** Whether the person at this index is where a reader sees them. */
  isSeen(index: number): boolean {
    const item = this.item(EVERYBODY[index]?.id ?? '');
    if (!item) return false;
    const [inner, outer] = [item.getBoundingClientRect(), this.box.getBoundingClientRect()];
    return inner.bottom > outer.top && inner.top < outer.bottom;
  }

  async scrollTo(top: number, seen: number): Promise<void> {
    this.box.scrollTop = top;
    await eventually(() => this.isSeen(seen), `index ${seen} is not seen`);
  }
}

describe('A long list', () => {
  let list: Harness;
  afterEach(() => list.element.remove());

  async function open(
    people: readonly TilePerson[],
    options?: { width?: number; count?: number },
  ): Promise<void> {
    list = new Harness(people, options);
    await list.element.updateComplete;
    // Measuring the box comes after the first frame's layout, and may render once more.
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    await list.element.updateComplete;
  }

  for (const [name, width, columns] of [
    ['one column', 120, 1],
    ['three columns', 320, 3],
    ['nine columns', 940, 9],
  ] as const) {
    it(`renders only what is seen of 2,000 people in ${name}`, async () => {
      await open(EVERYBODY, { width });
      const rows = Math.ceil(list.items.length / columns);
      assert.isAtLeast(rows, 440 / 40, 'fills the box');
      assert.isAtMost(rows, 440 / 40 + 12, 'and not much more');
      assert.equal(list.box.scrollHeight, Math.ceil(2000 / columns) * 40);
      assert.isTrue(list.isSeen(0));
    });
  }

  it('shows whoever belongs where it is scrolled to', async () => {
    await open(EVERYBODY);
    await list.scrollTo(40 * 300, 900);
    assert.isAtMost(list.items.length, 3 * 23);
    const item = list.item(EVERYBODY[900]?.id ?? '');
    const offset = (item?.getBoundingClientRect().top ?? 0) - list.box.getBoundingClientRect().top;
    assert.equal(offset, 0, 'row 300 is at the top of the box');
    await list.scrollTo(list.box.scrollHeight, 1999);
    await list.scrollTo(0, 0);
  });

  it('says where each stands in the whole', async () => {
    await open(EVERYBODY, { count: 3000 });
    await list.scrollTo(40 * 100, 300);
    const item = list.item(EVERYBODY[300]?.id ?? '');
    assert.equal(item?.ariaPosInSet, '301');
    assert.equal(item?.ariaSetSize, '3000');
  });

  it('keeps the focused person in the document, wherever it is scrolled to', async () => {
    await open(EVERYBODY);
    const button = list.item(EVERYBODY[4]?.id ?? '')?.querySelector('button');
    button?.focus();
    for (const [top, seen] of [
      [40 * 200, 600],
      [40 * 600, 1800],
      [0, 0],
    ] as const) {
      await list.scrollTo(top, seen);
      assert.equal(list.root.activeElement, button, `after scrolling to ${top}`);
    }
  });

  it('keeps the focus when it is scrolled above whoever has it', async () => {
    await open(EVERYBODY);
    await list.scrollTo(40 * 400, 1200);
    const button = list.item(EVERYBODY[1203]?.id ?? '')?.querySelector('button');
    button?.focus();
    await list.scrollTo(0, 0);
    assert.equal(list.root.activeElement, button);
    await list.scrollTo(40 * 400, 1203);
    const item = list.item(EVERYBODY[1203]?.id ?? '');
    await eventually(() => item?.dataset['apart'] === undefined, 'it is not back in its row');
  });

  it('gives the focus to the box when whoever had it left', async () => {
    await open(EVERYBODY);
    list
      .item(EVERYBODY[4]?.id ?? '')
      ?.querySelector('button')
      ?.focus();
    list.element.people = EVERYBODY.filter((_, index) => index !== 4);
    await list.element.updateComplete;
    assert.equal(list.root.activeElement, list.box);
  });

  it('touches only whom a change is about', async () => {
    await open(EVERYBODY);
    const before = new Map(list.items.map((item) => [item.dataset['id'], item]));
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(list.root, { subtree: true, childList: true, characterData: true, attributes: true });
    const [first] = EVERYBODY;
    list.element.people = EVERYBODY.map((one) => (one === first ? { ...one, name: 'Somebody else' } : one));
    await list.element.updateComplete;
    changes.push(...observer.takeRecords());
    observer.disconnect();
    const touched = changes.map(({ target }) => target.parentElement?.closest('li')?.dataset['id']);
    assert.deepEqual(touched.filter(Boolean), [first?.id]);
    assert.isTrue(list.items.every((item) => before.get(item.dataset['id']) === item));
  });

  it('asks for more only when the end is in sight', async () => {
    await open(EVERYBODY.slice(0, 300), { count: 2000 });
    assert.equal(list.element.ends, 0);
    await list.scrollTo(list.box.scrollHeight, 299);
    assert.isAbove(list.element.ends, 0);
  });

  it('asks for nothing when all are known', async () => {
    await open(EVERYBODY.slice(0, 300));
    await list.scrollTo(list.box.scrollHeight, 299);
    assert.equal(list.element.ends, 0);
  });

  it('follows its box when it becomes wider', async () => {
    await open(EVERYBODY, { width: 120 });
    list.element.style.width = '520px';
    await eventually(() => list.box.scrollHeight === (2000 / 5) * 40, 'not five columns');
    await eventually(() => list.items.length >= 5 * (440 / 40), 'the box is not filled');
  });

  it('is reached by Tab and scrolled by the keys', async () => {
    await open(EVERYBODY);
    assert.equal(list.box.tabIndex, 0);
    assert.equal(list.box.ariaLabel, 'People');
  });

  it('simply shows a few', async () => {
    await open(EVERYBODY.slice(0, 6));
    assert.equal(list.items.length, 6);
    assert.isNull(list.box);
  });
});
