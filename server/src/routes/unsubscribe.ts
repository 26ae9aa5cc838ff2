import { html } from 'hono/html';

import * as contract from '../contract/reminders.ts';
import type { Deps } from '../deps.ts';
import type { App, AppContext } from '../http/context.ts';
import { forgetEmail } from '../repositories/reminder-mail.ts';
import { UnsubscribeTokens } from '../services/unsubscribe.ts';
import { textsFor, type Texts } from '../texts/texts.ts';

/** Pages, as people come here from their e-mails; and the one click of RFC 8058, by mail programs. */
export function unsubscribeRoutes(app: App, { db, config }: Deps): void {
  const tokens = new UnsubscribeTokens(config.secret);

  app.openapi(contract.askUnsubscribe, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    if (!tokens.read(c.req.valid('param').token)) return page(c, texts, texts.linkInvalid, 404);
    const form = html`<form method="post"><button>${texts.confirmUnsubscribe}</button></form>`;
    return page(c, texts, texts.askUnsubscribe, 200, form);
  });

  app.openapi(contract.unsubscribe, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const asked = tokens.read(c.req.valid('param').token);
    if (!asked) return page(c, texts, texts.linkInvalid, 404);
    await forgetEmail(db, asked.roomId, asked.personId);
    return page(c, texts, texts.unsubscribed, 200);
  });
}

function page(c: AppContext, texts: Texts, text: string, status: 200 | 404, more: unknown = '') {
  return c.html(
    html`<!doctype html>
      <html lang="${texts.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>${text}</title>
        </head>
        <body>
          <main>
            <h1>${text}</h1>
            ${more}
          </main>
        </body>
      </html>`,
    status,
  );
}
