import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Recording } from '../../contract/types.ts';
import { RecordingDeleteRequest } from '../../events/recording-delete-request.ts';
import { formatLength, formatNames } from '../../i18n/format.ts';
import type { TextPart } from '../../i18n/text.ts';
import { type ReplayModel, replayOf } from '../../models/directory/replays.ts';
import { barsStyles } from '../../theme/bar.styles.ts';
import { blankStyles, glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { avatar } from '../../ui/avatar.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { ConfirmController } from '../../ui/confirm.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { WARN } from '../../ui/icons/player.ts';
import { PAUSE, PLAY } from '../../ui/icons/replay.ts';
import { blank } from './blank.ts';
import type { ChapterFilter } from './chapters.ts';
import { controls, timeline, words } from './controls.ts';
import { marksOf } from './marks.ts';
import { places } from './places.ts';
import { replayStyles } from './replay.styles.ts';

const FACES = 4;
const NAMES = 3;

/**
 * The recording of a talk: first a card with title, speakers and length; once played, a timeline, jumps of 15 seconds,
 * the speed, who spoke when and what was answered when, and what was said. Nothing of the sound is fetched before Play,
 * and nothing is remembered on the device.
 *
 * A page with a content security policy needs the API's address in `media-src`.
 *
 * @element hallway-replay
 * @csspart card - The frame of all of it.
 * @csspart title - The talk's title.
 * @csspart play - The button that plays and pauses.
 * @csspart timeline - The native range.
 * @csspart back - The button that goes back.
 * @csspart on - The button that goes on.
 * @csspart rate - The choice of speed.
 * @csspart captions - The button of the captions.
 * @csspart words - What is said.
 * @csspart chapters - The list of places to jump to.
 * @csspart chapter - One of them.
 * @csspart delete - The button of those who may delete it.
 * @csspart dialog - The question before that.
 * @cssprop [--hallway-replay-chapters-size=320px] - Most height of the list of places.
 * @cssstate playing - While it is heard.
 * @fires {RecordingDeleteRequest} hallway-recording-delete-request - Before anything is sent; cancelable.
 */
export class HallwayReplay extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['replay', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    barsStyles,
    glyphStyles,
    blankStyles,
    confirmStyles,
    replayStyles,
  ];

  /** Name of the room. */
  @property({ reflect: true }) room = '';
  @state() private filter: ChapterFilter = 'all';
  private readonly data = new DirectoryController(this);
  private readonly confirm = new ConfirmController(this);

  private get model(): ReplayModel | undefined {
    const { connection } = this.data;
    return connection && this.room ? replayOf(connection, this.room) : undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model } = this;
    if (!model) return nothing;
    this.data.watch(model, () => model.use());
    const known = this.data.read(model.$state);
    const { recording } = known;
    return html`${recording?.audio ? this.card(model, recording) : blank(known, this.speech, () => void model.load())}${this.confirm.render()}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const recording = this.model?.$state.get().recording;
    const sound = this.model?.$sound.get();
    this.toggleState('playing', sound?.state === 'playing');
    const line = this.renderRoot.querySelector<HTMLElement>('.line');
    if (!line || !recording || !sound) return;
    const done = Math.min(1, sound.at / recording.milliseconds);
    line.style.setProperty('--_done', `${(done * 100).toFixed(2)}%`);
    line.style.setProperty('--_marks', marksOf(recording));
  }

  private card(model: ReplayModel, recording: Recording): TemplateResult {
    const { speech } = this;
    const sound = this.data.read(model.$sound);
    const captions = this.data.read(model.$captions);
    const begun = sound.state !== 'idle';
    const { at } = sound;
    const playing = sound.state === 'playing';
    const filter = { filter: this.filter, show: this.show, at, playing };
    return html`<article
      class="replay"
      part="card"
      aria-label=${this.t('replay.label', { title: recording.room.title })}
    >
      <div class="top">${this.button(model)}${this.heading(recording)}</div>
      ${sound.state === 'failed' ? this.broken() : nothing}
      ${
        begun
          ? html`<div>${timeline(model, recording, sound, speech)}</div>
              ${controls(model, recording, sound, captions, speech)}
              ${captions ? words(captions, at, speech) : nothing} ${places(model, recording, filter, speech)}`
          : this.speakers(recording)
      }
      ${this.foot(model, recording)}
    </article>`;
  }

  private button(model: ReplayModel): TemplateResult {
    const { state: now } = this.data.read(model.$sound);
    const on = now === 'playing' || now === 'loading';
    return html`<button
      class="btn primary play"
      part="play"
      type="button"
      aria-label=${this.t(on ? 'replay.pause' : 'replay.play')}
      @click=${() => model.toggle()}
    >
      ${now === 'loading' ? html`<span class="spin"></span>` : icon(on ? PAUSE : PLAY, on ? '' : 'full')}
    </button>`;
  }

  private heading({ room, recordedAt, milliseconds }: Recording): TemplateResult {
    const { locale } = this;
    const date =
      recordedAt && new Date(recordedAt).toLocaleDateString(locale, { day: 'numeric', month: 'long' });
    const facts = [room.club?.title, date, formatLength(locale, milliseconds)].filter(Boolean);
    return html`<div class="grow">
      <h3 class="title" part="title" lang=${room.language}>${room.title}</h3>
      <p class="small dots">${facts.map((fact) => html`<span><bdi>${fact}</bdi></span>`)}</p>
    </div>`;
  }

  private speakers({ speakers }: Recording): TemplateResult | typeof nothing {
    if (!speakers.length) return nothing;
    const names = formatNames(
      this.locale,
      speakers.slice(0, NAMES).map(({ name }) => name),
    );
    return html`<div class="who">
      <span class="pile">${speakers.slice(0, FACES).map(({ id, name }) => avatar(id, name))}</span>
      <p class="small two">${this.t('replay.spoke', { names })}</p>
    </div>`;
  }

  private broken(): TemplateResult {
    return html`<p class="broken small" role="alert">
      ${icon(WARN, 's')}<span
        ><b class="medium">${this.t('replay.broken')}</b> ${this.t('replay.brokenText')}</span
      >
    </p>`;
  }

  /** What is kept, for how long, and its end for those who may decide on it. */
  private foot(model: ReplayModel, { room, expiresAt, mayDelete, gaps }: Recording): TemplateResult {
    const refused = this.data.read(model.$notices).get(room.name);
    const waits = this.data.read(model.$pending).has('delete');
    const style: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
    const kept = expiresAt
      ? this.t('replay.kept', { date: new Date(expiresAt).toLocaleDateString(this.locale, style) })
      : this.t('replay.keptOnly');
    return html`<div class="foot">
      <p class="tiny muted grow">
        ${kept} ${gaps.length ? this.t('replay.gaps', { count: gaps.length }) : nothing}
        ${refused ? html`<span class="bad">${this.t(refused.key)}</span>` : nothing}
      </p>
      ${
        mayDelete
          ? html`<button
              class="btn sm ghost"
              part="delete"
              type="button"
              aria-disabled=${waits ? 'true' : nothing}
              @click=${this.askToDelete}
            >
              ${waits ? html`<span class="spin"></span>` : nothing}${this.t('replay.delete')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private readonly show = (filter: ChapterFilter): void => {
    this.filter = filter;
  };

  private readonly askToDelete = (): void => {
    this.confirm.ask(() => ({
      title: this.t('replay.deleteAsk'),
      text: this.t('replay.deleteAskText'),
      go: this.t('replay.deleteGo'),
      cancel: this.t('replay.cancel'),
      onGo: () => {
        const request = new RecordingDeleteRequest({ room: this.room });
        if (this.dispatchEvent(request)) this.model?.delete(request, this);
      },
    }));
  };
}
