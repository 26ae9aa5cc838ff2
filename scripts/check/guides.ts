import { posix } from 'node:path';
import type { ElementFacts } from '../build/docs.ts';
import type { SourceFile } from './files.ts';

/** All that a guide may name. */
export interface Names {
  readonly elements: readonly ElementFacts[];
  readonly tokens: readonly string[];
  /** Subpaths of the package, as `./room/define`. */
  readonly entries: readonly string[];
  /** What `hallway-elements` itself exports. */
  readonly exports: readonly string[];
  /** Settings of the server, and of LiveKit as it reads them. */
  readonly variables: readonly string[];
  readonly files: ReadonlySet<string>;
}

/** Attributes that HTML has for every element, or that all of ours take. */
const EVERYWHERE = new Set([
  'lang',
  'theme',
  'heading-level',
  'api',
  'user-token',
  'token-endpoint',
  'class',
  'id',
  'style',
  'slot',
]);
const SCRIPT_DATA = new Set(['data-api', 'data-token', 'data-lang', 'data-theme', 'data-token-endpoint']);

/** Everything a guide names that is not there: tags, attributes, parts, tokens, events, entries, settings, files. */
export function wrongNames({ path, text }: SourceFile, names: Names): string[] {
  const wrong: string[] = [];
  const check = (ok: boolean, what: string) => void (ok || wrong.push(`${path}: ${what} is not there`));
  const byTag = new Map(names.elements.map((element) => [element.tagName, element]));
  const has = (list: readonly { readonly name?: string }[] = [], name: string) =>
    list.some((one) => one.name === name);

  for (const [, tag = '', attributes = ''] of text.matchAll(
    /<(hallway-[a-z-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)/g,
  )) {
    const element = byTag.get(tag);
    check(Boolean(element), `<${tag}>`);
    for (const [, name = ''] of attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)) {
      const known = EVERYWHERE.has(name) || has(element?.attributes, name) || name.startsWith('on');
      check(!element || known, `${name} of <${tag}>`);
    }
  }
  for (const [, tag = '', rest = ''] of text.matchAll(
    /\b(hallway-[a-z-]+)((?::(?:state|:part)\([\w-]+\))+)/g,
  )) {
    const element = byTag.get(tag);
    check(Boolean(element), tag);
    for (const [, kind, name = ''] of rest.matchAll(/:(state|:part)\(([\w-]+)\)/g)) {
      const own = kind === 'state' ? element?.cssStates : element?.cssParts;
      // A room passes on the parts of what it shows inside itself.
      const passed = tag === 'hallway-room' && names.elements.some((one) => has(one.cssParts, name));
      check(has(own, name) || passed, `${tag}:${kind}(${name})`);
    }
  }
  for (const [, name = ''] of text.matchAll(/\b(data-[a-z-]+)="/g)) check(SCRIPT_DATA.has(name), name);
  const properties = names.elements.flatMap(({ cssProperties = [] }) =>
    cssProperties.map(({ name }) => name),
  );
  for (const [name] of text.matchAll(/--hallway-[a-z0-9-]*[a-z0-9](?![\w*…])/g)) {
    check(names.tokens.includes(name) || properties.includes(name), name);
  }
  const events = names.elements.flatMap(({ events: all = [] }) => all.map(({ name }) => name));
  for (const [, name = ''] of text.matchAll(/addEventListener\('(hallway-[\w-]+)'/g)) {
    check(events.includes(name) || name === 'hallway-request-failed', name);
  }
  for (const [, what = '', from = ''] of text.matchAll(
    /import\s+(?:\{([^}]*)\}\s+from\s+)?'(hallway-elements[^']*)'/g,
  )) {
    check(names.entries.includes(from.replace('hallway-elements', '.')), from);
    for (const name of what
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)) {
      check(from !== 'hallway-elements' || names.exports.includes(name), `${name} of hallway-elements`);
    }
  }
  for (const [name] of text.matchAll(/\b(?:HALLWAY|LIVEKIT)_[A-Z_]+\b/g))
    check(names.variables.includes(name), name);
  for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const target = posix.join(posix.dirname(path), link).replace(/\/$/, '');
    check(
      [...names.files].some((file) => file === target || file.startsWith(`${target}/`)),
      link,
    );
  }
  return wrong;
}
