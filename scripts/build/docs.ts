import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOKENS } from '../../src/theme/tokens.ts';
import { root } from '../paths.ts';

/** Something named of an element's public surface. */
interface Named {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text?: string };
  readonly default?: string;
}

/** An element as `custom-elements.json` describes it. */
export interface ElementFacts {
  readonly tagName: string;
  readonly description?: string;
  readonly attributes?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly events?: readonly Named[];
}

/** Pages that are generated, or a part of which is, from the root. */
export const ELEMENTS_PAGE = 'docs/elements.md';
/** The page whose table of tokens is generated. */
export const THEMING_PAGE = 'docs/theming.md';

/** Elements of a manifest, by tag. */
export function elementsOf(manifest: string): ElementFacts[] {
  const { modules } = JSON.parse(manifest) as { modules: { declarations?: Partial<ElementFacts>[] }[] };
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((one): one is ElementFacts => typeof one.tagName === 'string')
    .toSorted((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** Attributes that every element has, said once. */
const COMMON = new Set(['lang', 'theme', 'heading-level', 'api', 'user-token', 'token-endpoint']);

/** The page of all elements: what may be set, filled, styled and heard. */
export function elementsPage(elements: readonly ElementFacts[]): string {
  return `# Elements

Generated from the comments above each class (\`node scripts/build.ts analyze\`); editors read the same from
\`custom-elements.json\`. Every element also takes \`lang\` and \`theme\` (\`light\`, \`dark\` or \`site\`), and, by an attribute
or from the \`<hallway-provider>\` around it, \`api\`, \`user-token\`, \`token-endpoint\` and \`heading-level\` (its titles
are \`h3\`; right below a page's \`h1\` they want 2). Requests are events that bubble
and can be cancelled (\`preventDefault()\`) before anything is sent.

${elements.map(section).join('\n')}`;
}

function section(element: ElementFacts): string {
  const own = element.attributes?.filter(
    ({ name = '' }) => !COMMON.has(name) || element.tagName.endsWith('provider'),
  );
  return `## \`<${element.tagName}>\`

${(element.description ?? '').trim()}

${[
  table('Attribute', own, ({ name, type, description }) => [
    code(name),
    code(type?.text?.replaceAll("'", '')),
    description,
  ]),
  table('Slot', element.slots, ({ name, description }) => [name ? code(name) : '(default)', description]),
  table('Part', element.cssParts, ({ name, description }) => [code(`::part(${name})`), description]),
  table('State', element.cssStates, ({ name, description }) => [code(`:state(${name})`), description]),
  table('Property', element.cssProperties, ({ name, default: value, description }) => [
    code(name),
    code(value),
    description,
  ]),
  table(
    'Event',
    element.events?.filter(({ name }) => name),
    ({ name, type, description }) => [code(name), code(type?.text), description],
  ),
]
  .filter(Boolean)
  .join('\n')}`;
}

type Cells = (string | undefined)[];

function table(title: string, rows: readonly Named[] = [], cells: (row: Named) => Cells): string {
  const [first] = rows;
  if (!first) return '';
  const between: readonly string[] =
    { Attribute: ['type'], Property: ['default'], Event: ['class'] }[title] ?? [];
  const head = [title, ...between, ''];
  return `${[head, head.map(() => '---'), ...rows.map(cells)].map(row).join('\n')}\n`;
}

function row(cells: Cells): string {
  return `| ${cells.map((cell = '') => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string | undefined): string {
  return text ? `\`${text}\`` : '';
}

/** The table of all tokens. */
export function tokenTable(): string {
  const rows = TOKENS.map(({ name, use, light, dark }) => row([code(name), use, light, dark ?? '']));
  return [
    row(['Token', 'what it is for', 'default', 'in the dark']),
    row(['---', '---', '---', '---']),
    ...rows,
  ].join('\n');
}

const TABLE = /(<!-- tokens: generated -->\n)[^]*?(\n<!-- \/tokens -->)/;

/** The page about theming with the table of now in it. */
export function withTokens(page: string): string {
  return page.replace(TABLE, (_all, before: string, after: string) => `${before}\n${tokenTable()}\n${after}`);
}

/** Writes both. */
export function writeDocs(manifest: string): void {
  writeFileSync(join(root, ELEMENTS_PAGE), elementsPage(elementsOf(manifest)));
  const path = join(root, THEMING_PAGE);
  writeFileSync(path, withTokens(readFileSync(path, 'utf8')));
}
