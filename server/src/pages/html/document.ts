import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

import type { PageFiles } from '../files.ts';
import type { Language } from '../texts.ts';

/** A piece of markup in which every text is escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page of ours is made of. */
export interface PageParts {
  readonly language: Language;
  readonly title: string;
  readonly colorScheme: string;
  readonly head: Markup;
  readonly body: Markup;
  readonly files: PageFiles;
}

/** A whole page: no script or style in it but by address. */
export function document({ language, title, colorScheme, head, body, files }: PageParts): Markup {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${colorScheme}" />
        <title>${title}</title>
        <link rel="stylesheet" href="${files.address('page.css')}" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}

/** Data for search engines. It is no script, so no policy keeps it; nothing in it can end its tag. */
export function dataBlock(data: Readonly<Record<string, unknown>>): Markup {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data });
  const safe = text.replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html`<script type="application/ld+json">
    ${raw(safe)}
  </script>`;
}
