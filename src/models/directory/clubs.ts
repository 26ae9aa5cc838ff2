import { httpClubs } from '../../backend/http-clubs.ts';
import type { ClubsDirectory } from '../../backend/directory.ts';
import type { ClubCard } from '../../contract/types.ts';
import type { ClubFollowRequest } from '../../events/club-follow-request.ts';
import type { ClubJoinRequest } from '../../events/club-join-request.ts';
import { RequestFailedEvent } from '../../events/request-failed.ts';
import type { Connection } from '../connection.ts';
import type * as acts from './club-acts.ts';
import { lazyApi } from '../lazy-api.ts';
import { Cards } from './cards.ts';
import { Waiting } from './waiting.ts';

/** A card can be used before it is kept fresh: what that takes is fetched so many milliseconds later. */
const SETTLE = 100;

/** The clubs that a page shows of one backend. What a press does is fetched for the press. */
export class ClubsModel extends Waiting {
  readonly cards: Cards<ClubCard>;
  readonly directory: ClubsDirectory;
  readonly #connection: Connection;
  #acts: typeof acts | undefined;

  constructor(connection: Connection, directory: ClubsDirectory) {
    super();
    this.#connection = connection;
    this.directory = directory;
    this.cards = new Cards(
      (names) => directory.clubs(names),
      ({ club }) => club.name,
    );
  }

  /** Keeps a club's card fresh until the returned function is called. */
  watch(name: string): () => void {
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => {
      // Without it the card is as fresh as the page.
      import('./hints.ts').then(
        ({ watchHint }) => {
          if (!stopped) stop = watchHint(this.#connection, 'club', name, () => this.cards.refresh([name]));
        },
        () => undefined,
      );
    }, SETTLE);
    let stopped = false;
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop?.();
    };
  }

  /** Gets ready what a press is likely to need. What fails is asked for again by the press. */
  warm(): void {
    this.#fetchActs().catch(() => undefined);
  }

  /** Carries a request out: shown at once, taken back with a text when it is refused. */
  request(trigger: ClubFollowRequest | ClubJoinRequest, host: HTMLElement): void {
    if (this.#acts) this.#acts.carryOutFor(this, trigger, host);
    else {
      this.#fetchActs().then(
        ({ carryOutFor }) => carryOutFor(this, trigger, host),
        () => {
          const failure = { code: 'no_api', requestId: undefined } as const;
          const { club } = trigger.detail;
          this.$notices.set(new Map(this.$notices.get()).set(club, { key: 'error.no_api', error: 'no_api' }));
          host.dispatchEvent(new RequestFailedEvent({ ...failure, room: '', trigger }));
        },
      );
    }
  }

  async #fetchActs(): Promise<typeof acts> {
    return (this.#acts ??= await import('./club-acts.ts'));
  }
}

/** The clubs of a connection; nothing where its backend knows none. */
export function clubsOf(connection: Connection): ClubsModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('clubs') as ClubsModel | undefined;
  if (!model) {
    const clubs = hasApi ? httpClubs(lazyApi(connection)) : config.backend?.directory?.clubs;
    if (!clubs) return undefined;
    directory.set('clubs', (model = new ClubsModel(connection, clubs)));
  }
  return model;
}
