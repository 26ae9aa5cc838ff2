import type { Config } from '../config/config.ts';
import type { AppContext } from '../http/context.ts';

/** What has a page, and the letter that its address begins with. */
export const LETTERS = { room: 'r', club: 'c', person: 'p' } as const;
/** A kind of thing that has a page. */
export type Kind = keyof typeof LETTERS;

/** Where this server is, as browsers see it; both without a slash at the end. */
export interface Place {
  /** With scheme and host, for what leaves the page: search engines, other sites. */
  readonly base: string;
  /** The path of the base, for what the page itself asks for, by whatever host it was reached. */
  readonly prefix: string;
}

/** What a frame is told by its address. */
export interface FrameOptions {
  readonly lang?: string | undefined;
  readonly theme?: string | undefined;
}

/** Where this server is: as the operator said, or else as the request was addressed. */
export function placeOf(config: Pick<Config, 'publicUrl'>, c: AppContext): Place {
  const base = config.publicUrl ?? new URL(c.req.url).origin;
  return { base, prefix: new URL(base).pathname.replace(/\/+$/, '') };
}

/** Address of a page. */
export function pageUrl(base: string, kind: Kind, name: string): string {
  return `${base}/${LETTERS[kind]}/${encodeURI(name)}`;
}

/** Address of a page that may stand in a frame. */
export function frameUrl(base: string, kind: Kind, name: string, options: FrameOptions = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(options)) if (value) query.set(key, value as string);
  return `${base}/embed/${kind}/${encodeURI(name)}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** The calendar of a talk, or of all talks of a club. */
export function calendarUrl(base: string, kind: Exclude<Kind, 'person'>, name: string): string {
  return `${base}/v1/${kind}s/${encodeURI(name)}/calendar.ics`;
}

/** Where a machine asks how to embed a page. */
export function oembedUrl(base: string, page: string): string {
  return `${base}/oembed?${new URLSearchParams({ url: page, format: 'json' }).toString()}`;
}

/** What an address of ours, page or frame, shows; undefined for every other address. */
export function subjectAt(
  base: string,
  address: string,
): { kind: Kind; name: string; options: FrameOptions } | undefined {
  const url = URL.parse(address);
  const own = new URL(base);
  const prefix = own.pathname.replace(/\/+$/, '');
  if (url?.origin !== own.origin || !url.pathname.startsWith(`${prefix}/`)) return undefined;
  const path = url.pathname.slice(prefix.length).replace(/\/$/, '');
  const [, kind = '', name = ''] = /^\/(r|c|p|embed\/(?:room|club|person))\/([^/]+)$/.exec(path) ?? [];
  const found = (Object.keys(LETTERS) as Kind[]).find(
    (one) => kind === LETTERS[one] || kind.endsWith(`/${one}`),
  );
  if (!found) return undefined;
  const said = (key: string) => url.searchParams.get(key) ?? undefined;
  return { kind: found, name: decoded(name), options: { lang: said('lang'), theme: said('theme') } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8: no name of ours.
    return '';
  }
}
