import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Hono } from 'hono';

import { ApiError } from '../contract/errors.ts';
import type { Deps } from '../deps.ts';
import type { App, AppContext, AppEnv } from '../http/context.ts';
import { errorHandler, refuseInvalid } from '../http/errors.ts';
import { gate } from '../http/gate.ts';
import type { Sessions } from '../services/sessions.ts';
import { LETTERS, placeOf, subjectAt, type Kind } from './addresses.ts';
import { Folder, pageFiles } from './files.ts';
import { builder } from './html/builder.ts';
import { frame } from './html/frame.ts';
import { notice, page, type Kit } from './html/page.ts';
import { oembed, oembedQuery } from './oembed.ts';
import { builderHeaders, frameHeaders, pageHeaders } from './policy.ts';
import { findSubject } from './subjects/find.ts';
import { languageFor, PageSpeech } from './texts.ts';

/** The one-tag bundle in the published package. */
const PUBLISHED = fileURLToPath(new URL('../widget/', import.meta.url));
/** ... or where this package stands beside the elements, as in their repository. */
const BUNDLE = existsSync(PUBLISHED)
  ? PUBLISHED
  : fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
/** A file whose name changes with what is in it, as the bundle's chunks have. */
const HASHED = /-[\w-]{8}\.js$/;
const FOREVER = 'public, max-age=31536000, immutable';
const A_WHILE = 'public, max-age=300';

const KINDS = Object.keys(LETTERS) as Kind[];

/** Pages for people and for other sites' machines: not of the API, and read without a session. */
export function pageRoutes(app: App, deps: Deps, sessions: Sessions): void {
  const pages = new Hono<AppEnv>();
  const { config } = deps;
  const limit = gate(deps, sessions);
  const failed = errorHandler(deps.log);

  pages.onError((error, c) => {
    const { status, headers } = failed(error, c);
    const retry = headers.get('retry-after');
    if (retry !== null) c.header('retry-after', retry);
    return answerNotice(c, deps, status === 404 ? 'missing' : 'failed', status);
  });

  for (const kind of KINDS) {
    pages.get(`/${LETTERS[kind]}/:name`, limit, async (c) => {
      const subject = await subjectOf(deps, kind, c.req.param('name'));
      const speech = speechFor(c, subject.language);
      return c.html(page(subject, speech, kitOf(c, deps)), 200, pageHeaders(config));
    });

    pages.get(`/embed/${kind}/:name`, limit, async (c) => {
      const subject = await subjectOf(deps, kind, c.req.param('name'));
      const speech = speechFor(c, subject.language);
      const made = frame(subject, speech, kitOf(c, deps), config.frameOrigins, c.req.query('theme'));
      return c.html(made, 200, frameHeaders(config));
    });
  }

  pages.get('/builder', limit, (c) => {
    const { language } = speechFor(c, undefined);
    return c.html(builder(language, kitOf(c, deps)), 200, builderHeaders(config));
  });

  app.get('/oembed', limit, async (c) => answerOembed(c, deps));

  const own = new Folder();
  const bundle = new Folder(BUNDLE);
  const found = async (answer: Promise<Response | undefined>) => {
    const response = await answer;
    if (!response) throw new ApiError('not_found');
    return response;
  };
  app.get('/embed.js', (c) => found(own.serve(c, 'embed.js', A_WHILE)));
  app.get('/assets/:file', (c) =>
    found(own.serve(c, c.req.param('file'), c.req.query('v') === undefined ? A_WHILE : FOREVER)),
  );
  app.get('/widget/:file', (c) => {
    const file = c.req.param('file');
    // Code to embed names this address whether or not the bundle is here.
    if (file === 'hallway.js' && config.widgetUrl !== undefined) {
      c.header('access-control-allow-origin', '*');
      c.header('cross-origin-resource-policy', 'cross-origin');
      return c.redirect(config.widgetUrl, 302);
    }
    return found(bundle.serve(c, file, HASHED.test(file) ? FOREVER : A_WHILE));
  });
  app.route('/', pages);
}

async function answerOembed(c: AppContext, deps: Deps): Promise<Response> {
  const query = oembedQuery.safeParse(c.req.query());
  refuseInvalid(query);
  if (!query.data) throw new ApiError('bad_request');
  const { url, format, ...limits } = query.data;
  c.header('access-control-allow-origin', '*');
  // As https://oembed.com has it for a form of answer that a provider does not make.
  if (format !== 'json') return c.text('Only JSON is answered.', 501);
  const place = placeOf(deps.config, c);
  const asked = subjectAt(place.base, url);
  if (!asked) throw new ApiError('not_found');
  const subject = await subjectOf(deps, asked.kind, asked.name);
  const speech = new PageSpeech(languageFor(asked.options.lang, undefined, subject.language));
  return c.json(oembed(subject, speech, place, limits, asked.options), 200);
}

function answerNotice(c: AppContext, deps: Deps, kind: 'missing' | 'failed', status: number) {
  const body = notice(kind, speechFor(c, undefined), kitOf(c, deps));
  // The page around a frame may show that there is nothing in it.
  const framed = c.req.path.startsWith('/embed/');
  const headers = framed ? frameHeaders(deps.config) : pageHeaders(deps.config);
  return c.html(body, status as 404, headers);
}

/** @throws {ApiError} `not_found` */
async function subjectOf(deps: Deps, kind: Kind, name: string) {
  const subject = await findSubject(deps, kind, name);
  if (!subject) throw new ApiError('not_found');
  return subject;
}

function speechFor(c: AppContext, shown: string | null | undefined): PageSpeech {
  return new PageSpeech(languageFor(c.req.query('lang'), c.req.header('accept-language'), shown));
}

function kitOf(c: AppContext, { config }: Deps): Kit {
  const place = placeOf(config, c);
  return {
    place,
    files: pageFiles(place.prefix),
    widget: {
      script: config.widgetUrl ?? `${place.prefix}/widget/hallway.js`,
      api: place.prefix || '/',
    },
  };
}
