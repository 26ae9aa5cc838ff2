import { html, type TemplateResult } from 'lit';
import type { HandOrder, HandPolicy, LogEntry, Role } from '../../contract/types.ts';
import { formatClock } from '../../i18n/moment.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { PanelContext } from './context.ts';

const POLICY: Readonly<Record<HandPolicy, TextKey>> = {
  everyone: 'host.policyEveryone',
  followed: 'host.policyFollowed',
  off: 'host.policyOff',
};

/** Something that was done: what and about whom, and below it who did it and when. */
export function logRow({ speech }: PanelContext, entry: LogEntry): TemplateResult {
  const { locale, say } = speech;
  const { id, at, actor, person } = entry;
  const what = person?.name ? `${act(entry, speech)}: ${person.name}` : act(entry, speech);
  return html`<li class="record" data-id=${id}>
    <div>
      <p class="small">${what}</p>
      <p class="tiny muted">${actor ? actor.name : say('records.itself')} · ${formatClock(locale, at)}</p>
    </div>
  </li>`;
}

function act({ act: done, detail }: LogEntry, { say }: Speech): string {
  switch (done) {
    case 'role_given':
      return say(`log.role.${detail as Role}`);
    case 'banned':
      return say(detail === 'club' ? 'log.banned.club' : 'log.banned.room');
    case 'hand_policy_set':
      return say('log.hand_policy_set', { detail: say(POLICY[detail as HandPolicy]) });
    case 'hand_order_set':
      return say('log.hand_order_set', { detail: say(`host.order.${detail as HandOrder}`) });
    default:
      return say(`log.${done}`);
  }
}
