import { html, nothing, type TemplateResult } from 'lit';
import type { RosterSection } from '../../contract/types.ts';
import { personRow } from '../../ui/person-row.ts';
import type { Place, TilePerson } from '../../ui/person-tile.ts';
import { type PanelContext, refused, refusalText } from './context.ts';

/** The audience, to invite from: those whom speakers follow first, then everybody; pages arrive as the end comes near. */
export function invite(context: PanelContext): TemplateResult {
  const { finder, live, speech } = context;
  const label = speech.say('host.search');
  return html`${
    live.get('$listeners') || finder.searches
      ? html`<input
          class="input"
          part="search"
          type="search"
          maxlength="80"
          autocomplete="off"
          dir="auto"
          placeholder=${label}
          aria-label=${label}
          .value=${finder.text}
          @input=${(event: Event) => finder.search((event.target as HTMLInputElement).value)}
        />`
      : nothing
  }
  ${finder.searches ? results(context) : everybody(context)}`;
}

function results(context: PanelContext): TemplateResult {
  const { finder, lists, speech } = context;
  const { say } = speech;
  const { found, failure } = finder;
  if (failure) return html`${refused(context, failure)}`;
  if (!found?.length) {
    return html`<p class="small muted none" role="status">
      ${say(found ? 'host.searchNone' : 'host.searching')}
    </p>`;
  }
  return html`<div class="invite" part="invite">
    ${lists.found.render({
      people: found,
      count: found.length,
      label: say('host.search'),
      layout: 'list wide',
      item: (person, place) => row(context, person, place),
    })}
  </div>`;
}

function everybody(context: PanelContext): TemplateResult {
  const { live, lists, speech } = context;
  const { say } = speech;
  const { followed, audience } = live.get('$roster');
  const people = [...(followed?.people ?? []), ...(audience?.people ?? [])];
  const count = (followed?.count ?? 0) + (audience?.count ?? 0);
  const next: Exclude<RosterSection, 'stage'> = followed?.nextCursor ? 'followed' : 'audience';
  if (followed && audience && !count) return html`<p class="small muted none">${say('host.nobody')}</p>`;
  return html`<div class="invite" part="invite">
    ${lists.invite.render({
      people,
      count,
      label: say('host.audience'),
      layout: 'list wide',
      item: (person, place) => row(context, person, place),
      foot:
        audience && people.length >= count
          ? nothing
          : html`<p class="small muted none">${say('grid.loading')}</p>`,
      onEnd: () => live.loadRoster(next, true),
    })}
  </div>`;
}

function row(context: PanelContext, person: TilePerson, place: Place | undefined): TemplateResult {
  const { desk, live, speech } = context;
  const { say } = speech;
  const { id, name } = person;
  const hand = live.get('$hands').hands.find((one) => one.person.id === id);
  const invited =
    (hand ? hand.invitedAt !== null : desk.hasInvited(id)) &&
    !desk.waits({ type: 'stage-invite', person: id });
  return personRow(person, {
    detail: invited ? say('host.waiting') : person.handRaised ? say('grid.hand') : (person.caption ?? ''),
    refusal: refusalText(context, id),
    place,
    end: desk.button(
      invited
        ? {
            action: { type: 'stage-uninvite', person: id },
            label: say('host.undo'),
            name: say('host.undoPerson', { name }),
          }
        : {
            action: { type: 'stage-invite', person: id },
            label: say('host.invite'),
            name: say('host.invitePerson', { name }),
            tone: 'soft',
          },
    ),
  });
}
