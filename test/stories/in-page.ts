/** What is asked inside the page: these functions are sent there, and know nothing of what is around them here. */

/** Whether a menu, a sheet or a dialog floats above the page. */
export function hasFloating(): boolean {
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    if (root.querySelector('dialog[open], :popover-open')) return true;
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  }
  return false;
}

/**
 * What is pressed, checked or current and is not drawn in the reader's own Highlight colour: with forced colours a fill
 * alone disappears.
 */
export function findUnmarked(): string[] {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Highlight';
  const highlight = getComputedStyle(probe).color;
  probe.style.color = 'SelectedItem';
  const selected = getComputedStyle(probe).color;
  probe.remove();
  const isMark = (colour: string) => colour === highlight || colour === selected;
  const marks = (element: Element, pseudo?: string): boolean => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === 'none') return false;
    const edge = (['top', 'bottom', 'left', 'right'] as const).some(
      (side) =>
        style.getPropertyValue(`border-${side}-style`) !== 'none' &&
        style.getPropertyValue(`border-${side}-width`) !== '0px' &&
        isMark(style.getPropertyValue(`border-${side}-color`)),
    );
    const outline = style.outlineStyle !== 'none' && isMark(style.outlineColor);
    return edge || outline || isMark(style.color) || isMark(style.backgroundColor) || isMark(style.fill);
  };
  const found: string[] = [];
  const roots: ParentNode[] = [document.querySelector('#storybook-root')!];
  const states = ['pressed', 'checked', 'selected'].map((state) => `[aria-${state}="true"]`);
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const current = element.getAttribute('aria-current');
      if (!element.matches(states.join()) && (current === null || current === 'false')) continue;
      if (!element.checkVisibility()) continue;
      const near = [element, ...element.querySelectorAll('*')];
      if (near.some((one) => marks(one) || marks(one, '::before') || marks(one, '::after'))) continue;
      found.push(element.outerHTML.slice(0, 120));
    }
  }
  return found;
}

/**
 * What elements on the page offer to a site's styles and markup: `hallway-room::part(card)`, `hallway-room slot header`;
 * parts of elements inside others as far as they are passed on.
 */
export function surfaceOfPage(): string[] {
  const found = new Set<string>();
  const partsOf = (root: ShadowRoot): { own: string[]; passed: string[] } => {
    const own = [...root.querySelectorAll('[part]')].flatMap((one) => [...one.part]);
    const passed = [...root.querySelectorAll('[exportparts]')].flatMap((one) => {
      if (!one.shadowRoot) return [];
      const inside = partsOf(one.shadowRoot);
      const there = new Set([...inside.own, ...inside.passed]);
      const names = (one.getAttribute('exportparts') ?? '').split(',').map((name) => name.split(':'));
      return names.flatMap(([from = '', to = from]) => (there.has(from.trim()) ? [to.trim()] : []));
    });
    return { own, passed };
  };
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const { localName, shadowRoot } of root.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      roots.push(shadowRoot);
      if (!localName.startsWith('hallway-') || localName.startsWith('hallway-x-')) continue;
      const { own, passed } = partsOf(shadowRoot);
      for (const part of own) found.add(`${localName}::part(${part})`);
      for (const part of passed) found.add(`${localName}::part(${part}) passed on`);
      for (const { name } of shadowRoot.querySelectorAll('slot')) found.add(`${localName} slot ${name}`);
    }
  }
  return [...found];
}
