import type { Speech } from '../../i18n/text.ts';
import { sheetOf } from '../../ui/card-element.ts';
import { type Child, h, type Tag } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { CHECK, CLOSE } from '../../ui/icons/player.ts';
import { COPY, MAIL, SHARE } from '../../ui/icons/share.ts';
import { frameCode, type Subject, tagCode } from './codes.ts';
import { qrCode } from './qr.ts';
import { sheetCss } from './sheet.styles.ts';

/** What a copy button last did: it says so for a while. */
export type Outcome = 'link' | 'code' | 'failed' | undefined;

/** What the sheet shows, and what its buttons do. */
export interface SheetState {
  readonly subject: Subject | undefined;
  readonly link: string;
  /** What is said with the link. */
  readonly words: string;
  /** Of the Hallway API; empty where there is none, and then nothing to embed. */
  readonly api: string;
  readonly form: 'tag' | 'frame';
  readonly outcome: Outcome;
  /** Whether the device has a sheet of its own. */
  readonly device: boolean;
  readonly choose: (form: 'tag' | 'frame') => void;
  readonly copy: (what: 'link' | 'code', field: string) => void;
  readonly give: () => void;
  readonly closed: () => void;
}

/** Adopted with the first sheet. */
export const styles = (): CSSStyleSheet => sheetOf(sheetCss);

/** The sheet: a native modal dialog, so that Escape, the focus and the page behind it are the browser's work. */
export function sheet(state: SheetState, { say }: Speech): Tag {
  const { subject, api, outcome } = state;
  return h(
    'dialog',
    { part: 'sheet', 'aria-labelledby': 'head', onclose: state.closed, onclick: closeOutside },
    h(
      'div',
      { class: 'sheet' },
      h(
        'div',
        { class: 'row' },
        h('h2', { class: 'head', id: 'head' }, say(`share.${subject?.kind ?? 'page'}`)),
        h('button', { class: 'btn close', 'aria-label': say('share.close'), onclick: close }, glyph(CLOSE)),
      ),
      linkPart(state, say),
      subject && api && embedPart(subject, state, say),
      h('p', { class: outcome === 'failed' ? 'small' : 'sr', role: 'status' }, statusOf(outcome, say)),
    ),
  );
}

function linkPart(state: SheetState, say: Speech['say']): Tag {
  const { link, words } = state;
  const mail = `mailto:?${query({ subject: words, body: `${words}\n${link}` })}`;
  return h(
    'div',
    { class: 'link' },
    h(
      'div',
      { class: 'part' },
      h(
        'div',
        { class: 'row' },
        h('input', {
          class: 'field',
          id: 'link',
          readonly: true,
          dir: 'ltr',
          value: link,
          'aria-label': say('share.link'),
        }),
        copyButton('link', 'link', say('share.copy'), state, say),
      ),
      h(
        'div',
        { class: 'row wrap' },
        h('a', { class: 'btn sm', href: mail }, glyph(MAIL, 's'), say('share.mail')),
        state.device &&
          h('button', { class: 'btn sm', onclick: state.give }, glyph(SHARE, 's'), say('share.device')),
      ),
      state.subject?.kind === 'room' && h('p', { class: 'small' }, say('share.noAccount')),
    ),
    qrCode(link, say('share.qr')),
  );
}

function embedPart(subject: Subject, state: SheetState, say: Speech['say']): Tag {
  const { form, api, words } = state;
  const choice = (of: SheetState['form']): Tag =>
    h(
      'button',
      { class: 'btn sm', 'aria-pressed': of === form ? 'true' : 'false', onclick: () => state.choose(of) },
      say(`share.${of}`),
    );
  return h(
    'div',
    { class: 'part', part: 'embed' },
    h(
      'div',
      { class: 'row wrap' },
      h('span', { class: 'label', id: 'embed' }, say('share.embed')),
      h(
        'div',
        { class: 'row seg', role: 'group', 'aria-labelledby': 'embed' },
        choice('tag'),
        choice('frame'),
      ),
    ),
    h(
      'textarea',
      {
        class: 'code',
        id: 'code',
        readonly: true,
        dir: 'ltr',
        rows: '4',
        spellcheck: 'false',
        'aria-label': say('share.code'),
      },
      form === 'tag' ? tagCode(subject, api) : frameCode(subject, api, words),
    ),
    h(
      'div',
      { class: 'row wrap' },
      copyButton('code', 'code', say('share.copyCode'), state, say),
      h('span', { class: 'small' }, say('share.allowed')),
    ),
  );
}

function copyButton(
  what: 'link' | 'code',
  field: string,
  label: string,
  { outcome, copy }: SheetState,
  say: Speech['say'],
): Tag {
  const done = outcome === what;
  return h(
    'button',
    { class: `btn sm ${done ? 'done' : ''}`, autofocus: what === 'link', onclick: () => copy(what, field) },
    glyph(done ? CHECK : COPY, 's'),
    done ? say('share.copied') : label,
  );
}

function statusOf(outcome: Outcome, say: Speech['say']): Child {
  if (outcome === undefined) return undefined;
  return say(outcome === 'failed' ? 'share.copyFailed' : 'share.copied');
}

/** `URLSearchParams` writes spaces as `+`, which mail programs show. */
function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

function close({ currentTarget }: Event): void {
  (currentTarget as Element).closest('dialog')?.close();
}

/** A press on the backdrop is one on the dialog itself, of which the sheet covers the whole box. */
function closeOutside({ target, currentTarget }: Event): void {
  if (target === currentTarget) (currentTarget as HTMLDialogElement).close();
}
