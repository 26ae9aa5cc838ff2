import { atom, type PreinitializedWritableAtom } from 'nanostores';
import type { InvitationPlace, InvitationsDirectory } from '../../backend/host-directory.ts';
import { httpInvitations } from '../../backend/http-invitations.ts';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Invitation, MadeInvitation, NewInvitation, Redeemed } from '../../contract/types.ts';
import type { InvitationChangeRequest } from '../../events/invitation-change-request.ts';
import type { InvitationRedeemRequest } from '../../events/invitation-redeem-request.ts';
import { InvitationRedeemedEvent } from '../../events/invitation-redeemed.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { announce, Errands } from './carry-out.ts';
import { tell } from '../tell.ts';

/** What is known of the invitations to a place. */
export interface InvitationList {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly invitations: readonly Invitation[];
  readonly nextCursor: string | null;
  readonly error: ErrorCode | null;
  /** The last one that this page made, with its code. */
  readonly made: MadeInvitation | null;
}

const NOTHING: InvitationList = {
  status: 'loading',
  invitations: [],
  nextCursor: null,
  error: null,
  made: null,
};

/** Invitations that a page uses and makes. */
export class InvitationsModel extends Errands {
  /** Where the invitation lets in that an element used, by the key of the element. */
  readonly $redeemed = atom<ReadonlyMap<string, Redeemed>>(new Map());
  readonly #connection: Connection;
  readonly #directory: InvitationsDirectory;
  readonly #lists = new Map<string, PreinitializedWritableAtom<InvitationList>>();

  constructor(connection: Connection, directory: InvitationsDirectory) {
    super();
    this.#connection = connection;
    this.#directory = directory;
  }

  /** Uses an invitation. @param key - Of the element that it was given to. */
  redeem(trigger: InvitationRedeemRequest, code: string, key: string, host: HTMLElement): void {
    void this.carryOut(key, {
      trigger,
      host,
      pending: key,
      run: () => this.#directory.redeem(code),
      done: (redeemed) => {
        const { room, club } = redeemed;
        this.$redeemed.set(new Map([...this.$redeemed.get(), [key, redeemed]]));
        this.#letIn();
        announce(host, ['invite'], 'invite.in', { title: room?.title ?? club?.title ?? '' });
        tell(host, new InvitationRedeemedEvent({ room: room?.name ?? null, club: club?.name ?? null }));
      },
    });
  }

  /** Rooms that refused the viewer show their card again. Hidden ones come by the event stream. */
  #letIn(): void {
    for (const { stores } of this.#connection.rooms.values()) {
      if (stores.$error.get()?.code === 'invitation_needed') stores.$error.set(null);
    }
  }

  /** The invitations to a place, which are asked for where nobody has yet. */
  list(place: InvitationPlace): PreinitializedWritableAtom<InvitationList> {
    const key = keyOf(place);
    let store = this.#lists.get(key);
    if (!store) {
      this.#lists.set(key, (store = atom(NOTHING)));
      void this.load(place);
    }
    return store;
  }

  /** Asks for the first page again, or with `more` for the next one. */
  async load(place: InvitationPlace, more = false): Promise<void> {
    const store = this.list(place);
    const { invitations: before, nextCursor: cursor } = store.get();
    try {
      const { invitations, nextCursor } = await this.#directory.invitations(
        place,
        (more && cursor) || undefined,
      );
      const all = more ? [...before, ...invitations] : invitations;
      store.set({ ...store.get(), status: 'ready', error: null, invitations: all, nextCursor });
    } catch (thrown) {
      const { code } = HallwayError.from(thrown, 'no_api');
      store.set({ ...store.get(), status: before.length ? 'ready' : 'failed', error: code });
    }
  }

  /** Makes an invitation. */
  create(
    trigger: InvitationChangeRequest,
    place: InvitationPlace,
    wanted: NewInvitation,
    host: HTMLElement,
  ): void {
    const key = keyOf(place);
    void this.carryOut(key, {
      trigger,
      host,
      pending: key,
      run: () => this.#directory.invite(place, wanted),
      done: (made) => {
        const store = this.list(place);
        store.set({ ...store.get(), made, invitations: [made.invitation, ...store.get().invitations] });
        announce(host, ['invite'], 'invite.made');
      },
    });
  }

  /** Takes one back: shown at once, and back again when it is refused. */
  revoke(trigger: InvitationChangeRequest, place: InvitationPlace, id: string, host: HTMLElement): void {
    const store = this.list(place);
    const change = (from: Invitation['state'], to: Invitation['state']) => {
      const list = store.get();
      const invitations = list.invitations.map((one) =>
        one.id === id && one.state === from ? { ...one, state: to } : one,
      );
      store.set({ ...list, invitations });
    };
    void this.carryOut(keyOf(place), {
      trigger,
      host,
      pending: id,
      before: () => {
        change('open', 'revoked');
        return () => change('revoked', 'open');
      },
      run: () => this.#directory.revoke(id),
      done: () => announce(host, ['invite'], 'invite.revoked'),
    });
  }
}

/** Name under which the invitations to a place wait and fail. */
export function keyOf({ kind, name }: InvitationPlace): string {
  return `${kind}:${name}`;
}

/** The invitations of a connection; nothing where its backend knows none. */
export function invitationsOf(connection: Connection): InvitationsModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('invitations') as InvitationsModel | undefined;
  if (!model) {
    const own = hasApi ? httpInvitations(apiOf(connection)) : config.backend?.directory?.invitations;
    if (!own) return undefined;
    directory.set('invitations', (model = new InvitationsModel(connection, own)));
  }
  return model;
}
