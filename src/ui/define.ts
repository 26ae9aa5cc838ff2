/**
 * Registers a tag. Where the name is taken, by a second copy of the bundle or by somebody else, it stays as it is: a
 * page must not break because a script is on it twice. On a server, where there are no tags, an import does nothing.
 */
export function define(tag: `hallway-${string}`, element: CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, element);
  else if (taken !== element) {
    // oxlint-disable-next-line no-console -- The site's developer is the only one who can act on it.
    console.warn(`<${tag}> is taken.`);
  }
}
