import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

/** A question in texts that are ready to be shown. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  /** What can be done before, below the text. */
  readonly more?: TemplateResult | typeof nothing;
  /** The button that does it. */
  readonly go: string;
  readonly cancel: string;
  readonly onGo: () => void;
}

/**
 * Asks again before something that cannot be taken back: a native modal dialog, so that Escape, the focus and the page
 * behind it are the browser's work. The host renders `confirm.render()` and has `confirmStyles`.
 */
export class ConfirmController implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  private asked: (() => Confirmation) | null = null;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.host = host;
    host.addController(this);
  }

  /** Shows the question, in the language of the moment; a second one replaces the first. */
  ask(confirmation: () => Confirmation): void {
    this.asked = confirmation;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.host.renderRoot.querySelector<HTMLDialogElement>('dialog.confirm');
    if (dialog && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.asked = null;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.asked) return nothing;
    const { title, text, more = nothing, go, cancel } = this.asked();
    return html`<dialog
      class="confirm"
      part="dialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      @close=${this.closed}
    >
      <h4 class="head" id="confirm-title">${title}</h4>
      <p class="muted" id="confirm-text">${text}</p>
      ${more}
      <div class="row">
        <button class="btn grow" type="button" autofocus @click=${this.close}>${cancel}</button>
        <button class="btn grow danger" type="button" @click=${this.go}>${go}</button>
      </div>
    </dialog>`;
  }

  private readonly go = (event: Event): void => {
    const { asked } = this;
    this.close(event);
    asked?.().onGo();
  };

  private readonly close = (event: Event): void => {
    (event.currentTarget as HTMLElement).closest('dialog')?.close();
  };

  private readonly closed = (): void => {
    this.asked = null;
    this.host.requestUpdate();
  };
}
