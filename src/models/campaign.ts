import { hasConsent } from '../config/marketing.ts';
import { onConfigChange } from '../config/page.ts';
import type { Campaign } from '../contract/types.ts';

/** What is read from an address, and nothing else; the server takes no others. */
const NAMES = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'gclid',
] as const satisfies (keyof Campaign)[];
/** The id of a click is of one person: it goes on only where they agreed. */
const OF_A_PERSON: ReadonlySet<string> = new Set(['gclid']);
/** Longest value that the server takes. */
const VALUE_MAX = 100;
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const KEY = 'hallway.campaign';

let watching = false;

/**
 * What led the visitor to this site, by the address of the page: now, or as it was opened. With consent it is remembered
 * for the tab, so that a follow on the next page knows it; without, nothing is kept, and what was is removed.
 */
export function campaignOfVisit(): Campaign | undefined {
  if (!watching) {
    watching = true;
    onConfigChange(() => void campaignOfVisit());
  }
  const consent = hasConsent();
  const [opened] = performance.getEntriesByType('navigation');
  const found = read(location.href, consent) ?? read(opened?.name ?? '', consent);
  try {
    if (!consent) sessionStorage.removeItem(KEY);
    else if (found) sessionStorage.setItem(KEY, JSON.stringify(found));
    else return known(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, unknown>, consent);
  } catch {
    // Storage is closed to us, or holds what we did not write: then only this page knows.
  }
  return found;
}

function read(address: string, consent: boolean): Campaign | undefined {
  if (!URL.canParse(address)) return undefined;
  return known(Object.fromEntries(new URL(address).searchParams), consent);
}

/** As much as the server takes: a link that somebody mistyped must not keep anybody from following. */
function known(values: Readonly<Record<string, unknown>>, consent: boolean): Campaign | undefined {
  const found = NAMES.flatMap((name) => {
    const value = values[name];
    const text = typeof value === 'string' ? value.trim() : '';
    const taken =
      text && text.length <= VALUE_MAX && !UNSAFE.test(text) && (consent || !OF_A_PERSON.has(name));
    return taken ? [[name, text] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
