import { parentOf } from '../../i18n/language.ts';

/** What can be shared by name. */
export type ShareKind = 'room' | 'club' | 'person';

/** Something that a Hallway API has a page for. */
export interface Subject {
  readonly kind: ShareKind;
  readonly name: string;
}

/** Where the API's server shows it, as a page and in a frame. */
const PATHS = { room: 'r', club: 'c', person: 'p' } as const;
const TAGS = { room: 'hallway-room', club: 'hallway-club-card', person: 'hallway-profile-card' } as const;
/** As the server's own oEmbed answers have them. */
const SIZES = { room: [560, 420], club: [480, 240], person: [480, 320] } as const;
const ALLOW = 'microphone; autoplay; clipboard-write; web-share';

/** What an element names: its own attribute, else the room around it. */
export function subjectOf(host: Element): Subject | undefined {
  for (const kind of ['room', 'club', 'person'] as const) {
    const name = host.getAttribute(kind);
    if (name) return { kind, name };
  }
  if (host.hasAttribute('url')) return undefined;
  let at = parentOf(host);
  while (at && at.localName !== TAGS.room) at = parentOf(at);
  const name = at?.getAttribute('room');
  return name ? { kind: 'room', name } : undefined;
}

/**
 * The address to share: the one that the site gave, where it is one of the web; else the public page of the API's server;
 * else the page itself, without its query, which may hold an invitation or a token.
 */
export function linkTo(subject: Subject | undefined, url: string, api: string): string {
  const own = url && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
  if (own && /^https?:$/.test(own.protocol)) return own.href;
  if (subject && api) return `${api}/${PATHS[subject.kind]}/${encodeURI(subject.name)}`;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return canonical ?? location.origin + location.pathname;
}

/** Code for sites that run scripts: the element itself. */
export function tagCode({ kind, name }: Subject, api: string): string {
  const tag = TAGS[kind];
  return `<script type="module" src="${escape(api)}/widget/hallway.js" data-api="${escape(api)}"></script>
<${tag} ${kind}="${escape(name)}"></${tag}>`;
}

/** Code for sites that allow only a frame. */
export function frameCode({ kind, name }: Subject, api: string, title: string): string {
  const [width, height] = SIZES[kind];
  const src = `${api}/embed/${kind}/${encodeURI(name)}`;
  return `<iframe src="${escape(src)}" title="${escape(title)}" width="${width}" height="${height}" allow="${ALLOW}" loading="lazy" frameborder="0"></iframe>
<script async src="${escape(api)}/embed.js"></script>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
