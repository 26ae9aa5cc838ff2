/** Attributes by name; functions are handlers (`onclick`). What is null, undefined or false is left out. */
export type Props = Readonly<Record<string, string | boolean | null | undefined | ((event: Event) => void)>>;
/** What may stand inside an element; what is falsy shows nothing. */
export type Child = Tag | string | false | null | undefined | readonly Child[];

/** An element to be drawn. */
export interface Tag {
  readonly name: string;
  readonly props: Props;
  readonly children: readonly Child[];
}

const SVG = /^(svg|path)$/;
/** What an element was last drawn with. */
const drawn = new WeakMap<Element, Props>();

/**
 * Describes an element. Cards are made of these and not of Lit templates, because a page pays for its cards before
 * anybody listens; Lit comes with the player.
 */
export function h(name: string, props: Props = {}, ...children: readonly Child[]): Tag {
  return { name, props, children };
}

/** Draws children into `parent`, with as few changes as it takes: elements of the same name in the same place stay. */
export function draw(parent: ParentNode & Node, children: readonly Child[]): void {
  const wanted = flat(children);
  wanted.forEach((child, index) => {
    const old = parent.childNodes[index];
    const name = typeof child === 'string' ? '#text' : child.name;
    const same = old?.nodeName.toLowerCase() === name;
    const node = same ? old : create(name);
    if (!same) {
      parent.insertBefore(node, old ?? null);
      old?.remove();
    }
    if (typeof child !== 'string') {
      dress(node as HTMLElement, child.props);
      draw(node as HTMLElement, child.children);
    } else if (node.nodeValue !== child) {
      node.nodeValue = child;
    }
  });
  while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
}

function flat(children: readonly Child[]): (Tag | string)[] {
  return (children as unknown[]).flat(Infinity).filter(Boolean) as (Tag | string)[];
}

function create(name: string): ChildNode {
  if (name === '#text') return new Text();
  return SVG.test(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
}

function dress(element: HTMLElement, props: Props): void {
  const before = drawn.get(element) ?? {};
  for (const name of Object.keys({ ...before, ...props })) {
    const value = props[name];
    if (value === before[name]) continue;
    if (name.startsWith('on')) Object.assign(element, { [name]: value ?? null });
    else if (typeof value === 'string') element.setAttribute(name, value);
    else element.toggleAttribute(name, Boolean(value));
  }
  drawn.set(element, props);
}
