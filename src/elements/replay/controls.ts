import { html, nothing, type TemplateResult } from 'lit';
import { live as current } from 'lit/directives/live.js';
import type { Recording } from '../../contract/types.ts';
import { clockTime } from '../../i18n/clock-time.ts';
import { capital, formatLanguage } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import type { ReplaySnapshot } from '../../media/core/replay-audio.ts';
import type { ReplayCaptions, ReplayModel } from '../../models/directory/replays.ts';
import { icon } from '../../ui/icon.ts';
import { BACK, CAPTIONS, ON } from '../../ui/icons/replay.ts';

/** Seconds that the two buttons go. */
const SKIP = 15;
const RATES = [1, 1.25, 1.5, 1.75, 2] as const;

/** Where it is, as a native range, so that keys and assistive technology move it too. */
export function timeline(
  model: ReplayModel,
  { milliseconds }: Recording,
  sound: ReplaySnapshot,
  { say }: Speech,
): TemplateResult {
  const at = Math.min(sound.at, milliseconds);
  const spoken = say('replay.at', { at: clockTime(at), length: clockTime(milliseconds) });
  const seek = ({ target }: Event): void => model.seek(Number((target as HTMLInputElement).value) * 1000);
  return html`<div class="line">
      <input
        type="range"
        part="timeline"
        min="0"
        max=${Math.ceil(milliseconds / 1000)}
        step="1"
        aria-label=${say('replay.position')}
        aria-valuetext=${spoken}
        .value=${current(String(Math.floor(at / 1000)))}
        @input=${seek}
      />
    </div>
    <div class="times tiny num muted" aria-hidden="true">
      <span>${clockTime(at)}</span><span>${clockTime(milliseconds)}</span>
    </div>`;
}

/** Back, on, how fast, and what was said. */
export function controls(
  model: ReplayModel,
  recording: Recording,
  sound: ReplaySnapshot,
  captions: ReplayCaptions | null,
  speech: Speech,
): TemplateResult {
  const { say, locale } = speech;
  const rate = ({ target }: Event): void => model.setRate(Number((target as HTMLSelectElement).value));
  const skip = (by: number): void => model.skip(by * 1000);
  return html`<div class="controls">
    <button
      class="btn sm num"
      part="back"
      type="button"
      aria-label=${say('replay.back', { count: SKIP })}
      @click=${() => skip(-SKIP)}
    >
      ${icon(BACK, 's')}${say('replay.seconds', { count: SKIP })}
    </button>
    <button
      class="btn sm num"
      part="on"
      type="button"
      aria-label=${say('replay.on', { count: SKIP })}
      @click=${() => skip(SKIP)}
    >
      ${say('replay.seconds', { count: SKIP })}${icon(ON, 's')}
    </button>
    <select class="btn sm num" part="rate" aria-label=${say('replay.rate')} @change=${rate}>
      ${RATES.map(
        (one) =>
          html`<option value=${one} .selected=${current(one === sound.rate)}>
            ${say('replay.times', { rate: one.toLocaleString(locale) })}
          </option>`,
      )}
    </select>
    ${recording.captions.length ? captionControls(model, recording.captions, captions, speech) : nothing}
  </div>`;
}

function captionControls(
  model: ReplayModel,
  languages: readonly string[],
  shown: ReplayCaptions | null,
  { say, locale }: Speech,
): TemplateResult {
  const first =
    languages.find((language) => language.split('-', 1)[0] === locale.split('-', 1)[0]) ?? languages[0];
  const choose = ({ target }: Event): void => void model.showCaptions((target as HTMLSelectElement).value);
  const name = (tag: string) => (tag ? capital(locale, formatLanguage(locale, tag)) : say('replay.captions'));
  return html`<span class="push row">
    ${
      shown && languages.length > 1
        ? html`<select class="btn sm" aria-label=${say('replay.language')} @change=${choose}>
            ${languages.map(
              (tag) => html`<option value=${tag} .selected=${tag === shown.language}>${name(tag)}</option>`,
            )}
          </select>`
        : nothing
    }
    <button
      class="btn sm icon"
      part="captions"
      type="button"
      aria-label=${say('replay.captions')}
      aria-pressed=${shown ? 'true' : 'false'}
      @click=${() => void model.showCaptions(shown ? undefined : first)}
    >
      ${icon(CAPTIONS, 's')}
    </button>
  </span>`;
}

/** The words of this moment, and those before. */
export function words({ language, captions }: ReplayCaptions, at: number, { say }: Speech): TemplateResult {
  const index = captions.findLastIndex(({ from }) => from <= at);
  const shown = captions.slice(Math.max(0, index - 1), index + 1);
  return html`<div class="words" part="words" lang=${language || nothing}>
    ${
      shown.length
        ? shown.map(
            ({ name, text }, place) =>
              html`<p class=${place + 1 < shown.length ? 'muted' : ''}>
                <b class="medium">${name}</b> ${text}
              </p>`,
          )
        : html`<p class="muted">${say('replay.noWords')}</p>`
    }
  </div>`;
}
