import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { contrast, type Rgba, siteTheme } from '../../../src/theme/site.ts';
import { until } from '../support/until.ts';
import { Visitor } from '../support/visitor.ts';

const PAPER: Rgba = [252, 245, 230, 1];
const INK: Rgba = [34, 26, 16, 1];
const RUST: Rgba = [163, 50, 11, 1];
const NIGHT: Rgba = [7, 9, 20, 1];
const WHITE: Rgba = [255, 255, 255, 1];
const YELLOW: Rgba = [255, 216, 74, 1];

function colors(values: Readonly<Record<string, string>>, name: string): Rgba {
  const [red = 0, green = 0, blue = 0] = (values[name]?.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue, 1];
}

describe('A theme from the page', () => {
  const pages: [name: string, text: Rgba, surface: Rgba, accent: Rgba, scheme: string][] = [
    ['a paper', INK, PAPER, RUST, 'light'],
    ['a night', WHITE, NIGHT, YELLOW, 'dark'],
    ['yellow links on white', INK, WHITE, YELLOW, 'light'],
    ['links in the colour of the text', INK, WHITE, INK, 'light'],
    ['links in the colour of the page', INK, PAPER, PAPER, 'light'],
    ['grey text', [150, 150, 150, 1], WHITE, RUST, 'light'],
    ['white text over a picture', WHITE, WHITE, YELLOW, 'dark'],
  ];
  for (const [name, text, surface, accent, scheme] of pages) {
    it(`can be read: ${name}`, () => {
      const made = siteTheme({ text, surface, accent });
      const ratio = (a: string, b: string) => contrast(colors(made.values, a), colors(made.values, b));
      assert.equal(made.scheme, scheme);
      assert.isAtLeast(ratio('text', 'surface'), 4.5, 'text');
      assert.isAtLeast(ratio('on-accent', 'accent'), 4.5, 'the filled button');
      assert.isAtLeast(ratio('accent-text', 'surface'), 4.5, 'accent as text');
      assert.isAtLeast(ratio('accent', 'surface'), 1.4, 'the button’s edge');
      for (const sign of ['live', 'danger', 'warning']) assert.isAtLeast(ratio(sign, 'surface'), 4.5, sign);
    });
  }

  it('is the page’s own where that can be read', () => {
    const { values } = siteTheme({ text: INK, surface: PAPER, accent: RUST });
    assert.deepInclude(values, {
      text: 'rgb(34 26 16)',
      surface: 'rgb(252 245 230)',
      accent: 'rgb(163 50 11)',
      'on-accent': 'rgb(252 245 230)',
      'accent-text': 'rgb(163 50 11)',
    });
  });

  it('has the contrasts of WCAG', () => {
    assert.equal(contrast([0, 0, 0, 1], WHITE), 21);
    assert.approximately(contrast([118, 118, 118, 1], WHITE), 4.54, 0.01);
  });
});

describe('An element with the theme of its site', () => {
  let visitor: Visitor;
  afterEach(() => {
    visitor.leave();
    document.documentElement.removeAttribute('class');
  });

  const page = html`<style>
      .page {
        background: rgb(252 245 230);
        color: rgb(34 26 16);
        font:
          20px Georgia,
          serif;
        accent-color: rgb(163 50 11);
      }
      .dusk .page {
        background: #070914;
        color: oklch(0.97 0 0);
        accent-color: rgb(255 216 74);
      }
      .tokens {
        --hallway-color-accent: rgb(1 2 3);
      }
    </style>
    <div class="page">
      <hallway-provider theme="site"><hallway-room room="street-trees"></hallway-room></hallway-provider>
      <p class="tokens"><hallway-room room="street-trees" theme="site"></hallway-room></p>
    </div>`;
  const styleOf = async (place: string, inside: string) => {
    const room = await visitor.find(`${place} hallway-room`);
    await until(() => Boolean(room.shadowRoot?.querySelector(inside)), inside);
    const part = room.shadowRoot?.querySelector(inside);
    return getComputedStyle(part!);
  };

  it('takes its colours and type, follows them, and gives them back', async () => {
    visitor = new Visitor({}, page);
    const card = await styleOf('hallway-provider', '.card');
    await until(() => card.backgroundColor === 'rgb(252, 245, 230)', 'the paper');
    const button = await styleOf('hallway-provider', '.primary');
    assert.equal(button.backgroundColor, 'rgb(163, 50, 11)');
    assert.equal(button.color, 'rgb(252, 245, 230)');
    assert.include(card.fontFamily, 'Georgia');
    assert.equal(button.fontSize, '20px');

    document.documentElement.className = 'dusk';
    await until(() => card.backgroundColor === 'rgb(7, 9, 20)', 'the night');
    assert.equal(button.backgroundColor, 'rgb(255, 216, 74)');
    assert.equal(card.colorScheme, 'dark');

    (await visitor.find('hallway-provider')).removeAttribute('theme');
    await until(() => button.backgroundColor === 'rgb(11, 107, 82)', 'our own');
  });

  it('lets a token of an ancestor win', async () => {
    visitor = new Visitor({}, page);
    const card = await styleOf('.tokens', '.card');
    await until(() => card.backgroundColor === 'rgb(252, 245, 230)', 'the paper');
    assert.equal((await styleOf('.tokens', '.primary')).backgroundColor, 'rgb(1, 2, 3)');
  });

  it('takes the colour of links where no accent is set, and leaves nothing in the page', async () => {
    visitor = new Visitor(
      {},
      html`<style>
          .blog a {
            color: rgb(120 0 80);
          }
        </style>
        <div class="blog"><hallway-room room="street-trees" theme="site"></hallway-room></div>`,
    );
    const button = await styleOf('.blog', '.primary');
    await until(() => button.backgroundColor === 'rgb(120, 0, 80)', 'the links’ colour');
    assert.equal((await visitor.find('.blog')).children.length, 1);
  });
});
