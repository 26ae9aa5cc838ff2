import { wantsDataLayer } from '../config/marketing.ts';
import type { HallwayEvent } from '../events/event.ts';
import { campaignOfVisit } from './campaign.ts';

/** What a site's tag manager gets, where it asks for it. */
const PUSHED: ReadonlySet<string> = new Set([
  'hallway-room-joined',
  'hallway-room-left',
  'hallway-room-opened',
  'hallway-stage-joined',
  'hallway-club-followed',
  'hallway-club-joined',
  'hallway-person-followed',
  'hallway-reminder-set',
  'hallway-contact-sent',
  'hallway-invitation-redeemed',
  'hallway-shared',
]);

const shared = globalThis as { dataLayer?: unknown[] };

/** Tells a page what happened: as an event of the element and, where the site asked for it, in `window.dataLayer`. */
export function tell(host: HTMLElement, event: HallwayEvent<unknown>): void {
  host.dispatchEvent(event);
  const { type, detail } = event;
  if (!PUSHED.has(type) || !wantsDataLayer()) return;
  const campaign = campaignOfVisit();
  (shared.dataLayer ??= []).push({ event: type, hallway: detail, ...(campaign && { campaign }) });
}
