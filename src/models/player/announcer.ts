/** A screen reader needs time to speak. */
const PACE = 1_000;
/** What waits longer than this many messages is old news. */
const MOST = 5;

interface Message {
  readonly text: string;
  /** Language of the text. */
  readonly lang: string;
}

/**
 * The one polite live region of the page. Says at most one message a second, and nothing again that waits already or
 * was said within this second.
 */
class Announcer {
  #region: HTMLElement | undefined;
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says a text as soon as its turn comes. */
  say(text: string, lang: string): void {
    const region = (this.#region ??= makeRegion());
    if (region.textContent === text || this.#waiting.some((message) => message.text === text)) return;
    this.#waiting = [...this.#waiting, { text, lang }].slice(-MOST);
    // A region that was only just inserted is not watched yet: the first message takes its turn like the others.
    if (this.#timer === undefined) this.#timer = setTimeout(this.#next, region.isConnected ? 0 : PACE);
    if (!region.isConnected) document.body.append(region);
  }

  readonly #next = (): void => {
    const message = this.#waiting.shift();
    if (this.#region) {
      this.#region.lang = message?.lang ?? '';
      this.#region.textContent = message?.text ?? '';
    }
    this.#timer = message && setTimeout(this.#next, PACE);
  };
}

function makeRegion(): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.dataset['hallway'] = 'announcements';
  // Property by property: a `style` attribute would need a looser content policy.
  Object.assign(region.style, {
    position: 'fixed',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  return region;
}

/** The page's announcer: the hub uses one copy of the bundle for all, so there is one of it. */
export const announcer = new Announcer();
