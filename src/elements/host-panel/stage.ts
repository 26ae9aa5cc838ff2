import { html, nothing, type TemplateResult } from 'lit';
import { capital } from '../../i18n/moment.ts';
import { icon } from '../../ui/icon.ts';
import { PLUS } from '../../ui/icons/player.ts';
import { personRow } from '../../ui/person-row.ts';
import { bars, type Place, stageStates, type TilePerson } from '../../ui/person-tile.ts';
import { type PanelContext, refusalText } from './context.ts';
import { invite } from './invite.ts';

/** Who is on stage, with a menu for each, and the list to invite from. */
export function stageSection(
  context: PanelContext,
  inviting: boolean,
  toggleInvite: () => void,
): TemplateResult {
  const { live, lists, speech } = context;
  const { say } = speech;
  const people = live.get('$people').filter(({ role }) => role !== 'listener');
  return html`<section class="section stage" part="stage" aria-labelledby="stage">
    <div class="row title">
      <h4 class="head" id="stage" tabindex="-1">
        ${say('host.stage')} <span class="muted num">${people.length}</span>
      </h4>
      ${
        live.features.has('roster')
          ? html`<button
              class="btn sm"
              part="button"
              type="button"
              aria-expanded=${inviting ? 'true' : 'false'}
              @click=${toggleInvite}
            >
              ${icon(PLUS, 's')}${say('host.invite')}
            </button>`
          : nothing
      }
    </div>
    ${inviting ? invite(context) : nothing}
    ${lists.stage.render({
      people,
      count: people.length,
      label: say('host.stage'),
      layout: 'list',
      item: (person, place) => row(context, person, place),
    })}
  </section>`;
}

function row(context: PanelContext, person: TilePerson, place: Place | undefined): TemplateResult {
  const { menu, speech } = context;
  const button = menu.button(person);
  const mark = person.speaking ? html`<span class="bars-box" aria-hidden="true">${bars()}</span>` : nothing;
  return personRow(person, {
    ...(person.local ? { name: speech.say('grid.self', { name: person.name }) } : {}),
    detail: capital(speech.locale, stageStates(person, speech).join(' · ')),
    refusal: refusalText(context, person.id),
    place,
    end: button === nothing ? mark : button,
  });
}
