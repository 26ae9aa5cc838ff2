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
