import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

/** Something to know or to answer. */
export interface Notice {
  readonly title: string;
  readonly text?: string | undefined;
  /** The `d` of an icon, shown in a square of this tone. */
  readonly glyph?: string | undefined;
  readonly tone?: 'ok' | 'warn' | 'bad' | undefined;
  /** Something is going on by itself: a spinner instead of buttons. */
  readonly busy?: boolean;
  /** A question whose answers deserve the whole width of a narrow box. */
  readonly ask?: boolean;
  /** What can be done about it, the least likely first. */
  readonly actions?: readonly NoticeAction[];
}

/** A button of a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
  /** The filled one. */
  readonly primary?: boolean;
  /** Under way: a spinner, and presses do nothing. */
  readonly pending?: boolean;
  /** An icon instead of the words, which then are the accessible name. */
  readonly icon?: string;
}

/**
 * A notice in the flow of a player (styles: `noticeStyles`, `glyphStyles`, `buttonStyles`, `controlStyles`). It is not a
 * live region: the model announces what happens, once, through the page's own.
 */
export function notice({ title, text, glyph, tone, busy, ask, actions = [] }: Notice): TemplateResult {
  return html`<div class=${`notice ${ask ? 'ask' : ''}`} part="notice" role="group" aria-label=${title}>
    ${glyph ? html`<span class=${`glyph ${tone ?? ''}`}>${icon(glyph)}</span>` : nothing}
    <div class="text">
      <p class="medium">${title}</p>
      ${text ? html`<p class="small muted">${text}</p>` : nothing}
    </div>
    ${busy ? html`<span class="spin"></span>` : nothing}
    ${actions.length ? html`<div class="acts">${actions.map((action) => button(action, ask))}</div>` : nothing}
  </div>`;
}

function button(action: NoticeAction, ask = false): TemplateResult {
  const classes = `btn ${ask ? '' : 'sm'} ${action.primary ? 'primary' : ''} ${action.icon ? 'icon ghost' : ''}`;
  const run = () => {
    if (!action.pending) action.run();
  };
  return html`<button
    class=${classes}
    aria-label=${action.icon ? action.label : nothing}
    aria-disabled=${action.pending ? 'true' : nothing}
    @click=${run}
  >
    ${action.pending ? html`<span class="spin"></span>` : nothing}${
      action.icon ? icon(action.icon, 's') : action.label
    }
  </button>`;
}
