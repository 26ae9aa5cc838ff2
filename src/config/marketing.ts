import { page } from './page.ts';

/** Whether the visitor agreed that more is kept on their device than what a pressed button needs. */
export function hasConsent(): boolean {
  return page.settings.consent ?? page.script.consent === 'granted';
}

/** Whether what happens is to be pushed to `window.dataLayer`. */
export function wantsDataLayer(): boolean {
  return page.settings.dataLayer ?? page.script.datalayer !== undefined;
}
