/**
 * Runs in the page. Finds controls that lie upon each other, and boxes whose content is cut off at a side although nobody
 * can scroll there (one line with an ellipsis is a choice).
 */
export function findCrowded(): string[] {
  const faults = new Set<string>();
  const nameOf = (element: Element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 30)}`;
  const above = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const all: Element[] = [];
  const gather = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) gather(element.shadowRoot);
    }
  };
  gather(document.querySelector('#storybook-root')!);
  // What is said to screen readers alone has no place, and a face cuts its picture.
  const shown = all.filter((one) => one.checkVisibility() && !one.closest('.sr, .av'));

  for (const element of shown) {
    // A field scrolls by itself.
    if (element.matches('input, textarea')) continue;
    const { overflowX, textOverflow } = getComputedStyle(element);
    const cuts = overflowX === 'hidden' || overflowX === 'clip';
    if (cuts && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      faults.add(`is cut off: ${nameOf(element)}`);
  }

  /** As much of it as is seen, and what it floats in, if anything. */
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect();
    let { left, top, right, bottom } = box;
    let layer: Element | null = null;
    for (let at = above(element); at; at = above(at)) {
      if (at.matches('dialog, [popover]')) {
        layer = at;
        break;
      }
      const { overflowX, overflowY } = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return { element, layer, left, top, right, bottom };
  };
  const controls = shown
    .filter((one) => one.matches('button, a[href], input, select, textarea, summary'))
    .map(seen);
  const slack = 2;
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.layer !== other.layer || one.element.contains(other.element)) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > slack && high > slack)
        faults.add(`lie upon each other: ${nameOf(one.element)} and ${nameOf(other.element)}`);
    }
  }
  return [...faults];
}
