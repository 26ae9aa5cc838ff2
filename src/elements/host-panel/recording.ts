import { html, nothing, type TemplateResult } from 'lit';
import type { Room } from '../../contract/types.ts';
import { formatLength } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/text.ts';
import { isRecorded } from '../../ui/recording-notice.ts';
import { type PanelContext, refused } from './context.ts';

/** Recording: whether it is on, and the button that begins or ends it. */
export function recordingSection(context: PanelContext): TemplateResult | typeof nothing {
  const { live, speech, desk, menu } = context;
  const { say } = speech;
  const room = live.get('$room');
  const own = live.get('$viewer')?.role === 'host';
  const on = isRecorded(room);
  if (!room || room.state !== 'live' || (!on && !own)) return nothing;
  const button = on
    ? desk.button({ action: { type: 'recording-stop' }, label: say('host.recordStop') })
    : desk.button({
        action: { type: 'recording-start' },
        label: say('host.record'),
        before: (go) =>
          menu.ask(() => ({
            title: say('host.recordAsk'),
            text: say('host.recordText'),
            go: say('host.recordDo'),
            cancel: say('room.cancel'),
            onGo: go,
          })),
      });
  return html`<section class="section recording" part="recording" aria-labelledby="recording">
    <div class="row title">
      <h4 class="head" id="recording">${say('host.recording')}</h4>
      ${button}
    </div>
    <p class="small muted">${state(context)}</p>
    ${refused(context, desk.refusal('recording-start', 'recording-stop'))}
  </section>`;
}

function state({ live, speech: { locale, say } }: PanelContext): string {
  const room = live.get('$room');
  const left = Date.parse(room?.recordingAt ?? '') - live.now;
  if (room?.recordingState === 'announced') {
    return say('host.recordSoon', { time: formatLength(locale, Math.max(0, left)) });
  }
  const texts: Partial<Record<string, TextKey>> = {
    recording: 'host.recordOn',
    failed: 'host.recordFailed',
    kept: 'host.recordKept',
    saving: 'host.recordKept',
  };
  return say(
    texts[room?.recordingState ?? ''] ?? (room?.recording ? 'host.recordWished' : 'room.notRecorded'),
  );
}

/** What ending the room does to what was said. */
export function endText(room: Room | null): TextKey {
  const kept = ['recording', 'failed', 'kept', 'saving'];
  return kept.includes(room?.recordingState ?? 'off') ? 'host.endTextRecorded' : 'host.endText';
}
