import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RoomController } from '../../ui/room-controller.ts';

/** What shows a room well enough to do without the mini player. */
const SHOWS = /^hallway-(room|control-bar)$/;
/** What only peeps in at an edge, below the mini player perhaps, is not in view. Pixels. */
const EDGE = '-56px 0px';

/** Tells whether the room is in view on the page, by the tags that show it. */
export class InView implements ReactiveController {
  /** Null until the browser has looked. */
  seen: boolean | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #live: RoomController;
  readonly #tags = new Map<Element, boolean | undefined>();
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost, live: RoomController) {
    this.#host = host;
    this.#live = live;
    host.addController(this);
  }

  /** The room's own tag, if there is one on the page. */
  get roomTag(): HTMLElement | undefined {
    return this.#users().find(({ localName }) => localName === 'hallway-room');
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (this.#tags.has(target)) this.#tags.set(target, isIntersecting);
        }
        this.#settle();
      },
      { rootMargin: EDGE },
    );
  }

  hostUpdate(): void {
    // A tag that shows the room tells all elements when it comes; when it goes, the observer says so.
    const users = new Set<Element>(this.#users());
    for (const tag of this.#tags.keys()) {
      if (users.has(tag)) continue;
      this.#tags.delete(tag);
      this.#observer?.unobserve(tag);
    }
    for (const tag of users) {
      if (this.#tags.has(tag)) continue;
      this.#tags.set(tag, undefined);
      this.#observer?.observe(tag);
    }
    this.#settle();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#tags.clear();
    this.seen = null;
  }

  #users(): HTMLElement[] {
    return Array.from(this.#live.model?.users ?? [], ({ host }) => host).filter(
      ({ localName, isConnected }) => isConnected && SHOWS.test(localName),
    );
  }

  #settle(): void {
    const looked = [...this.#tags.values()];
    const seen = looked.includes(true) ? true : looked.includes(undefined) ? this.seen : false;
    if (seen === this.seen) return;
    this.seen = seen;
    this.#host.requestUpdate();
  }
}
