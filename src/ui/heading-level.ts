import { resolveConfig } from '../config/config.ts';
import type { ControllerHost } from './store-controller.ts';

const levelled = new WeakSet<ControllerHost>();

/** Gives an element's titles the level that the page says they have, and follows it. */
export function levelTitles(host: ControllerHost & HTMLElement): void {
  if (levelled.has(host)) return;
  levelled.add(host);
  const hostUpdated = () => {
    const own = Number(resolveConfig(host).headingLevel);
    host.shadowRoot?.querySelectorAll('h3, h4').forEach((title) => {
      const level = title.localName === 'h4' ? own + 1 : own;
      title.ariaLevel = own > 0 ? `${level}` : null;
    });
  };
  host.addController({ hostUpdated });
  hostUpdated();
}
