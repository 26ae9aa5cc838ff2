import { html, nothing, type TemplateResult } from 'lit';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { ReplayState } from '../../models/directory/replays.ts';
import { icon } from '../../ui/icon.ts';
import { WARN } from '../../ui/icons/player.ts';
import { RECORDING } from '../../ui/icons/replay.ts';

/** What stands where there is nothing to play: not yet, not any more, or never. */
export function blank(state: ReplayState, { say }: Speech, again: () => void): TemplateResult {
  if (state.status === 'loading') {
    return html`<div class="replay" part="card" role="status">
      <div class="top">
        <i class="skel round"></i><span class="grow"><i class="skel"></i><i class="skel half"></i></span>
      </div>
      <span class="sr">${say('replay.loading')}</span>
    </div>`;
  }
  const { error } = state;
  const [title, text] = reason(state);
  return html`<div class="replay blank" part="card">
    <span class=${error ? 'glyph bad' : 'glyph'}>${icon(error ? WARN : RECORDING)}</span>
    <p class="head">${say(title)}</p>
    <p class="small">${say(text)}</p>
    ${
      error
        ? html`<div class="foot">
            <button class="btn" type="button" @click=${again}>${say('replay.retry')}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function reason({ recording, error }: ReplayState): readonly [TextKey, TextKey] {
  if (error) return [`error.${error}`, `error.${error}.text`];
  const { recordingState, state: now } = recording?.room ?? {};
  if (recordingState === 'deleted') return ['replay.deleted', 'replay.deletedText'];
  if (now !== 'ended' && recordingState !== 'off') return ['replay.later', 'replay.laterText'];
  if (recordingState === 'saving') return ['replay.saving', 'replay.savingText'];
  return ['replay.none', 'replay.noneText'];
}
