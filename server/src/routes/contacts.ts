import * as contract from '../contract/contacts.ts';
import type { Deps } from '../deps.ts';
import { viewerOf, type App } from '../http/context.ts';
import {
  deleteContact,
  exportContacts,
  markContact,
  pageContacts,
  sendContact,
} from '../services/contacts.ts';

const CSV_HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="requests.csv"',
};

/** Private requests. */
export function contactRoutes(app: App, deps: Deps): void {
  app.openapi(contract.sendContact, async (c) => {
    const { person } = c.req.valid('param');
    const { id, created } = await sendContact(deps, viewerOf(c), person, c.req.valid('json'));
    return c.json({ id }, created ? 201 : 200);
  });

  app.openapi(contract.listContacts, async (c) =>
    c.json(await pageContacts(deps, viewerOf(c), c.req.valid('query')), 200),
  );

  app.openapi(contract.exportContacts, (c) => {
    const rows = exportContacts(deps, viewerOf(c), c.req.valid('query').state);
    const stream = ReadableStream.from(rows).pipeThrough(new TextEncoderStream());
    return c.body(stream, 200, CSV_HEADERS);
  });

  app.openapi(contract.finishContact, async (c) => {
    await markContact(deps, viewerOf(c), c.req.valid('param').id, true);
    return c.body(null, 204);
  });

  app.openapi(contract.reopenContact, async (c) => {
    await markContact(deps, viewerOf(c), c.req.valid('param').id, false);
    return c.body(null, 204);
  });

  app.openapi(contract.deleteContact, async (c) => {
    await deleteContact(deps, viewerOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
