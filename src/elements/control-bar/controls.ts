import { html, nothing, type TemplateResult } from 'lit';
import { MicrophoneToggleRequest } from '../../events/microphone-toggle-request.ts';
import type { Speech } from '../../i18n/text.ts';
import { icon } from '../../ui/icon.ts';
import { MIC, MIC_OFF } from '../../ui/icons/player.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** A square button that is an icon; its label is its name and its tooltip. */
export interface IconButton {
  readonly label: string;
  /** The `d` of the icon. */
  readonly shape: string;
  readonly pending?: boolean;
  /** What it opens. */
  readonly popup?: 'dialog' | 'menu';
  readonly expanded?: boolean;
  /** Of one that switches something on and off. */
  readonly pressed?: boolean;
  /** Not in a narrow bar. */
  readonly roomy?: boolean;
  /** Only in a narrow bar. */
  readonly narrow?: boolean;
  readonly press: (event: Event) => void;
}

/** See {@link IconButton}. */
export function iconButton(button: IconButton): TemplateResult {
  const { label, shape, pending, popup, expanded, pressed, roomy, narrow, press } = button;
  return html`<button
    class=${`btn icon ${roomy ? 'roomy' : ''} ${narrow ? 'narrow' : ''}`}
    part="button"
    title=${label}
    aria-label=${label}
    aria-haspopup=${popup ?? nothing}
    aria-expanded=${popup ? (expanded ? 'true' : 'false') : nothing}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
    aria-disabled=${pending ? 'true' : nothing}
    @click=${press}
  >
    ${pending ? html`<span class="spin swap"></span>` : icon(shape)}
  </button>`;
}

/** A floating panel, which a button of the bar opens. */
export function panel(label: string, content: TemplateResult): TemplateResult {
  return html`<div class="menu" part="menu" popover="manual" role="dialog" tabindex="-1" aria-label=${label}>
    ${content}
  </div>`;
}

/** The microphone of somebody on stage: filled while it is open, grey and struck while it is not. */
export function microphoneButton(live: RoomController, { say }: Speech): TemplateResult {
  const { microphone } = live.get('$media');
  const open = microphone === 'on';
  const busy = microphone === 'asking' || live.pending('microphone');
  const press = () => {
    if (!busy) live.request(new MicrophoneToggleRequest({ on: !open }));
  };
  const text = say(busy ? 'mic.asking' : open ? 'mic.mute' : 'mic.unmute');
  return html`<button
    class=${`btn mic ${open ? 'primary' : ''}`}
    part="button"
    aria-label=${say(busy ? 'mic.asking' : open ? 'mic.muteLabel' : 'mic.unmuteLabel')}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${press}
  >
    ${busy ? html`<span class="spin swap"></span>` : icon(open ? MIC : MIC_OFF)}<span>${text}</span>
  </button>`;
}
