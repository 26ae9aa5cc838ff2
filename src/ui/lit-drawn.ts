import { hydrate } from '@lit-labs/ssr-client';
import type { TakeOver } from './element.ts';

/**
 * Takes over what a server drew of Lit templates. Where that was drawn by another version of ours, or of other data, it is
 * drawn anew at once, before anything is painted.
 */
export function litDrawn(root: ShadowRoot): TakeOver {
  return (rendering, options) => {
    try {
      hydrate(rendering, root, options);
    } catch {
      root.replaceChildren();
    }
  };
}
