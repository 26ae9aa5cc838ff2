import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../../i18n/text.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { LongList } from '../../ui/long-list.ts';
import type { MenuHost } from '../../ui/menu.ts';
import { PersonMenu } from '../../ui/person-menu.ts';
import { personRow } from '../../ui/person-row.ts';
import { personRowStyles } from '../../ui/person-row.styles.ts';
import { type CardOpener, type Place, stageTile, type TilePerson } from '../../ui/person-tile.ts';
import type { PlayerController } from '../../ui/player-controller.ts';
import { virtualListStyles } from '../../ui/virtual-list.styles.ts';
import { controlStyles } from '../../theme/button.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import type { Section } from './sections.ts';

/** What the lists need besides the grid's own styles. */
export const fullListStyles = [controlStyles, menuStyles, confirmStyles, personRowStyles, virtualListStyles];

/** Long lists of the grid: a stage beyond a hundred, and everybody in a section. Fetched with the first of them. */
export class FullLists {
  private readonly live: PlayerController;
  private readonly speech: () => Speech;
  private readonly stage: LongList;
  private readonly opened: LongList;
  private readonly people: PersonMenu;
  private readonly openerOf: (person: TilePerson) => CardOpener | undefined;

  constructor(
    host: MenuHost,
    live: PlayerController,
    speech: () => Speech,
    openerOf: (person: TilePerson) => CardOpener | undefined,
  ) {
    this.openerOf = openerOf;
    this.live = live;
    this.speech = speech;
    this.stage = new LongList(host);
    this.opened = new LongList(host);
    this.people = new PersonMenu(host, live, speech);
  }

  /** A stage of any size, as tiles. */
  tiles({ people, count }: Section): TemplateResult {
    const speech = this.speech();
    return this.stage.render({
      people,
      count,
      label: speech.say('grid.stage'),
      layout: 'grid',
      item: (person, place) => stageTile(person, speech, place, this.openerOf(person)),
    });
  }

  /** Everybody in a section, one a row; pages are fetched as the end comes near. */
  rows(name: 'followed' | 'audience', { people, count }: Section, onClose: () => void): TemplateResult {
    const { say } = this.speech();
    const { live } = this;
    return html`${this.opened.render({
        people,
        count,
        label: say(name === 'audience' ? 'grid.everyone' : 'grid.followed'),
        layout: 'list',
        item: (person, place) => this.row(person, place),
        foot: people.length < count ? html`<p class="small muted">${say('grid.loading')}</p>` : nothing,
        onEnd: () => live.loadRoster(name, true),
      })} <button class="more" part="more" type="button" @click=${onClose}>${say('grid.showFewer')}</button>`;
  }

  /** The open menu or question. */
  overlays(): TemplateResult {
    return this.people.overlays();
  }

  private row(person: TilePerson, place?: Place): TemplateResult {
    const { say } = this.speech();
    return personRow(person, {
      ...(person.local ? { name: say('grid.self', { name: person.name }) } : {}),
      detail: person.handRaised ? say('grid.hand') : (person.caption ?? ''),
      place,
      opener: this.openerOf(person),
      end: this.people.button(person),
    });
  }
}
