import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether somebody is at the rows of a list: with a pointer, or at a keyboard. Nothing may move under them then. */
export class Hold implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #pointed = false;
  #focused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether somebody is there. */
  get on(): boolean {
    return this.#pointed || this.#focused;
  }

  /** For the element around the rows. */
  readonly enter = ({ pointerType }: PointerEvent): void => {
    // A finger is there only while it presses.
    this.#set(pointerType !== 'touch', this.#focused);
  };
  readonly leave = (): void => this.#set(false, this.#focused);
  readonly focus = ({ target }: FocusEvent): void => {
    this.#set(this.#pointed, target instanceof Element && target.matches(':focus-visible'));
  };
  readonly blur = (): void => this.#set(this.#pointed, false);

  hostDisconnected(): void {
    this.#pointed = false;
    this.#focused = false;
  }

  #set(pointed: boolean, focused: boolean): void {
    const before = this.on;
    this.#pointed = pointed;
    this.#focused = focused;
    // What waited may appear.
    if (before && !this.on) this.#host.requestUpdate();
  }
}
