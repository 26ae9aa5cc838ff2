import type { PersonCard } from '../../contract/types.ts';
import { glyph } from '../../ui/face.ts';
import { h, type Tag } from '../../ui/dom.ts';
import { AT, GLOBE, MAIL, VIDEO } from '../../ui/icons/person.ts';

type Link = PersonCard['person']['links'][number];

/** What networks are called, in every language. */
const NETWORKS: Partial<Record<Link['kind'], string>> = {
  x: 'X',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  facebook: 'Facebook',
  mastodon: 'Mastodon',
  github: 'GitHub',
};

/** Only these may be followed; the server keeps no others, and a backend of the site's own might. */
const SAFE = /^(?:https?|mailto):/i;

/** A link of a person: a sign, and the name that they have there; the network's own name for those who do not see it. */
export function profileLink({ kind, url }: Link): Tag | false {
  if (!SAFE.test(url) || !URL.canParse(url)) return false;
  const network = NETWORKS[kind];
  return h(
    'a',
    { href: url, target: '_blank', rel: 'noopener nofollow ugc', title: network, part: 'link' },
    glyph(kind === 'email' ? MAIL : kind === 'youtube' ? VIDEO : network ? AT : GLOBE, 's'),
    network && h('span', { class: 'sr' }, `${network}: `),
    h('bdi', { class: 'one' }, shortName(kind, new URL(url))),
  );
}

/** `rasa` of `https://x.com/rasa`, the host of a site, the address of a mailbox. */
function shortName(kind: Link['kind'], { protocol, hostname, pathname }: URL): string {
  const path = decode(pathname);
  if (protocol === 'mailto:') return path;
  const last = path.split('/').findLast(Boolean)?.replace(/^@/, '');
  return kind in NETWORKS && last ? last : hostname.replace(/^www\./, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded by us: shown as it is.
    return text;
  }
}
