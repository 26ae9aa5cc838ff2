/** Pages as a browser, a crawler or another site reads them. */
import assert from 'node:assert/strict';

import type { TestApi } from './api.ts';

/** A page, or a file. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks for a page without a session. */
export async function read(api: TestApi, path: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await api.app.request(path, { headers }, {});
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** The one block of data for search engines. */
export function dataOf({ text }: Page): any {
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
  assert.equal(blocks.length, 1);
  return JSON.parse(blocks[0]?.[1] ?? '');
}

/** What a `meta` says, by its name or property. */
export function metaOf({ text }: Page, name: string): string | undefined {
  const [, value] = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)" />`).exec(text) ?? [];
  return value === undefined ? undefined : unescaped(value);
}

/** Attributes as a browser reads them. */
export function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_all, code: string | undefined, name: string) =>
    code === undefined ? (named[name] ?? '') : String.fromCharCode(Number(code)),
  );
}

/** One directive of a page's policy. */
export function policyOf({ headers }: Page, directive: string): string | undefined {
  const policy = headers.get('content-security-policy') ?? '';
  return policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.slice(directive.length + 1);
}
