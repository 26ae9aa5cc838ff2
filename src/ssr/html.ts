import type { Child, Tag } from '../ui/dom.ts';

/** Elements that have no end tag. */
const VOID = /^(?:br|img|input)$/;
/** Names that may be written as they are. */
const NAME = /^[a-z][a-z0-9:-]*$/i;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text, or the value of an attribute, as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** What `draw` of `ui/dom.ts` would make, as HTML that it then finds as it would have made it. */
export function toHtml(child: Child | readonly Child[]): string {
  if (!child) return '';
  if (typeof child === 'string') return escape(child);
  if (Array.isArray(child)) return (child as readonly Child[]).map(toHtml).join('');
  const { name, props, children } = child as Tag;
  const open = `<${name}${toAttributes(props)}>`;
  return VOID.test(name) ? open : `${open}${toHtml(children)}</${name}>`;
}

/**
 * Attributes of a tag, with a space before each. Handlers are the browser's; what is falsy, but for a text, is left out.
 * @throws {TypeError} Where a name is none.
 */
export function toAttributes(props: Readonly<Record<string, unknown>>): string {
  return Object.entries(props)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number' || value === true)
    .map(([name, value]) => {
      if (!NAME.test(name) || /^on/i.test(name)) throw new TypeError(`${name} is no attribute of a card.`);
      return value === true ? ` ${name}=""` : ` ${name}="${escape(String(value))}"`;
    })
    .join('');
}

/** JSON as what stands inside a script of data. */
export function toJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
