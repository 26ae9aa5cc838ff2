import { html, nothing, type TemplateResult } from 'lit';
import type { Recording } from '../../contract/types.ts';
import { clockTime } from '../../i18n/clock-time.ts';
import type { Speech } from '../../i18n/text.ts';
import type { ReplayModel } from '../../models/directory/replays.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { QUESTION } from '../../ui/icons/replay.ts';
import { type Chapter, chapterAt, type ChapterFilter, chaptersOf } from './chapters.ts';

/** Whose chapters are shown, and where the sound is. */
export interface PlacesState {
  readonly filter: ChapterFilter;
  readonly show: (filter: ChapterFilter) => void;
  readonly at: number;
  readonly playing: boolean;
}

/** Who spoke when and what was answered when, to jump there. */
export function places(
  model: ReplayModel,
  recording: Recording,
  { filter, show, at, playing }: PlacesState,
  speech: Speech,
): TemplateResult | typeof nothing {
  const { speakers, questions } = recording;
  const chapters = chaptersOf(recording, filter);
  if (!speakers.length && !questions.length) return nothing;
  const now = chapterAt(chapters, at);
  const { say } = speech;
  return html`<section class="places" aria-labelledby="chapters">
    <h4 class="label" id="chapters">${say('replay.chapters')}</h4>
    ${speakers.length + Number(questions.length > 0) > 1 ? chips(recording, filter, show, speech) : nothing}
    <ol role="list" part="chapters">
      ${chapters.map((chapter) => row(model, recording, chapter, chapter === now, playing))}
    </ol>
  </section>`;
}

function chips(
  { speakers, questions }: Recording,
  filter: ChapterFilter,
  show: (filter: ChapterFilter) => void,
  { say }: Speech,
): TemplateResult {
  const chip = (value: ChapterFilter, text: string) =>
    html`<button
      class="btn sm chip"
      type="button"
      aria-pressed=${value === filter ? 'true' : 'false'}
      @click=${() => show(value)}
    >
      <span class="one">${text}</span>
    </button>`;
  return html`<div class="chips" role="group" aria-label=${say('replay.filter')}>
    ${chip('all', say('replay.all'))}
    ${questions.length ? chip('questions', say('replay.questions')) : nothing}
    ${speakers.map(({ name }, index) => chip(index, name))}
  </div>`;
}

function row(
  model: ReplayModel,
  { speakers }: Recording,
  { from, speaker, question }: Chapter,
  now: boolean,
  playing: boolean,
): TemplateResult {
  const who = speaker === null ? undefined : speakers[speaker];
  const what = question ?? who?.name ?? '';
  return html`<li>
    <button
      class="place"
      part="chapter"
      type="button"
      aria-current=${now ? 'true' : nothing}
      @click=${() => model.seek(from, true)}
    >
      <span class="small num when">${clockTime(from)}</span>
      ${who ? avatar(who.id, who.name) : html`<span class="mark">${icon(QUESTION, 's')}</span>`}
      <span class="grow what">${what}</span>
      ${now && playing ? html`<span class="bars"><i></i><i></i><i></i></span>` : nothing}
    </button>
  </li>`;
}
