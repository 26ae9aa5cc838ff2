import { html } from 'hono/html';

import type { Subject } from '../subjects/subject.ts';
import type { PageSpeech } from '../texts.ts';
import type { Markup } from './document.ts';

/** Where the widget's script and its API are. */
export interface WidgetPlace {
  readonly script: string;
  readonly api: string;
}

/** The script of the one-tag bundle. */
export function widgetScript({ script, api }: WidgetPlace): Markup {
  return html`<script type="module" src="${script}" data-api="${api}"></script>`;
}

/**
 * The element for a subject; what is inside stands until the element knows more, and where there are no scripts.
 * @param level - Of its titles in the outline of the page
 */
export function widget(subject: Subject, speech: PageSpeech, level: number): Markup {
  const inside = plain(subject, speech);
  const at = html`heading-level="${level}"`;
  if (subject.kind === 'room')
    return html`<hallway-room room="${subject.name}" ${at}>${inside}</hallway-room>`;
  return subject.kind === 'person'
    ? html`<hallway-profile-card person="${subject.id}" ${at}>${inside}</hallway-profile-card>`
    : html`<hallway-club-card club="${subject.name}" ${at}>${inside}</hallway-club-card>`;
}

function plain(subject: Subject, speech: PageSpeech): Markup {
  const { above, title, language } = subject;
  return html`<article class="plain">
    ${above === null ? '' : html`<p class="above">${above}</p>`}
    <p class="title" lang="${language ?? speech.language}">${title}</p>
    ${subject.facts(speech).map(({ text, at }) => (at ? html`<p><time datetime="${at}">${text}</time></p>` : html`<p>${text}</p>`))}
  </article>`;
}
