import type { Backend } from '../../src/backend/backend.ts';
import type {
  HostingDirectory,
  InvitationPlace,
  InvitationsDirectory,
} from '../../src/backend/host-directory.ts';
import { HallwayError } from '../../src/contract/errors.ts';
import type {
  Invitation,
  InvitationPage,
  MadeInvitation,
  NewInvitation,
  NewRoom,
  Redeemed,
  Room,
} from '../../src/contract/types.ts';
import { uuid } from '../../src/ui/uuid.ts';
import type { Behaviour } from './profiles.ts';
import type { SimulatedOptions } from './options.ts';
import { simulate, type Simulation } from './simulate.ts';

/** A code that the simulation takes. */
export const CODE = '7Q3F-0XVA-K2M9-TDRB-4HWC-N8E5-PZJ6';
const HOUR = 3_600_000;

/** A made-up invitation. */
export function invitation(parts: Partial<Invitation> = {}): Invitation {
  return {
    id: uuid(),
    room: 'street-trees',
    club: null,
    person: null,
    label: null,
    uses: 3,
    usesMax: 10,
    state: 'open',
    createdAt: new Date(Date.now() - HOUR).toISOString(),
    expiresAt: new Date(Date.now() + 50 * HOUR).toISOString(),
    ...parts,
  };
}

/** A made-up room. */
export function madeRoom(parts: Partial<Room> = {}): Room {
  return { ...simulate().world.state.room, ...parts };
}

/** Invitations and new rooms that are made up, and do as they are told. */
export class SimulatedHosting implements InvitationsDirectory, HostingDirectory {
  list: Invitation[] = [];
  /** Rooms that were opened, as they were asked for. */
  readonly opened: NewRoom[] = [];
  readonly used: string[] = [];
  readonly made: { place: InvitationPlace; wanted: NewInvitation }[] = [];
  readonly revoked: string[] = [];
  /** What each method does; those that are not here answer. */
  readonly does: Partial<Record<keyof InvitationsDirectory | keyof HostingDirectory, Behaviour>> = {};
  /** Invitations on one page. */
  pageSize = 20;
  /** The room that is around them. */
  readonly simulation: Simulation;

  constructor(options: Partial<SimulatedOptions> = {}) {
    this.simulation = simulate(options);
  }

  /** A backend with a room that knows these. */
  get backend(): Backend {
    const { backend } = this.simulation;
    return Object.assign(backend, { directory: { invitations: this, hosting: this } });
  }

  async redeem(code: string): Promise<Redeemed> {
    await this.answered('redeem');
    this.used.push(code);
    if (code.replace(/[^\dA-Za-z]/g, '').toUpperCase() !== CODE.replaceAll('-', '')) {
      throw new HallwayError('invitation_invalid');
    }
    return { room: madeRoom({ access: 'invitation' }), club: null };
  }

  async invitations(_place: InvitationPlace, cursor = '0'): Promise<InvitationPage> {
    await this.answered('invitations');
    const end = Number(cursor) + this.pageSize;
    return {
      invitations: this.list.slice(Number(cursor), end),
      nextCursor: end < this.list.length ? String(end) : null,
    };
  }

  async invite(place: InvitationPlace, wanted: NewInvitation): Promise<MadeInvitation> {
    await this.answered('invite');
    this.made.push({ place, wanted });
    const { uses = 1, expiresAt = null, label = null } = wanted;
    return { invitation: invitation({ uses: 0, usesMax: uses, expiresAt, label }), code: CODE };
  }

  async revoke(id: string): Promise<void> {
    await this.answered('revoke');
    this.revoked.push(id);
  }

  async openRoom(wanted: NewRoom): Promise<Room> {
    await this.answered('openRoom');
    this.opened.push(wanted);
    const { title, startsAt = null } = wanted;
    return madeRoom({ title, startsAt, state: startsAt ? 'scheduled' : 'live' });
  }

  private async answered(method: keyof SimulatedHosting['does']): Promise<void> {
    const behaviour = this.does[method] ?? 'answer';
    if (behaviour === 'hang') await new Promise(() => undefined);
    else if (behaviour !== 'answer') throw new HallwayError(behaviour);
  }
}
