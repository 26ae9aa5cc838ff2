import { resolveConfig } from '../../config/config.ts';
import { ShareRequest } from '../../events/share-request.ts';
import { SharedEvent } from '../../events/shared.ts';
import { texts } from '../../i18n/en/share.ts';
import { haveTexts } from '../../i18n/text.ts';
import { tell } from '../../models/tell.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { copyFrom } from '../../ui/copy.ts';
import { draw, h } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { SHARE } from '../../ui/icons/share.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { linkTo, subjectOf } from './codes.ts';
import { shareCss } from './share.styles.ts';
import type * as Sheet from './sheet.ts';

/** So long a button says that it has copied. */
const SAID_MS = 3_000;

/**
 * Shares a room, a club, a person or a page: a button that opens a sheet with the link, a QR code, the device's own share
 * sheet where it has one, and code to embed.
 *
 * The link is the one in `url`; without it, the public page that the API's server has for what is shared. Inside a
 * `<hallway-room>` it shares that room.
 *
 * @element hallway-share
 * @attr {string} room - Name of the room.
 * @attr {string} club - Name of the club.
 * @attr {string} person - Id of the person, or `@` and their handle.
 * @attr {string} url - Address to share instead, absolute or relative to the page.
 * @attr {string} text - What is said with the link; by default the page's title.
 * @attr {boolean} bare - No button: the page has one of its own, which calls `open()`.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 * @csspart button - The button.
 * @csspart sheet - The sheet.
 * @csspart qr - The QR code.
 * @csspart embed - What is about embedding.
 * @cssstate open - The sheet is open.
 * @fires {ShareRequest} hallway-share-request - Before the sheet opens; cancelable.
 * @fires {SharedEvent} hallway-shared - The link or the code was copied, or the link was given to the device's sheet.
 */
export class HallwayShare extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'room', 'club', 'person', 'url', 'text', 'bare'];
  }

  private readonly speech = new Surroundings(this, () => ['share']);
  private sheet: typeof Sheet | undefined;
  private shown = false;
  private form: 'tag' | 'frame' = 'tag';
  private outcome: Sheet.Outcome;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    haveTexts('share', texts);
    adopt(this.renderRoot, [sheetOf(coreCss), sheetOf(shareCss)]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.shown = false;
  }

  /** Opens the sheet, unless the page says no; does nothing where its code cannot be fetched. */
  async open(): Promise<void> {
    if (this.shown || !this.dispatchEvent(new ShareRequest({ url: this.link }))) return;
    try {
      this.sheet ??= await import('./sheet.ts');
    } catch {
      // Offline before the first sheet: the next press tries again.
      return;
    }
    adopt(this.renderRoot, [this.sheet.styles()]);
    this.shown = true;
    this.requestUpdate();
  }

  protected override update(): void {
    void this.speech.settle();
    const { renderRoot, shown, sheet, speech } = this;
    this.toggleState('open', shown);
    draw(renderRoot, [
      !this.hasAttribute('bare') &&
        speech.ready &&
        h(
          'button',
          { class: 'btn', part: 'button', 'aria-haspopup': 'dialog', onclick: () => void this.open() },
          glyph(SHARE),
          speech.say('share.share'),
        ),
      shown && sheet?.sheet(this.state(), speech),
    ]);
    const dialog = renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  private get link(): string {
    return linkTo(subjectOf(this), this.getAttribute('url') ?? '', this.api);
  }

  /** Only a Hallway API has pages for what is shared. */
  private get api(): string {
    const { backend, tokenEndpoint, api } = resolveConfig(this);
    return backend || tokenEndpoint ? '' : api;
  }

  private get words(): string {
    return this.getAttribute('text') || document.title;
  }

  private state(): Sheet.SheetState {
    const { link, words, api, form, outcome } = this;
    const told = { url: link, title: words };
    return {
      subject: subjectOf(this),
      link,
      words,
      api,
      form,
      outcome,
      // Not in every browser, whatever the types say.
      device: 'canShare' in navigator && navigator.canShare(told),
      choose: (chosen) => {
        this.form = chosen;
        this.say(undefined);
      },
      copy: (what, id) => void this.copy(what, id),
      give: () => {
        navigator.share(told).then(
          () => tell(this, new SharedEvent({ url: link, by: 'device' })),
          // Closed by the person, or refused by the browser: the sheet with the link is still there.
          () => undefined,
        );
      },
      closed: () => {
        this.shown = false;
        this.say(undefined);
      },
    };
  }

  private async copy(what: 'link' | 'code', id: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
    if (!field) return;
    const done = await copyFrom(field);
    this.say(done ? what : 'failed');
    if (done) tell(this, new SharedEvent({ url: this.link, by: what }));
  }

  private say(outcome: Sheet.Outcome): void {
    clearTimeout(this.timer);
    this.outcome = outcome;
    // What failed stays until something else happens: it asks for something to be done.
    if (outcome && outcome !== 'failed') this.timer = setTimeout(() => this.say(undefined), SAID_MS);
    this.requestUpdate();
  }
}
