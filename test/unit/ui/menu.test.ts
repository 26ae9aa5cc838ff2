import { assert } from '@open-wc/testing';
import { html, LitElement, nothing } from 'lit';
import { MenuController } from '../../../src/ui/menu.ts';
import { until } from '../support/until.ts';
import { focused, key } from '../support/visitor.ts';

class TestMenu extends LitElement {
  readonly menu = new MenuController(this);
  readonly chosen: string[] = [];

  protected override render() {
    const item = (name: string, off = false) =>
      html`<button role="menuitem" ?disabled=${off} @click=${() => this.chosen.push(name)}>${name}</button>`;
    return html`<button
        id="opener"
        aria-expanded=${this.menu.open === 'm'}
        @click=${this.menu.toggler('m')}
      ></button>
      ${
        this.menu.open === 'm'
          ? html`<div class="menu" popover="manual" role="menu">
              ${item('one')}${item('two', true)}${item('three')}
            </div>`
          : nothing
      }`;
  }
}
customElements.define('test-menu', TestMenu);

describe('A menu', () => {
  let element: TestMenu;
  const opener = () => element.renderRoot.querySelector('button') as HTMLButtonElement;
  const word = () => focused()?.textContent;

  beforeEach(async () => {
    element = new TestMenu();
    document.body.append(element);
    await element.updateComplete;
    opener().focus();
    opener().click();
    await until(() => word() === 'one', 'the first item has the focus');
  });
  afterEach(() => element.remove());

  const closed = async () => {
    await element.updateComplete;
    assert.isNull(element.renderRoot.querySelector('.menu'));
    assert.equal(opener().ariaExpanded, 'false');
  };

  it('hears the keys of its button, which has the focus until the menu has its place', async () => {
    opener().focus();
    key('ArrowUp');
    assert.equal(word(), 'three');
    opener().focus();
    key('Escape');
    await closed();
    assert.equal(focused(), opener());
    key('ArrowUp');
    assert.equal(focused(), opener(), 'nothing is heard once it is closed');
  });

  it('moves with the arrow keys, past what is disabled, around both ends', () => {
    const steps = [
      ['ArrowDown', 'three'],
      ['ArrowDown', 'one'],
      ['ArrowUp', 'three'],
      ['Home', 'one'],
      ['End', 'three'],
    ];
    for (const [name = '', expected] of steps) {
      key(name);
      assert.equal(word(), expected, name);
    }
  });

  it('closes on Escape and gives the focus back', async () => {
    key('Escape');
    await closed();
    assert.equal(focused(), opener());
  });

  it('closes when something is chosen', async () => {
    (focused() as HTMLElement).click();
    await closed();
    assert.deepEqual(element.chosen, ['one']);
    assert.equal(focused(), opener());
  });

  it('closes on a press elsewhere, and leaves the focus alone', async () => {
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await closed();
    assert.notEqual(focused(), opener());
  });

  it('closes when the focus goes elsewhere', async () => {
    const other = document.createElement('button');
    document.body.append(other);
    other.focus();
    await closed();
    other.remove();
  });

  it('closes when its button is pressed again', async () => {
    opener().click();
    await closed();
  });

  it('is gone when the element comes back', async () => {
    element.remove();
    document.body.append(element);
    await closed();
  });

  it('stands beside its button, inside the window', () => {
    const { left, right, top } = (
      element.renderRoot.querySelector('.menu') as Element
    ).getBoundingClientRect();
    assert.isAtLeast(left, 0);
    assert.isAtMost(right, innerWidth);
    assert.isAtLeast(top, opener().getBoundingClientRect().bottom);
  });

  it('goes to the side where it fits when more comes into it', async () => {
    const menu = element.renderRoot.querySelector('.menu') as HTMLElement;
    const button = opener();
    // As our styles have it.
    Object.assign(menu.style, {
      margin: '0',
      insetInlineEnd: 'auto',
      insetBlockEnd: 'auto',
      boxSizing: 'border-box',
    });
    // Room for three items below, and for all of them above.
    Object.assign(button.style, { position: 'fixed', insetBlockEnd: '150px' });
    await until(() => menu.getBoundingClientRect().top > innerHeight - 150, 'it follows its button');
    const late = document.createElement('div');
    late.style.blockSize = '250px';
    menu.append(late);
    await until(
      () => menu.getBoundingClientRect().bottom <= button.getBoundingClientRect().top,
      'it is above its button',
    );
    assert.isAtMost(menu.scrollHeight, menu.clientHeight + 1, 'nothing of it is cut off');
  });
});
