import { html, nothing, type TemplateResult } from 'lit';
import type { Room } from '../../contract/types.ts';
import type { Speech } from '../../i18n/text.ts';

/** The mark of a room that is being recorded, in words too. */
export function recordingMark(
  room: Room | null | undefined,
  say: Speech['say'],
): TemplateResult | typeof nothing {
  if (room?.recordingState !== 'recording') return nothing;
  return html`<span class="badge rec" part="recording">${say('room.recording')}</span>`;
}

/** What is kept of what is said; nothing where the mark says it. */
export function recordingFact({ recordingState: state }: Room, say: Speech['say']): string | null {
  if (state === 'off' || state === 'deleted') return say('room.notRecorded');
  return state === 'kept' || state === 'saving' ? say('room.recorded') : null;
}
