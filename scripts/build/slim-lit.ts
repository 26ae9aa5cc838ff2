import type { Plugin } from 'vite';

/** One cut: in the file that ends so, this text becomes that. */
interface Cut {
  file: string;
  find: string;
  put: string;
}

const LIT = /\/node_modules\/(?:lit|lit-html|lit-element|@lit\/reactive-element)\//;

/**
 * What Lit carries for others and the one-tag bundle never uses, measured at 0.75 kB brotli of 5.6: a card has 10 kB for
 * everything. Each cut is a text of Lit's published production build, so a new Lit either still has it or ends the build.
 */
const CUTS: readonly Cut[] = [
  // Hooks for polyfills and server rendering, and the list of versions that only Lit's dev mode reads.
  cut('lit-html.js', ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'),
  cut('reactive-element.js', ',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")'),
  cut('reactive-element.js', ',p=a.reactiveElementPolyfillSupport'),
  cut(
    'lit-element.js',
    ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i})',
  ),
  cut('lit-element.js', '(s.litElementVersions??=[]).push("4.2.2");'),
  // Every browser with the rest of what we use (`:state()`, popover, ES2022) adopts style sheets.
  cut(
    'css-tag.js',
    'e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
    'e=!0',
  ),
  // Long messages for mistakes of whoever writes an element; the type check finds those before.
  cut(
    'css-tag.js',
    `"Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security."`,
  ),
  cut('css-tag.js', '"CSSResult is not constructable. Use `unsafeCSS` or `css` instead."'),
  cut('lit-html.js', '"invalid template strings array"'),
  // The `svg` and `mathml` tags: our icons are whole <svg> elements inside `html`.
  cut('lit-html.js', '2===i?"<svg>":3===i?"<math>":""', '""'),
  cut('lit-html.js', '(2===i?"</svg>":3===i?"</math>":"")', '""'),
  cut(
    'lit-html.js',
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(',
    'this.el=S.createElement(f,e);P.currentNode=this.el.content;for(',
  ),
  // Standard decorators, `static properties` and initialisers: we use the legacy `@property` and nothing else.
  cut('reactive-element.js', 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;'),
  cut(
    'reactive-element.js',
    'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
  ),
  cut(
    'reactive-element.js',
    ',this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
    ',0);',
  ),
  cut('reactive-element.js', 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'),
  cut('reactive-element.js', ',this.constructor.l?.forEach(t=>t(this))'),
  cut('reactive-element.js', ',void 0!==t.l&&(this.l=[...t.l])'),
];

/** `@property` for legacy decorators only, as Lit's own does it. */
const PROPERTY = `export const property = (options) => (proto, name) => {
  const own = proto.hasOwnProperty(name);
  proto.constructor.createProperty(name, options);
  return own ? Object.getOwnPropertyDescriptor(proto, name) : undefined;
};`;

/** TypeScript's helper for legacy decorators on members, without \`Reflect.metadata\`. */
const DECORATE = `export default (decorators, target, key, descriptor) => {
  let result = descriptor === null ? Object.getOwnPropertyDescriptor(target, key) : descriptor;
  for (const decorate of decorators.reverse()) result = decorate(target, key, result) || result;
  if (result) Object.defineProperty(target, key, result);
};`;

/** What the cuts rest on; a source of ours that does otherwise ends the build. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/import\s*\{[^}]*\b(?:svg|mathml)\b[^}]*\}\s*from\s*['"]lit/, 'the svg or mathml tag'],
  [/static\s+(?:override\s+)?(?:get\s+)?properties\b/, 'static properties'],
  [/\baddInitializer\s*\(/, 'addInitializer'],
  [/@customElement\s*\(/, '@customElement'],
];

/** Vite plugin that leaves out of Lit what this bundle cannot reach. For the one-tag bundle only: npm gets Lit itself. */
export function slimLit(): Plugin {
  const open = new Set(CUTS);
  return {
    name: 'hallway:slim-lit',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?', 1)[0] ?? id;
      if (file.endsWith('/decorators/property.js')) return { code: PROPERTY, map: null };
      if (/@oxc-project\+?.*runtime.*\/decorate\.js$/.test(file)) return { code: DECORATE, map: null };
      if (!LIT.test(file)) {
        const found = FORBIDDEN.find(([pattern]) => !file.includes('/node_modules/') && pattern.test(code));
        if (found)
          this.error(`${file} uses ${found[1]}, which scripts/build/slim-lit.ts leaves out of the bundle.`);
        return undefined;
      }
      const cuts = CUTS.filter((each) => file.endsWith(`/${each.file}`));
      cuts.forEach((each) => open.delete(each));
      return cuts.length ? { code: slim(code, cuts), map: null } : undefined;
    },
    buildEnd(error) {
      const [missed] = open;
      // A bundle without Lit has nothing of it to leave out.
      if (missed && open.size < CUTS.length && !error)
        this.error(`No module ended in ${missed.file}: see scripts/build/slim-lit.ts.`);
    },
  };
}

/**
 * Applies cuts to one file.
 * @throws {Error} Where a text is not there exactly once.
 */
export function slim(code: string, cuts: readonly Cut[]): string {
  return cuts.reduce((text, { file, find, put }) => {
    const [before, after, ...more] = text.split(find);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`${file} has changed: "${find}" is not in it once. Revise scripts/build/slim-lit.ts.`);
    }
    return before + put + after;
  }, code);
}

function cut(file: string, find: string, put = ''): Cut {
  return { file, find, put };
}
