/** Addresses of people and clubs elsewhere: which ones are taken, in which form, and which sign stands before them. */
import { z } from '@hono/zod-openapi';

import { isWebAddress, UNSAFE_CHARACTERS } from './fields.ts';

/** Most links of one person or club. */
export const LINKS_MAX = 8;
/** Longest address among them. */
const LINK_LENGTH_MAX = 500;

/** What a link leads to; `website` is whatever is none of the others. */
export const linkKind = z
  .enum(['x', 'instagram', 'linkedin', 'youtube', 'facebook', 'mastodon', 'github', 'email', 'website'])
  .openapi('LinkKind');
/** @see linkKind */
export type LinkKind = z.infer<typeof linkKind>;

/** A link as answers hold it. */
export const profileLink = z
  .object({
    kind: linkKind,
    url: z.string().openapi({ description: '`https:`, `http:` or `mailto:`.' }),
  })
  .openapi('ProfileLink');
/** @see profileLink */
export type Link = z.infer<typeof profileLink>;

/** Links as requests hold them: addresses. What they lead to is told from the address alone. */
export const linkAddresses = z
  .array(z.string().max(LINK_LENGTH_MAX).refine(isLink, 'is not an http(s) or mailto address'))
  .max(LINKS_MAX)
  .openapi({
    description:
      'Addresses of the web or `mailto:`. Profiles on known networks are brought into one form; each is kept once.',
  });

interface Network {
  readonly kind: LinkKind;
  /** Which hosts, without `www.` and the like before them. */
  readonly hosts: RegExp;
  /** What its address is written with; the given host where there are many of the kind. */
  readonly host?: string;
  /** A path that is somebody's own. Anything else there is a page like others. */
  readonly path: RegExp;
}

/** Paths of networks that look like a name and are none. */
const NOT_A_NAME =
  /^\/(?:home|explore|search|i|intent|share|settings|login|about|p|reels?|hashtag|watch|\w+\.php)$/i;

const NETWORKS: readonly Network[] = [
  { kind: 'x', hosts: /^(?:x|twitter)\.com$/, host: 'x.com', path: /^\/\w{1,15}$/ },
  { kind: 'instagram', hosts: /^instagram\.com$/, host: 'www.instagram.com', path: /^\/[\w.]{1,30}$/ },
  {
    kind: 'linkedin',
    hosts: /^(?:[a-z]{2}\.)?linkedin\.com$/,
    host: 'www.linkedin.com',
    path: /^\/(?:in|company|school|showcase)\/[^/]+$/,
  },
  {
    kind: 'youtube',
    hosts: /^youtube\.com$/,
    host: 'www.youtube.com',
    path: /^\/(?:@[^/]+|(?:c|channel|user)\/[^/]+)$/,
  },
  {
    kind: 'facebook',
    hosts: /^(?:facebook|fb)\.com$/,
    host: 'www.facebook.com',
    path: /^\/(?:[\w.]{2,}|(?:people|pages|groups)\/.+)$/,
  },
  { kind: 'github', hosts: /^github\.com$/, host: 'github.com', path: /^\/[A-Za-z0-9-]{1,39}$/ },
  // Anybody may run one; these words are in the names of most, and the path looks like nobody else's on such a host.
  {
    kind: 'mastodon',
    hosts: /(?:^|\.)(?:mastodon|mstdn|fosstodon|hachyderm|mas|infosec|techhub|social\.lt)\b.*\./,
    path: /^\/@\w+(?:@[\w.-]+)?$/,
  },
];

/**
 * A link as it is kept: its kind by the host, a known network's address in one form (https, no tracking). Only by the
 * exact host: `x.com.evil.example` is a website like any other.
 * @returns undefined for what no page should link to
 */
export function toLink(address: string): Link | undefined {
  const value = address.trim();
  if (UNSAFE_CHARACTERS.test(value)) return undefined;
  if (/^mailto:/i.test(value)) return toMail(value.slice('mailto:'.length));
  if (!isWebAddress(value)) return undefined;
  const url = new URL(value);
  const host = url.hostname.replace(/\.$/, '').replace(/^(?:www|m|mobile)\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  const network = NETWORKS.find(({ hosts }) => hosts.test(host));
  if (network && network.path.test(path) && !NOT_A_NAME.test(path) && !url.port) {
    return { kind: network.kind, url: `https://${network.host ?? url.hostname}${path}` };
  }
  return { kind: 'website', url: url.href };
}

/** Links as they are kept, each once, in the order given. All must be right: the contract saw to it. */
export function toLinks(addresses: readonly string[]): Link[] {
  const links = addresses.map(toLink).filter((link) => link !== undefined);
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

/** One address and nothing besides: a link could fill in a text, or send copies to others. */
function toMail(address: string): Link | undefined {
  const found = /^([\w.!#$'*+/=^`{|}~-]{1,64})@((?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63})$/i.exec(address);
  return found ? { kind: 'email', url: `mailto:${found[1]}@${found[2]?.toLowerCase()}` } : undefined;
}

function isLink(value: string): boolean {
  return toLink(value) !== undefined;
}
