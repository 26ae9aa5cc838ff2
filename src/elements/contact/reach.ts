import { html, type TemplateResult } from 'lit';

/** An address that is nothing but one: whatever else it held could fill in more than the recipient. */
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** How to reach somebody: a link where it is an e-mail address, else what they wrote. */
export function reachLink(reach: string): TemplateResult {
  if (!MAIL.test(reach)) return html`<bdi>${reach}</bdi>`;
  return html`<a class="reach" href=${`mailto:${reach}`} rel="noopener nofollow ugc"><bdi>${reach}</bdi></a>`;
}
