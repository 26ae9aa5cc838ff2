import { html, nothing, type TemplateResult } from 'lit';
import type { Invitation } from '../../contract/types.ts';
import { formatMoment } from '../../i18n/moment.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { InvitationList } from '../../models/directory/invitations.ts';
import { refusal } from './redeem.ts';

/** What the list can do. */
export interface ListActs {
  readonly pending: ReadonlySet<string>;
  readonly revoke: (id: string) => void;
  readonly more: () => void;
}

const STATES: Partial<Readonly<Record<Invitation['state'], TextKey>>> = {
  used_up: 'invite.usedUp',
  expired: 'invite.expired',
  revoked: 'invite.isRevoked',
};

/** The invitations to a place, the newest first. */
export function invitationList(
  { invitations, nextCursor, error }: InvitationList,
  now: number,
  acts: ListActs,
  speech: Speech,
): TemplateResult {
  const { say } = speech;
  return html`<section class="list" part="list" aria-labelledby="list">
    <h4 class="label" id="list" tabindex="-1">${say('invite.list')}</h4>
    ${error ? refusal({ key: `error.${error}`, error }, speech) : nothing}
    ${invitations.length === 0 ? html`<p class="small">${say('invite.none')}</p>` : nothing}
    <ul>
      ${invitations.map((one) => row(one, now, acts, speech))}
    </ul>
    ${
      nextCursor
        ? html`<button class="btn sm" type="button" part="more" @click=${acts.more}>
            ${say('invite.more')}
          </button>`
        : nothing
    }
  </section>`;
}

function row(invitation: Invitation, now: number, acts: ListActs, { say, locale }: Speech): TemplateResult {
  const { id, label, person, uses, usesMax, state, expiresAt } = invitation;
  const whom = person?.name ?? say('invite.anybody');
  const name = label ?? whom;
  const over = STATES[state];
  const facts = [
    ...(label ? [whom] : []),
    say('invite.used', { uses, max: usesMax }),
    over ? say(over) : expiresAt && say('invite.ends', { time: formatMoment(locale, expiresAt, now) }),
  ].filter(Boolean);
  const busy = acts.pending.has(id);
  return html`<li class="row item" part="invitation">
    <div class="grow">
      <p class=${over ? 'muted one' : 'one medium'}>${name}</p>
      <p class="small">${facts.map((fact, index) => html`${index ? ' · ' : ''}<bdi>${fact}</bdi>`)}</p>
    </div>
    ${
      state === 'open'
        ? html`<button
            class="btn sm"
            type="button"
            part="revoke"
            aria-label=${say('invite.revokeOf', { name })}
            aria-disabled=${busy ? 'true' : nothing}
            @click=${() => acts.revoke(id)}
          >
            ${say('invite.revoke')}
          </button>`
        : nothing
    }
  </li>`;
}
