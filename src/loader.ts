import { configureFromScript, type ScriptSettings } from './config/page.ts';

/** Fetches the build that has all tags. */
export type FetchRooms = () => Promise<{ start(address: string, fetchRooms: FetchRooms): void }>;

/** Fetches the code of a tag, which registers itself; nothing where there is no such tag. */
export type FetchTag = (tag: string) => Promise<unknown>;

/** Tags that were fetched, or are on their way. */
const asked = new Set<string>();
let fetchTag: FetchTag;

/**
 * Reads the settings from the bundle's own tag, then fetches each element when its tag first appears, in the document or
 * in an open shadow root of the page's own. Elements that a Hallway element shows inside itself come with it.
 * @param address - Of the bundle, as its tag names it.
 * @param ready - Called once the settings are known: an element that is on the page asks for them at once.
 */
export function begin(address: string, fetching: FetchTag, ready?: () => void): void {
  const tag = ownTag(address);
  if (tag) configureFromScript(settingsOf(tag));
  fetchTag = fetching;
  ready?.();
  watch(document);
}

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node instanceof Element) {
        meet(node);
        scan(node);
      }
    }
  }
});

function watch(root: Document | ShadowRoot): void {
  observer.observe(root, { childList: true, subtree: true });
  scan(root);
}

function scan(root: ParentNode): void {
  root.querySelectorAll('*').forEach(meet);
}

function meet(element: Element): void {
  const { localName, shadowRoot } = element;
  if (localName.startsWith('hallway-')) load(localName);
  else if (shadowRoot) watch(shadowRoot);
  else if (localName.includes('-')) {
    // A component of the page, perhaps still to come; held weakly, because it may never.
    const waiting = new WeakRef(element);
    customElements.whenDefined(localName).then(
      () => {
        const root = waiting.deref()?.shadowRoot;
        if (root) watch(root);
      },
      // A name with a dash that is none of a custom element, such as SVG's `font-face`.
      () => undefined,
    );
  }
}

function load(tag: string): void {
  if (asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  fetchTag(tag).catch(() => {
    // What is inside the tag stands; the next one, or the network's return, tries again.
    asked.delete(tag);
    addEventListener('online', () => scan(document), { once: true });
  });
}

/** The tag of the bundle's script; by its settings where a redirect gave the script another address. */
function ownTag(address: string): HTMLScriptElement | null {
  const { scripts } = document;
  const own = [...scripts].find(({ src }) => src === address);
  return own ?? document.querySelector('script[type=module]:is([data-api],[data-token-endpoint])');
}

/** Each `data-` attribute is a setting of that name; `token` is read once. */
function settingsOf({ dataset }: HTMLElement): ScriptSettings {
  const { token, ...said } = dataset;
  delete dataset['token'];
  return token ? { ...said, userToken: token } : said;
}
