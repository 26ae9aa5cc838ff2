import { type Child, h, type Tag } from './dom.ts';
import { hue, initials } from './initials.ts';

/** Pictures that did not load: the initials do instead. */
const broken = new Set<string>();

/**
 * A face for cards, or initials on a colour where there is none or it does not load. Decoration: the name is beside it.
 * (In Lit templates: `avatar`.)
 *
 * @param id - What the colour is chosen by: stable, for example the person's id.
 * @param most - Most letters; a club has one.
 */
export function face(id: string, name: string, url?: string | null, most = 2): Tag {
  const picture: Child =
    url &&
    !broken.has(url) &&
    h('img', {
      src: url,
      alt: '',
      loading: 'lazy',
      referrerpolicy: 'no-referrer',
      onerror: ({ target }) => {
        broken.add(url);
        (target as Element).remove();
      },
    });
  return h('span', { class: `av ${hue(id)}`, 'aria-hidden': 'true' }, initials(name, most), picture);
}

/** An icon of one path for cards, as `icon` is for Lit templates. */
export function glyph(path: string, classes = ''): Tag {
  return h(
    'svg',
    { class: `i ${classes}`, viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    h('path', { d: path }),
  );
}
