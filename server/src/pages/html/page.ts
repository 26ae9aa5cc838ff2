import { html } from 'hono/html';

import { calendarUrl, oembedUrl, pageUrl, type Place } from '../addresses.ts';
import type { PageFiles } from '../files.ts';
import { summary, type Subject } from '../subjects/subject.ts';
import type { PageSpeech } from '../texts.ts';
import { dataBlock, document, type Markup } from './document.ts';
import { widget, widgetScript, type WidgetPlace } from './widget.ts';

/** What all pages are made with. */
export interface Kit {
  readonly place: Place;
  readonly widget: WidgetPlace;
  readonly files: PageFiles;
}

/** Open Graph's word for each kind: https://ogp.me/#types */
const TYPES = { room: 'website', club: 'website', person: 'profile' } as const;
const LOCALES = { en: 'en_US', lt: 'lt_LT' } as const;

/** The public page of a room, a club or a person. */
export function page(subject: Subject, speech: PageSpeech, { place, widget: at, files }: Kit): Markup {
  const { kind, name, title, description, language } = subject;
  const url = pageUrl(place.base, kind, name);
  const line = summary(subject, speech);
  const head = html`<link rel="canonical" href="${url}" />
    <link
      rel="alternate"
      type="application/json+oembed"
      href="${oembedUrl(place.base, url)}"
      title="${title}"
    />
    ${kind === 'person' ? '' : html`<link rel="alternate" type="text/calendar" href="${calendarUrl(place.base, kind, name)}" title="${title}" />`}
    <meta name="description" content="${line}" />
    ${properties({
      'og:type': TYPES[kind],
      'og:site_name': 'Hallway',
      'og:title': title,
      'og:description': line,
      'og:url': url,
      'og:locale': LOCALES[speech.language],
      'og:image': subject.pictureUrl,
    })}
    ${names({
      'twitter:card': 'summary',
      'twitter:title': title,
      'twitter:description': line,
      'twitter:image': subject.pictureUrl,
    })}
    ${dataBlock(subject.data((of, called) => pageUrl(place.base, of, called)))} ${widgetScript(at)}`;
  const body = html`<main>
    <h1 class="unseen" lang="${language ?? speech.language}">${title}</h1>
    ${widget(subject, speech, 2)}
    ${description === null ? '' : html`<p class="description" lang="${language ?? speech.language}">${description}</p>`}
    <p><hallway-share ${kind}="${subject.id}" url="${url}" text="${title}"></hallway-share></p>
    <noscript><p>${speech.say('noScript')}</p></noscript>
  </main>`;
  return document({
    language: speech.language,
    title: speech.say('frameTitle', { title }),
    colorScheme: 'light dark',
    head,
    body,
    files,
  });
}

/** What is answered where there is nothing that everybody may know of, or where something failed. */
export function notice(
  kind: 'missing' | 'failed',
  speech: PageSpeech,
  { files }: Pick<Kit, 'files'>,
): Markup {
  const title = speech.say(kind);
  return document({
    language: speech.language,
    title: speech.say('frameTitle', { title }),
    colorScheme: 'light dark',
    head: html`<meta name="robots" content="noindex" />`,
    body: html`<main>
      <h1>${title}</h1>
      <p>${speech.say(kind === 'missing' ? 'missingMore' : 'failedMore')}</p>
    </main>`,
    files,
  });
}

function properties(values: Readonly<Record<string, string | null>>): Markup[] {
  return present(values).map(([name, value]) => html`<meta property="${name}" content="${value}" /> `);
}

function names(values: Readonly<Record<string, string | null>>): Markup[] {
  return present(values).map(([name, value]) => html`<meta name="${name}" content="${value}" /> `);
}

function present(values: Readonly<Record<string, string | null>>): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}
