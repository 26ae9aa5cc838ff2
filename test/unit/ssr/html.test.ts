import { assert } from '@open-wc/testing';
import { toAttributes, toHtml, toJson } from '../../../src/ssr/html.ts';
import { type Child, draw, h } from '../../../src/ui/dom.ts';
import { face, glyph } from '../../../src/ui/face.ts';

/** What a card can be made of. */
const TREES: readonly (readonly [what: string, children: readonly Child[]])[] = [
  ['an element with text', [h('p', { class: 'a' }, 'Sound & <Field> "x"')]],
  ['what shows nothing', [h('p', {}, null, false, undefined, ''), false, h('b')]],
  ['attributes', [h('a', { href: '/?a=1&b="2"', download: true, title: '', hidden: false, rel: null }, 'x')]],
  ['handlers', [h('button', { onclick: () => undefined, type: 'button' }, 'Press')]],
  ['lists in lists', [h('ul', {}, [h('li', {}, '1'), [h('li', {}, '2')]])]],
  ['an icon', [glyph('M1 1h2', 's')]],
  ['a face', [face('a', 'Rasa Milvydė', '/no-such-picture.png')]],
  ['a field', [h('form', {}, h('input', { name: 'email', required: true }), h('br'), ' after')]],
];

describe('HTML of a drawing', () => {
  for (const [what, children] of TREES) {
    it(`is what the drawing itself makes: ${what}`, async () => {
      const drawn = document.createElement('div');
      draw(drawn, children);
      const sent = document.createElement('div');
      sent.innerHTML = toHtml(children);
      assert.equal(sent.innerHTML, drawn.innerHTML);

      const observer = new MutationObserver(() => undefined);
      observer.observe(sent, { childList: true, characterData: true, subtree: true });
      draw(sent, children);
      assert.isEmpty(observer.takeRecords(), 'drawn over it, nothing is made anew');
    });
  }

  it('lets nothing out of a script of data', () => {
    const data = { title: '</script><script>alert(1)</script><!--' };
    const box = document.createElement('div');
    box.innerHTML = `<script type="application/json">${toJson(data)}</script>`;
    assert.lengthOf(box.children, 1);
    assert.deepEqual(JSON.parse(box.textContent), data);
  });

  it('takes no handler, and no name that is none', () => {
    for (const name of ['onclick', 'OnClick', 'a b', '"', '']) {
      assert.throws(() => toAttributes({ [name]: 'x' }), TypeError, /no attribute/);
    }
    assert.equal(
      toAttributes({ club: 'a"b', limit: 3, slim: true, lang: null }),
      ' club="a&quot;b" limit="3" slim=""',
    );
  });
});
