import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An element that renders into a shadow root of its own. */
type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * Where a row of a list leaves together with the focus in it (a hand is lowered, somebody is moved away), the row that
 * takes its place gets the focus, or the list's heading where there is none: somebody at a keyboard is not thrown back to
 * the top of the page. Rows are the `li`s of a `section` that has a heading with `tabindex="-1"`.
 */
export class KeepFocus implements ReactiveController {
  private readonly host: Host;
  private active: HTMLElement | undefined;
  private section: Element | undefined;
  private row = -1;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { activeElement } = this.host.renderRoot as ShadowRoot;
    const item = activeElement?.closest('li');
    this.active = item && activeElement instanceof HTMLElement ? activeElement : undefined;
    this.section = item?.closest('section') ?? undefined;
    this.row = item ? [...(item.parentElement?.children ?? [])].indexOf(item) : -1;
  }

  hostUpdated(): void {
    const { active, section, row } = this;
    if (!active || active.isConnected || !section?.isConnected) return;
    const rows = section.querySelectorAll('li');
    const next = rows[Math.min(row, rows.length - 1)]?.querySelector<HTMLElement>('button');
    (next ?? section.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  }
}
