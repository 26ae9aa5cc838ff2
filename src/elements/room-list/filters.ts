import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Topic } from '../../contract/types.ts';
import { capital, formatLanguage } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { icon } from '../../ui/icon.ts';
import { SEARCH } from '../../ui/icons/hallway.ts';
import { topicName } from '../../ui/topic-name.ts';

/** The way from a topic down to another one, both included; nothing where it is not below. */
export function wayTo(topics: readonly Topic[], slug: string): readonly Topic[] {
  for (const topic of topics) {
    if (topic.slug === slug) return [topic];
    const below = wayTo(topic.children, slug);
    if (below.length > 0) return [topic, ...below];
  }
  return [];
}

/** The search field. */
export function searchField(
  value: string,
  { say }: Speech,
  type: (event: InputEvent) => void,
): TemplateResult {
  return html`<div class="search" role="search">
    ${icon(SEARCH)}
    <input
      type="search"
      part="search"
      maxlength="80"
      autocomplete="off"
      spellcheck="false"
      aria-label=${say('hallway.search')}
      placeholder=${say('hallway.search')}
      .value=${live(value)}
      @input=${type}
    />
  </div>`;
}

/** Rows of chips, one for each step down the tree of topics; only topics that have something to show. */
export function topicChips(
  topics: readonly Topic[],
  chosen: string,
  all: boolean,
  { locale, say }: Speech,
  choose: (slug: string) => void,
): TemplateResult | typeof nothing {
  const way = wayTo(topics, chosen);
  const isOnWay = (topic: Topic) => way.includes(topic);
  const offered = (level: readonly Topic[]) => level.filter((one) => all || one.live > 0 || isOnWay(one));
  const levels = [topics, ...way.map(({ children }) => children)].map(offered);
  if ((levels[0]?.length ?? 0) === 0) return nothing;
  const chip = (slug: string, name: string, on: boolean) =>
    html`<button class="chip" part="chip" aria-pressed=${on ? 'true' : 'false'} @click=${() => choose(slug)}>
      ${name}
    </button>`;
  return html`<div class="topics" role="group" aria-label=${say('hallway.topics')}>
    ${levels.map((level, depth) =>
      level.length === 0
        ? nothing
        : html`<div class="chips">
            ${depth === 0 ? chip('', say('hallway.allTopics'), chosen === '') : nothing}
            ${level.map((topic) =>
              chip(
                // Pressed once more it leads back to the topic above.
                isOnWay(topic) && chosen === topic.slug ? (way[depth - 1]?.slug ?? '') : topic.slug,
                topicName(topic, locale),
                isOnWay(topic),
              ),
            )}
          </div>`,
    )}
  </div>`;
}

/** Which languages there are, where there is more than one. */
export function languageField(
  languages: readonly string[],
  chosen: string,
  { locale, say }: Speech,
  choose: (language: string) => void,
): TemplateResult | typeof nothing {
  if (languages.length < 2) return nothing;
  return html`<select
    class="language"
    part="language"
    aria-label=${say('hallway.language')}
    .value=${live(chosen)}
    @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${chosen === ''}>${say('hallway.allLanguages')}</option>
    ${languages.map(
      (tag) =>
        html`<option value=${tag} ?selected=${chosen === tag}>
          ${capital(locale, formatLanguage(locale, tag))}
        </option>`,
    )}
  </select>`;
}
