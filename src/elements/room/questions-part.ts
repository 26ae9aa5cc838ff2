import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../../i18n/text.ts';
import { icon } from '../../ui/icon.ts';
import { ASK } from '../../ui/icons/questions.ts';
import { moderates } from '../../ui/moderates.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** Parts of the element inside, which a site styles from outside the room. */
const PARTS =
  'form, input, ask, anonymous, fault, question, vote, badge, answer, own, manage, menu, task, rules, download';

/**
 * Questions, folded away for all but those who run the room: only who opens them pays for them. Nothing where the page
 * shows them elsewhere, or its backend knows none.
 */
export function questions(live: RoomController, { say }: Speech): TemplateResult | typeof nothing {
  const { model } = live;
  const known = model?.connection.hasApi || model?.connection.config.backend?.directory?.questions;
  const elsewhere = [...(model?.users ?? [])].some(
    ({ host }) => host.localName === 'hallway-questions' && !host.hasAttribute('docked'),
  );
  if (!known || elsewhere) return nothing;
  const runs = moderates(live.get('$viewer'));
  if (runs) load();
  return html`<details class="asks" ?open=${runs} @toggle=${load}>
    <summary>${icon(ASK)}${say('room.questions')}</summary>
    <hallway-questions docked exportparts=${PARTS}></hallway-questions>
  </details>`;
}

function load(): void {
  import('../questions/questions.define.ts').catch(() => {
    // Offline: the next press asks again.
  });
}
