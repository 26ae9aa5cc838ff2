import { assert } from '@open-wc/testing';
import { type Child, draw, h } from '../../../src/ui/dom.ts';
import { face } from '../../../src/ui/face.ts';
import { hue, initials } from '../../../src/ui/initials.ts';

describe('draw', () => {
  const box = document.createElement('div');
  beforeEach(() => document.body.append(box));
  afterEach(() => {
    draw(box, []);
    box.remove();
  });

  it('leaves out what is falsy', () => {
    const made = h(
      'p',
      { class: 'a', title: null, lang: '', hidden: false },
      'one',
      [null, h('b', {}, 'two')],
      false,
    );
    draw(box, [made]);
    assert.equal(box.innerHTML, '<p class="a" lang="">one<b>two</b></p>');
  });

  it('makes pictures that are drawn', () => {
    draw(box, [h('svg', {}, h('path', { d: 'M0 0' }))]);
    assert.instanceOf(box.firstChild?.firstChild, SVGPathElement);
  });

  it('keeps the button and its focus while its words and its handler change', () => {
    const pressed: string[] = [];
    const button = (word: string) => h('button', { title: word, onclick: () => pressed.push(word) }, word);
    draw(box, [button('Listen')]);
    const first = box.firstElementChild as HTMLButtonElement;
    first.focus();
    draw(box, [button('Joining')]);
    assert.equal(box.firstElementChild, first);
    assert.equal(document.activeElement, first);
    assert.equal(first.outerHTML, '<button title="Joining">Joining</button>');
    first.click();
    assert.deepEqual(pressed, ['Joining']);
  });

  it('takes a handler away', () => {
    let presses = 0;
    draw(box, [h('button', { onclick: () => (presses += 1) })]);
    draw(box, [h('button')]);
    (box.firstElementChild as HTMLElement).click();
    assert.equal(presses, 0);
  });

  it('touches nothing where nothing changed', async () => {
    const card = () =>
      h('p', { class: 'a' }, h('img', { src: 'data:,', alt: '' }), 'text', h('button', {}, 'Listen'));
    draw(box, [card()]);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((seen) => records.push(...seen));
    observer.observe(box, { subtree: true, childList: true, attributes: true, characterData: true });
    draw(box, [card()]);
    records.push(...observer.takeRecords());
    observer.disconnect();
    assert.deepEqual(records, []);
  });

  const cases: [name: string, before: Child[], after: Child[], html: string][] = [
    ['adds', [h('i')], [h('i'), h('b')], '<i></i><b></b>'],
    ['removes', [h('i'), h('b'), h('u')], [h('i')], '<i></i>'],
    ['replaces another tag', [h('i'), h('b', {}, 'x')], [h('b'), h('b', {}, 'y')], '<b></b><b>y</b>'],
    ['puts an element for a text', ['x'], [h('i', {}, 'x')], '<i>x</i>'],
    ['puts a text for an element', [h('i', {}, 'x')], ['x'], 'x'],
    [
      'takes attributes away',
      [h('i', { id: 'a', hidden: true })],
      [h('i', { lang: 'lt' })],
      '<i lang="lt"></i>',
    ],
    [
      'goes deep',
      [h('p', { id: 'a' }, h('i', {}, 'x'))],
      [h('p', {}, h('i', {}, 'y', h('b')))],
      '<p><i>y<b></b></i></p>',
    ],
  ];
  for (const [name, before, after, markup] of cases) {
    it(name, () => {
      draw(box, before);
      draw(box, after);
      assert.equal(box.innerHTML, markup);
    });
  }
});

describe('Faces', () => {
  const names: [name: string, letters: string][] = [
    ['Rasa Milvydė', 'RM'],
    ['ieva  šermukšnytė-grinvaldienė', 'IŠ'],
    ['Madonna', 'M'],
    ['Ana María de la Cruz', 'AC'],
    ['  ', ''],
    ['رشا العلي', 'را'],
    ['🦉 Owl', '🦉O'],
    ['e\u0301lan x', 'E\u0301X'],
  ];
  for (const [name, letters] of names) it(`${name}: ${letters}`, () => assert.equal(initials(name), letters));

  it('have one letter for a club', () => assert.equal(initials('Sound & Field', 1), 'S'));

  it('keep their colour', () => {
    assert.equal(hue('p_1'), hue('p_1'));
    assert.match(hue('anything'), /^t[1-8]$/);
  });

  it('fall back to initials for a picture that does not load, and do not ask for it again', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    const show = () => draw(box, [face('p_1', 'Rasa Milvydė', '/no-such-picture.png')]);
    show();
    await new Promise((resolve) => box.querySelector('img')?.addEventListener('error', resolve));
    assert.equal(box.textContent, 'RM');
    show();
    assert.isNull(box.querySelector('img'));
    box.remove();
  });
});
