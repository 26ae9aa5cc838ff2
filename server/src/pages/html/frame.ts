import { html } from 'hono/html';

import { pageUrl } from '../addresses.ts';
import type { Subject } from '../subjects/subject.ts';
import type { PageSpeech } from '../texts.ts';
import { document, type Markup } from './document.ts';
import type { Kit } from './page.ts';
import { widget, widgetScript } from './widget.ts';

/**
 * The page for frames: the widget alone, what it says where the frame may keep nothing or may not reach its server, and
 * the script that tells its height to the page around it.
 * @param origins of the pages that may be told
 */
export function frame(
  subject: Subject,
  speech: PageSpeech,
  { place, widget: at, files }: Kit,
  origins: readonly string[],
  theme: string | undefined,
): Markup {
  const url = pageUrl(place.base, subject.kind, subject.name);
  const link = html`<a href="${url}" target="_blank" rel="noopener">${speech.say('open')}</a>`;
  return document({
    language: speech.language,
    title: speech.say('frameTitle', { title: subject.title }),
    colorScheme: theme === 'light' || theme === 'dark' ? theme : 'light dark',
    head: html`<link rel="canonical" href="${url}" />
      <script src="${files.address('frame.js')}" data-origins="${origins.join(' ')}" defer></script>
      ${widgetScript(at)}`,
    body: html`<div id="frame">
      <p id="sandboxed" class="notice" role="status" hidden>${speech.say('sandboxed')} ${link}</p>
      <div id="widget">${widget(subject, speech, 1)}</div>
      <p id="unkept" class="notice" role="status" hidden>${speech.say('unkept')} ${link}</p>
      <noscript><p class="notice">${speech.say('noScript')} ${link}</p></noscript>
    </div>`,
    files,
  });
}
