import type { Placement } from '@floating-ui/dom';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const ITEMS = '[role^="menuitem"]:not(:disabled)';
const FIRST = `${ITEMS}, input:checked, button, input`;

/** What a menu needs of its host: a Lit element. */
export type MenuHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/**
 * Opens one floating menu at a time in a host's shadow root. The host renders it only while it is open:
 *
 * ```ts
 * private readonly menu = new MenuController(this);
 * html`<button aria-haspopup="menu" aria-expanded=${this.menu.open === id} @click=${this.menu.toggler(id)}>…</button>
 *   ${this.menu.open === id ? html`<div class="menu" popover="manual" role="menu" aria-label=…>…</div>` : nothing}`
 * ```
 *
 * The first thing to press gets the focus; the menu itself where it has `autofocus`, because there is something to read first.
 * In a `role="menu"` the arrow keys, Home and End move between the items, and choosing a `role="menuitem"` closes; a
 * `role="dialog"` (a panel with fields) leaves Tab to the browser. Escape, a press elsewhere and focus that goes
 * elsewhere close both; Escape and a choice give the focus back to the button.
 */
export class MenuController implements ReactiveController {
  /** Id of the open menu. */
  open: string | null = null;
  readonly #host: MenuHost;
  readonly #placement: Placement;
  #anchor: HTMLElement | undefined;
  #shown: HTMLElement | undefined;
  #stop: (() => void) | undefined;

  /** The button beside which a menu is, or last was, open. */
  get anchor(): HTMLElement | undefined {
    return this.#anchor;
  }

  constructor(host: MenuHost, placement: Placement = 'bottom-end') {
    this.#host = host;
    this.#placement = placement;
    host.addController(this);
  }

  /** The click handler of the button that opens and closes the menu of this id. */
  toggler(id: string): (event: Event) => void {
    return (event) => {
      const anchor = event.currentTarget as HTMLElement;
      if (this.open === id) this.close();
      else this.show(id, anchor);
    };
  }

  /** Opens a menu beside `anchor`, instead of the one that is open. */
  show(id: string, anchor: HTMLElement): void {
    this.close(false);
    this.open = id;
    this.#anchor = anchor;
    this.#host.requestUpdate();
  }

  /** Closes what is open; `refocus` gives the focus back to the button. */
  close(refocus = true): void {
    if (this.open === null) return;
    this.open = null;
    this.#forget();
    if (refocus) this.#anchor?.focus();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close(false);
  }

  hostUpdated(): void {
    const menu = this.#host.renderRoot.querySelector<HTMLElement>('.menu[popover]') ?? undefined;
    if (this.open === null || !menu || menu === this.#shown) return;
    this.#forget();
    this.#shown = menu;
    void this.#present(menu);
  }

  async #present(menu: HTMLElement): Promise<void> {
    const anchor = this.#anchor;
    const stops = [
      // On its button too, which keeps the focus until the menu has its place.
      ...[menu, anchor].map(
        (at) => at && listen(at, 'keydown', (event) => this.#onKey(event as KeyboardEvent, menu)),
      ),
      listen(menu, 'click', (event) => {
        // Unless the choice opened another menu instead.
        if ((event.target as Element).closest('[role="menuitem"]') && this.#shown === menu) this.close();
      }),
      listen(menu, 'focusout', (event) => this.#onFocusOut((event as FocusEvent).relatedTarget, menu)),
      listen(document, 'pointerdown', (event) => {
        const path = event.composedPath();
        if (!path.includes(menu) && !(anchor && path.includes(anchor))) this.close(false);
      }),
    ];
    this.#stop = () => stops.forEach((stop) => stop?.());
    menu.style.visibility = 'hidden';
    menu.showPopover();
    try {
      const { float } = await import('./float.ts');
      if (this.#shown !== menu || !anchor) return;
      stops.push(float(anchor, menu, this.#placement));
    } catch {
      // Offline before the first menu: it opens in the middle of the window instead.
      menu.classList.add('centred');
    }
    menu.style.visibility = 'visible';
    const first = menu.autofocus ? menu : (menu.querySelector<HTMLElement>(FIRST) ?? menu.firstElementChild);
    if (first instanceof HTMLElement) first.focus();
    // What it holds is still loading: it takes the focus itself when it is here.
    if (!menu.matches(':focus-within')) menu.focus();
  }

  #onKey(event: KeyboardEvent, menu: HTMLElement): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      return;
    }
    if (menu.role !== 'menu') return;
    const items = [...menu.querySelectorAll<HTMLElement>(ITEMS)];
    const at = items.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }

  #onFocusOut(to: EventTarget | null, menu: HTMLElement): void {
    // Null when the window loses the focus, or when the focused item was rendered away: stay.
    if (to instanceof Node && !menu.contains(to) && to !== this.#anchor) this.close(false);
  }

  #forget(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#shown = undefined;
  }
}

function listen(target: EventTarget, type: string, handler: (event: Event) => void): () => void {
  target.addEventListener(type, handler);
  return () => target.removeEventListener(type, handler);
}
