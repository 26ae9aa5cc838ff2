import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { MenuController, type MenuHost } from '../../ui/menu.ts';
import type { CardOpener, TilePerson } from '../../ui/person-tile.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** Fetches the card that the pop-over shows; where the network is down, the next press tries again. */
export async function fetchProfileCard(): Promise<void> {
  await import('../profile-card/profile-card.define.ts').catch(() => undefined);
}

/** The pop-over, on top of `menuStyles`. */
export const profilesStyles = css`
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
`;

/** Somebody's card as the pop-over of their face. The host renders `overlay()` once. */
export class Profiles implements ReactiveController {
  private readonly host: MenuHost;
  private readonly live: RoomController;
  private readonly load: () => void;
  private readonly menu: MenuController;
  /** Whose card is open. */
  private person: TilePerson | undefined;

  /** @param load - Gets what the open card needs; called with each opening. */
  constructor(host: MenuHost, live: RoomController, load: () => void) {
    this.host = host;
    this.live = live;
    this.load = load;
    this.menu = new MenuController(host, 'bottom');
    host.addController(this);
  }

  hostUpdated(): void {
    // Somebody who left has no face that the card could stand beside.
    const face = '[part="open"][aria-expanded="true"]';
    if (this.menu.open !== null && !this.host.renderRoot.querySelector(face)) this.menu.close(false);
  }

  /** How somebody's card is opened; nothing for guests, and where the backend knows no people. */
  readonly opener = (person: TilePerson): CardOpener | undefined => {
    const connection = this.live.model?.connection;
    const known = connection?.hasApi || connection?.config.backend?.directory?.people;
    if (!known || !person.id.startsWith('p_')) return undefined;
    const toggle = this.menu.toggler(person.id);
    return {
      expanded: this.menu.open === person.id,
      onClick: (event) => {
        this.person = person;
        this.load();
        toggle(event);
      },
    };
  };

  /** The open card. */
  overlay(): TemplateResult | typeof nothing {
    const { person } = this;
    if (!person || this.menu.open !== person.id) return nothing;
    return html`<div
      class="menu profile"
      part="profile"
      popover="manual"
      role="dialog"
      tabindex="-1"
      aria-label=${person.name}
    >
      <hallway-profile-card person=${person.id} room=${this.live.name}></hallway-profile-card>
    </div>`;
  }
}
