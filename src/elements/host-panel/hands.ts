import { html, nothing, type TemplateResult } from 'lit';
import type { Hand } from '../../contract/types.ts';
import { formatLength } from '../../i18n/format.ts';
import { icon } from '../../ui/icon.ts';
import { CLOSE, LOCK, MIC_OFF } from '../../ui/icons/player.ts';
import { personRow } from '../../ui/person-row.ts';
import { type PanelContext, refused, refusalText } from './context.ts';
import type { ActionButton } from './desk.ts';
import { order, policy } from './policy.ts';
import { endText } from './recording.ts';

/** What is sent from this section and is about nobody. */
const OF_THE_ROOM = [
  'hand-policy',
  'hand-order',
  'hands-lower-all',
  'mute-all',
  'room-lock',
  'room-start',
  'room-end',
] as const;

/** The queue of raised hands, who may raise one, and what is for the whole room. */
export function handsSection(context: PanelContext): TemplateResult {
  const { live, speech, desk } = context;
  const { say } = speech;
  const { hands, count } = live.get('$hands');
  return html`<section class="section" part="hands" aria-labelledby="hands">
    <div class="row title">
      <h4 class="head" id="hands" tabindex="-1">
        ${say('host.hands')} <span class="muted num">${count}</span>
      </h4>
      ${
        count
          ? desk.button({
              action: { type: 'hands-lower-all' },
              label: say('host.lowerAll'),
              tone: 'ghost edge',
            })
          : nothing
      }
    </div>
    ${policy(context)} ${order(context)} ${refused(context, desk.refusal(...OF_THE_ROOM))}
    ${hands.length ? queue(context, hands, count) : html`<p class="small muted none">${say('host.noHands')}</p>`}
    ${everybody(context)}
  </section>`;
}

function queue(context: PanelContext, hands: readonly Hand[], count: number): TemplateResult {
  const byId = new Map(hands.map((hand) => [hand.person.id, hand]));
  return context.lists.hands.render({
    people: hands.map(({ person }) => person),
    count,
    label: context.speech.say('host.hands'),
    layout: 'list wide',
    item: (person, place) => {
      const hand = byId.get(person.id);
      return personRow(person, {
        detail: hand ? detail(context, hand) : '',
        refusal: refusalText(context, person.id),
        place,
        end: hand ? buttons(context, hand) : nothing,
      });
    },
  });
}

function detail({ live, speech: { locale, say } }: PanelContext, hand: Hand): string {
  if (hand.invitedAt !== null) return say('host.waiting');
  const waited = live.now - Date.parse(hand.raisedAt);
  const spoke = hand.stageSeconds >= 1 && formatLength(locale, hand.stageSeconds * 1000);
  return [
    say('host.order', { place: hand.place }),
    formatLength(locale, waited),
    ...(hand.followedBySpeakers ? [say('host.followed')] : []),
    ...(spoke ? [say('host.onStageFor', { time: spoke })] : []),
  ].join(' · ');
}

/** The button at the end stays the same one, whatever it says now, so that accepting does not lose the focus. */
function buttons({ desk, speech: { say } }: PanelContext, { person, invitedAt }: Hand): TemplateResult {
  const { id, name } = person;
  const decline = desk.button({
    action: { type: 'hand-decline', person: id },
    label: icon(CLOSE, 's'),
    name: say('host.declinePerson', { name }),
    tone: 'icon',
  });
  const accept: ActionButton = {
    action: { type: 'stage-invite', person: id },
    label: say('host.accept'),
    name: say('host.acceptPerson', { name }),
    tone: 'soft',
  };
  const undo: ActionButton = {
    action: { type: 'stage-uninvite', person: id },
    label: html`<span class="spin"></span>${say('host.undo')}`,
    name: say('host.undoPerson', { name }),
  };
  return html`${invitedAt === null ? decline : nothing}${desk.button(invitedAt === null ? accept : undo)}`;
}

/** Mutes all, locks the room and, for the host alone, ends the room after a question; one that has not begun is started instead. */
function everybody(context: PanelContext): TemplateResult {
  const { live, desk, speech } = context;
  const muteAll = desk.button({
    action: { type: 'mute-all' },
    label: html`${icon(MIC_OFF, 's')}${speech.say('host.muteAll')}`,
  });
  const own = live.get('$viewer')?.role === 'host';
  return html`<div class="row foot">${muteAll}${lock(context)}${own ? startOrEnd(context) : nothing}</div>
    ${live.get('$room')?.locked ? html`<p class="tiny muted">${speech.say('host.lockedText')}</p>` : nothing}`;
}

/** Nothing where the backend knows no locks. */
function lock({ live, desk, speech }: PanelContext): TemplateResult | typeof nothing {
  const locked = live.get('$room')?.locked;
  if (locked === undefined) return nothing;
  return desk.button({
    action: { type: 'room-lock', locked: !locked },
    label: html`${icon(LOCK, 's')}${speech.say('host.lock')}`,
    pressed: locked,
    tone: locked ? 'soft' : '',
  });
}

function startOrEnd({ live, desk, menu, offer, speech }: PanelContext): TemplateResult {
  const { say } = speech;
  if (live.get('$room')?.state === 'scheduled') {
    return desk.button({ action: { type: 'room-start' }, label: say('host.start'), tone: 'soft push' });
  }
  return desk.button({
    action: { type: 'room-end' },
    label: say('host.end'),
    tone: 'danger push',
    before: (onGo) => {
      offer.prepare(live.name);
      menu.ask(() => ({
        title: say('host.endAsk'),
        text: say(endText(live.get('$room'))),
        more: offer.render(speech),
        go: say('host.endDo'),
        cancel: say('room.cancel'),
        onGo,
      }));
    },
  });
}
