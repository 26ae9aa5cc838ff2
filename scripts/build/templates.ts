import MagicString from 'magic-string';
import { parseAst, type Plugin } from 'vite';

/** White space of HTML and CSS; `\\s` would take no-break spaces too, which somebody meant. */
const SPACE = /[ \t\r\n\f]+/g;

/** A node of the syntax tree, as far as it is walked here. */
interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Vite plugin that takes comments and needless white space out of `html` and `css` templates of our own sources. */
export function minifyTemplates(): Plugin {
  return {
    name: 'hallway:minify-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(?:html|css)`/.test(code)) return undefined;
      const edited = editLiterals(code);
      return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }) };
    },
  };
}

/** Minifies the templates of one JavaScript module. */
export function minifyLiterals(code: string): string {
  return editLiterals(code).toString();
}

function editLiterals(code: string): MagicString {
  const edited = new MagicString(code);
  walk(parseAst(code) as unknown as Node, (node) => {
    const tag = (node['tag'] as { name?: string } | undefined)?.name;
    if (node.type !== 'TaggedTemplateExpression' || (tag !== 'html' && tag !== 'css')) return;
    const minify = tag === 'css' ? minifyCss : minifyHtml;
    const { quasis } = node['quasi'] as { quasis: Node[] };
    for (const { start, end } of quasis) {
      if (end > start) edited.update(start, end, minify(code.slice(start, end)));
    }
  });
  return edited;
}

/**
 * White space to single spaces and no comments; nothing that a browser would lay out differently. So a template keeps
 * one space where its source has a line break, and `<pre>` and `<textarea>` are left alone.
 */
export function minifyHtml(text: string): string {
  if (/<(?:pre|textarea)\b/i.test(text)) return text;
  return text.replace(/<!--[^]*?-->/g, '').replace(SPACE, ' ');
}

/** No comments, and no white space where CSS does not need it; strings stay as they are. */
export function minifyCss(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) => (index % 2 ? part : minifyRules(part)))
    .join('');
}

function minifyRules(text: string): string {
  return (
    text
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(SPACE, ' ')
      // Not before a colon: `a :hover` is not `a:hover`. Not around `+` and `-`: `calc()` needs theirs.
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;\}/g, '}')
  );
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') walk(child as Node, visit);
    }
  }
}
