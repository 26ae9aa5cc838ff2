import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { VolumeChangeRequest } from '../../events/volume-change-request.ts';
import type { Speech } from '../../i18n/text.ts';
import { rangeStyles } from '../../theme/range.styles.ts';
import { icon } from '../../ui/icon.ts';
import { FLAG } from '../../ui/icons/player.ts';
import { MenuController, type MenuHost } from '../../ui/menu.ts';
import type { CardOpener, TilePerson } from '../../ui/person-tile.ts';
import type { RoomController } from '../../ui/room-controller.ts';
import { fillRanges, volumeRow } from '../../ui/volume.ts';

/** Fetches the card that the pop-over shows; where the network is down, the next press tries again. */
export async function fetchProfileCard(): Promise<void> {
  await import('../profile-card/profile-card.define.ts').catch(() => undefined);
}

/** The pop-over, on top of `menuStyles`. */
export const profilesStyles = [
  rangeStyles,
  css`
    .menu.profile {
      inline-size: 340px;
      max-inline-size: calc(100vi - 16px);
      padding: 0;
      /* It takes the focus for those who read on from there, and is nothing to press. */
      outline: none;
    }
    .profile > hallway-profile-card::part(card) {
      border: 0;
      background: none;
    }
    .menu.profile > .report {
      inline-size: calc(100% - 12px);
      margin: 6px;
    }
    .profile > .head {
      padding: var(--_s3) var(--_s4) 0;
    }
    .profile > .item {
      padding: var(--_s2) var(--_s4) var(--_s3);
    }
  `,
];

/**
 * Somebody's card, how loud they are played, and reporting them, as the pop-over of their face. The host renders `overlay()`
 * once.
 */
export class Profiles implements ReactiveController {
  private readonly host: MenuHost;
  private readonly live: RoomController;
  private readonly speech: () => Speech;
  private readonly load: () => void;
  private readonly menu: MenuController;
  /** Whose card is open. */
  private person: TilePerson | undefined;
  /** Who is being reported. */
  private reported: TilePerson | undefined;

  /** @param load - Gets what the open card needs; called with each opening. */
  constructor(host: MenuHost, live: RoomController, speech: () => Speech, load: () => void) {
    this.host = host;
    this.live = live;
    this.speech = speech;
    this.load = load;
    this.menu = new MenuController(host, 'bottom');
    host.addController(this);
  }

  hostUpdated(): void {
    fillRanges(this.host.renderRoot);
    // Somebody who left has no face that the card could stand beside.
    const face = '[part="open"][aria-expanded="true"]';
    if (this.menu.open !== null && !this.host.renderRoot.querySelector(face)) this.menu.close(false);
  }

  /** How somebody's pop-over is opened; nothing where there is nothing in it. */
  readonly opener = (person: TilePerson): CardOpener | undefined => {
    const known = this.isKnown(person);
    if (!known && !this.isHeard(person) && !this.mayReport(person)) return undefined;
    const toggle = this.menu.toggler(person.id);
    return {
      expanded: this.menu.open === person.id,
      onClick: (event) => {
        this.person = person;
        if (known) this.load();
        toggle(event);
      },
    };
  };

  /** The open card, or the form that reports somebody. */
  overlay(): TemplateResult | typeof nothing {
    return html`${this.popover()}${this.form()}`;
  }

  private mayReport({ id }: TilePerson): boolean {
    const viewer = this.live.get('$viewer');
    return this.live.features.has('moderation') && viewer !== null && viewer.id !== id;
  }

  private popover(): TemplateResult | typeof nothing {
    const { person } = this;
    if (!person || this.menu.open !== person.id) return nothing;
    return html`<div
      class="menu profile"
      part="profile"
      popover="manual"
      role="dialog"
      tabindex="-1"
      .autofocus=${this.isKnown(person) || !this.isHeard(person)}
      aria-label=${person.name}
    >
      ${
        this.isKnown(person)
          ? html`<hallway-profile-card person=${person.id} room=${this.live.name}></hallway-profile-card>`
          : html`<p class="head">${person.name}</p>`
      }
      ${this.isHeard(person) ? this.volume(person) : nothing}
      ${
        this.mayReport(person)
          ? html`<button class="report" part="report" type="button" @click=${() => this.report(person)}>
              ${icon(FLAG)}${this.speech().say('grid.report')}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Guests have no card, and not every backend knows people. */
  private isKnown({ id }: TilePerson): boolean {
    const connection = this.live.model?.connection;
    const cards = connection?.hasApi || connection?.config.backend?.directory?.people;
    return Boolean(cards) && id.startsWith('p_');
  }

  private isHeard({ role, local }: TilePerson): boolean {
    return role !== 'listener' && !local && this.live.get('$phase') === 'joined';
  }

  private volume({ id, name }: TilePerson): TemplateResult {
    const { live } = this;
    const volumes = live.model?.player && live.read(live.model.player.$volumes);
    return volumeRow(this.speech().say('device.volumeOf', { name }), volumes?.get(id) ?? 1, (volume) => {
      live.request(new VolumeChangeRequest({ volume, person: id }));
    });
  }

  private form(): TemplateResult | typeof nothing {
    const { reported } = this;
    if (!reported) return nothing;
    return html`<hallway-x-report
      room=${this.live.name}
      person=${reported.id}
      name=${reported.name}
      @close=${() => {
        this.reported = undefined;
        this.host.requestUpdate();
      }}
    ></hallway-x-report>`;
  }

  private report(person: TilePerson): void {
    this.menu.close();
    // Its code arrives while its place is there already; where it cannot be fetched, the next press tries again.
    import('./report.define.ts').catch(() => (this.reported = undefined));
    this.reported = person;
    this.host.requestUpdate();
  }
}
