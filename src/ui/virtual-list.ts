import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows kept ready above and below what is seen, so that a short scroll needs no rendering. */
const OVERSCAN = 3;
/** What is assumed before the box was measured: enough for the first screenful of a box of ours. */
const GUESS = { columns: 4, row: 56, height: 440 };

/** An item of a long list, and where it stands in the whole. */
export interface Placed<Item> {
  readonly item: Item;
  readonly index: number;
}

/**
 * Renders only what is seen of a long list, inside a scroll box of its own. All rows have one height. Layout stays with
 * CSS: the list is a grid, whose columns and `grid-auto-rows` are measured here, and only when its box changes.
 *
 * The host renders `<div ${ref(list.attach)} @scroll=${list.scrolled}><ul>…</ul></div>` with the items of `list.window`,
 * keyed, each with its id as `data-id`; the styles are in `virtual-list.styles.ts`. Whoever has the focus stays
 * rendered, however far the list is scrolled, and keeps it.
 */
export class VirtualList implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  /** In the next frame: rendering at once may resize the box again, which the browser reports to the page as an error. */
  private readonly resized = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
  private box: HTMLElement | undefined;
  private measures = GUESS;
  private count = 0;
  /** As last heard of: asking the box while rendering would lay the page out. */
  private top = 0;
  /** Rendered rows: from `first` up to, not including, `last`. */
  private first = 0;
  private last = 0;
  /** Index of the focused item, where it is rendered outside the window. */
  private apart = -1;
  private active: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** The part of `items` to render now. */
  window<Item extends { readonly id: string }>(items: readonly Item[]): readonly Placed<Item>[] {
    this.count = items.length;
    this.place();
    const { columns } = this.measures;
    const from = this.first * columns;
    const shown = items
      .slice(from, this.last * columns)
      .map((item, offset) => ({ item, index: from + offset }));
    const id = this.active?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const index = id === undefined ? -1 : items.findIndex((item) => item.id === id);
    const item = items[index];
    this.apart = item && !shown.some((one) => one.index === index) ? index : -1;
    if (!item || this.apart < 0) return shown;
    return index < from ? [{ item, index }, ...shown] : [...shown, { item, index }];
  }

  /** Whether the end of the list is in sight, or nearly: time to load more. */
  get nearEnd(): boolean {
    return this.last * this.measures.columns >= this.count;
  }

  /** For Lit's `ref`: the scroll box; its first child is the list. */
  readonly attach = (box: Element | undefined): void => {
    this.resized.disconnect();
    this.box = box instanceof HTMLElement ? box : undefined;
    this.top = 0;
    if (this.box) this.resized.observe(this.box);
  };

  /** For the scroll box's `scroll` event. */
  readonly scrolled = (): void => {
    this.top = this.box?.scrollTop ?? 0;
    if (this.place()) this.host.requestUpdate();
  };

  hostUpdate(): void {
    const active = (this.box?.getRootNode() as ShadowRoot | undefined)?.activeElement;
    this.active = active instanceof HTMLElement && this.box?.contains(active) ? active : undefined;
  }

  hostUpdated(): void {
    const list = this.list;
    if (!list) return;
    const { columns, row } = this.measures;
    setSize(list, 'blockSize', Math.ceil(this.count / columns) * row);
    setSize(list, 'paddingBlockStart', this.first * row);
    const apart = this.apart < this.first * columns ? list.firstElementChild : list.lastElementChild;
    for (const item of list.querySelectorAll<HTMLElement>('[data-apart]')) {
      delete item.dataset['apart'];
      item.style.insetBlockStart = '';
    }
    if (this.apart >= 0 && apart instanceof HTMLElement) {
      apart.dataset['apart'] = '';
      setSize(apart, 'insetBlockStart', Math.floor(this.apart / columns) * row);
    }
    this.keepFocus();
  }

  private get list(): HTMLElement | undefined {
    return this.box?.firstElementChild as HTMLElement | undefined;
  }

  /** A keyed list may move the focused node, which blurs it; one whose person left gives the focus to the box. */
  private keepFocus(): void {
    const { active, box } = this;
    if (!active || !box || (box.getRootNode() as ShadowRoot).activeElement === active) return;
    (active.isConnected ? active : box).focus({ preventScroll: true });
  }

  private measure(): void {
    const list = this.list;
    if (!list || !this.box?.clientHeight) return;
    const style = getComputedStyle(list);
    const columns = style.gridTemplateColumns.split(' ').length;
    const row = parseFloat(style.gridAutoRows) || GUESS.row;
    const height = this.box.clientHeight;
    const before = this.measures;
    if (before.columns === columns && before.row === row && before.height === height) return;
    this.measures = { columns, row, height };
    this.host.requestUpdate();
  }

  /** Works out which rows to render, in steps of `OVERSCAN`; returns whether they are others than before. */
  private place(): boolean {
    const { columns, row, height } = this.measures;
    const rows = Math.ceil(this.count / columns);
    const seen = Math.floor(this.top / row);
    const step = Math.floor(seen / OVERSCAN) * OVERSCAN;
    const first = Math.max(0, Math.min(step, rows - 1) - OVERSCAN);
    const last = Math.min(rows, step + Math.ceil(height / row) + 2 * OVERSCAN);
    const moved = first !== this.first || last !== this.last;
    [this.first, this.last] = [first, last];
    return moved;
  }
}

/** Only what is new: a style that is set again is computed again. */
function setSize(
  { style }: HTMLElement,
  name: 'blockSize' | 'paddingBlockStart' | 'insetBlockStart',
  size: number,
): void {
  const value = `${size}px`;
  if (style[name] !== value) style[name] = value;
}
