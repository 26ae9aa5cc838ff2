import { elementsOf } from '../../scripts/build/docs.ts';
import { manifestCommitted } from '../../scripts/build/manifest.ts';
import { makeClub } from '../e2e/support/clubs.ts';
import type { Stack } from '../e2e/support/stack.ts';

/** What became of one element of a page. */
export interface Drawn {
  readonly tag: string;
  readonly defined: boolean;
  /** Whether it takes room on the page. */
  readonly shown: boolean;
  /** Names of its buttons, links and fields. */
  readonly controls: readonly string[];
}

/** All tags, as the manifest lists them: new ones are in every browser's test by themselves. */
export const TAGS: readonly string[] = elementsOf(manifestCommitted()).map(({ tagName }) => tagName);

/** A page with one of each element, about a real room, club and person. */
export async function galleryPage(stack: Stack): Promise<string> {
  const host = await stack.api.hostToken();
  const { name: club, admin } = await makeClub(stack.api);
  const room = await stack.api.room(host);
  const values: Readonly<Record<string, string>> = { room, club, person: admin.id };
  const body = elementsOf(manifestCommitted()).map(({ tagName, attributes = [] }) => {
    const named = attributes.flatMap(({ name = '' }) => (values[name] ? [` ${name}="${values[name]}"`] : []));
    // A share button shares one thing, an invitation is to one.
    const own = /share|invite/.test(tagName) ? named.slice(0, 1) : named;
    return `<${tagName}${own.join('')}></${tagName}>`;
  });
  return stack.site.page(body.join('\n'), { script: `data-api="${stack.backend.origin}"` });
}

/**
 * The body of a function for the page: what became of each element, once all are defined and nothing is loading; null until
 * then. A string, because two of the three drivers take no other.
 */
export const LOOK = `
  const tags = ${JSON.stringify(TAGS)};
  if (!tags.every((tag) => customElements.get(tag))) return null;
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const drawn = tags.map((tag) => {
    const element = document.querySelector(tag);
    const all = element.shadowRoot ? inside(element.shadowRoot) : [];
    const controls = all.filter((one) => one.matches('button, a[href], input, select, textarea') && one.getClientRects().length);
    const box = element.getBoundingClientRect();
    return {
      tag,
      defined: Boolean(element.shadowRoot),
      shown: box.width > 0 && box.height > 0,
      loading: all.some((one) => one.matches('.skel, .skeleton')),
      controls: controls.map((one) => (one.getAttribute('aria-label') || one.textContent || one.id).trim().replace(/\\s+/g, ' ')),
    };
  });
  return drawn.some(({ loading }) => loading) ? null : drawn.map(({ loading, ...rest }) => rest);
`;
