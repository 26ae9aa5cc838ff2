import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupNames } from '../../scripts/build/groups.ts';
import { packagesOf } from '../../scripts/build/licenses.ts';
import { rename, shortNames } from '../../scripts/build/shrink.ts';
import { slim } from '../../scripts/build/slim-lit.ts';
import { brotliSize, sizeTable } from '../../scripts/build/sizes.ts';
import { minifyCss, minifyHtml, minifyLiterals } from '../../scripts/build/templates.ts';
import { costs } from '../../scripts/build/why.ts';

const CSS: readonly (readonly [what: string, given: string, wanted: string])[] = [
  ['comments and layout go', '\n  /* a */\n  :host {\n    color: red;\n  }\n', ' :host{color:red}'],
  ['a descendant’s pseudo-class keeps its space', 'a :hover { b: c }', 'a :hover{b:c}'],
  ['calc keeps its spaces', 'a { b: calc(1px + 2px * 3) }', 'a{b:calc(1px + 2px * 3)}'],
  ['strings stay', `a::before { content: ' {  ; ' }`, `a::before{content:' {  ; '}`],
  ['a child selector', 'a > b , c { d: e; }', 'a>b,c{d:e}'],
  [
    'a container query',
    '@container (inline-size >= 560px) { a { b: c } }',
    '@container (inline-size>= 560px){a{b:c}}',
  ],
];

for (const [what, given, wanted] of CSS) {
  test(`css: ${what}`, () => {
    assert.equal(minifyCss(given), wanted);
  });
}

const HTML: readonly (readonly [what: string, given: string, wanted: string])[] = [
  ['a line break becomes a space', '<p>\n    a\n  </p>', '<p> a </p>'],
  ['comments go', 'a<!-- b\n c -->d', 'ad'],
  ['a no-break space stays', 'a \u00a0 b', 'a \u00a0 b'],
  ['preformatted text stays', '<pre>\n a</pre>', '<pre>\n a</pre>'],
];

for (const [what, given, wanted] of HTML) {
  test(`html: ${what}`, () => {
    assert.equal(minifyHtml(given), wanted);
  });
}

test('only tagged templates are minified, expressions inside them too', () => {
  const code = 'const a = html`<p>\n  ${x ? html`\n <b>` : `\n  c`}</p>`; const s = css`\n a { b: ${y}; }`;';
  assert.equal(
    minifyLiterals(code),
    'const a = html`<p> ${x ? html` <b>` : `\n  c`}</p>`; const s = css` a{b:${y}}`;',
  );
});

test('a cut must be there exactly once', () => {
  assert.equal(slim('abcd', [{ file: 'f', find: 'bc', put: '' }]), 'ad');
  assert.throws(() => slim('abcd', [{ file: 'f', find: 'x', put: '' }]), /f has changed/);
  assert.throws(() => slim('abab', [{ file: 'f', find: 'a', put: '' }]), /f has changed/);
});

test('short names are the same in all chunks, and none is taken', () => {
  const names = shortNames(['x._$AH = _a; y._$AH', 'z._$AH + z._$litType$; const _b = 1']);
  assert.deepEqual(
    [...names],
    [
      ['_$AH', '_c'],
      ['_$litType$', '_d'],
    ],
  );
  assert.equal(rename('z._$AH+z._$litType$+z._$new', names), 'z._c+z._d+z._$new');
});

test('a chunk gets what its files import, unless an earlier one has it', () => {
  const graph = {
    '/r/a.ts': ['/r/shared.ts'],
    '/r/b.ts': ['/r/shared.ts', '/r/own.ts'],
    '/r/shared.ts': ['/r/a.ts'],
    '/r/own.ts': [],
    '/r/other.ts': [],
  } as Record<string, string[]>;
  const getModuleInfo = (id: string) => (graph[id] ? { importedIds: graph[id] } : null);
  const name = groupNames(
    [
      ['first', ['a.ts']],
      ['second', ['b.ts']],
    ],
    '/r',
  );
  const of = (file: string) => name(`/r/${file}`, { getModuleInfo });
  assert.deepEqual(['a.ts', 'shared.ts', 'b.ts', 'own.ts', 'other.ts'].map(of), [
    'first',
    'first',
    'second',
    'second',
    null,
  ]);
  const wrong = groupNames([['first', ['gone.ts']]], '/r');
  assert.throws(() => wrong('/r/a.ts', { getModuleInfo }), /gone\.ts is not in the bundle/);
});

test('sizes are in bytes, and what repeats another module costs less than itself', async () => {
  assert.ok(brotliSize('a'.repeat(1000)) < 20);
  assert.match(sizeTable([{ file: 'a.js', raw: 1234, brotli: 5 }]), /a\.js\s+1,234\s+5$/);
  const code = Array.from(
    { length: 40 },
    (_, index) => `console.log("${(index * 7919).toString(36)}");`,
  ).join('\n');
  const [first, second] = await costs([
    ['a', code],
    ['b', code],
    ['c', 'console.log(1);'],
  ]);
  assert.ok(
    first && second && first.brotli < brotliSize(code) / 2,
    'twice the same is hardly more than once',
  );
});

test('licences are those of the packages that modules are from', () => {
  const folder = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  const ids = ['lit/index.js', '@floating-ui/dom/a/b.js', 'lit/c.js', 'no-such-package/a.js'].map(
    (id) => folder + id,
  );
  assert.deepEqual(packagesOf([...ids, '/src/a.ts']), [`${folder}@floating-ui/dom`, `${folder}lit`]);
});
