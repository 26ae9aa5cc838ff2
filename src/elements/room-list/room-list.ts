import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { RoomSelectRequest } from '../../events/room-select-request.ts';
import { languageIn, type TextPart } from '../../i18n/text.ts';
import { announce } from '../../models/directory/carry-out.ts';
import { type HallwayModel, hallwayOf } from '../../models/directory/hallway.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { discovery } from './discovery.ts';
import { languageField, searchField, topicChips, wayTo } from './filters.ts';
import { Hold } from './hold.ts';
import { listPart, type ListPart } from './list-part.ts';
import { styles } from './room-list.styles.ts';
import { fetchRoom, roomAddress, type RowContext } from './rows.ts';
import { Section } from './section.ts';

/** A search is sent so long after the last key, in milliseconds. */
const TYPING = 300;
/** Most rooms that one request may ask for. */
const LIMIT_MAX = 100;

/**
 * The hallway: rooms that are live or come next, by topic, club, language and words; first those that the viewer follows.
 *
 * It stays fresh by itself. While somebody points at a row or is in one, nothing moves: what is new waits behind a button.
 *
 * @element hallway-room-list
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @slot empty - Shown instead of the text where there is no room at all.
 * @csspart search - The search field.
 * @csspart chip - A topic.
 * @csspart language - The choice of a language.
 * @csspart heading - The head of a list.
 * @csspart room - A row.
 * @csspart more - The button under a list.
 * @csspart loading - What stands for rows that are on their way.
 * @cssstate empty - There is no room to show.
 * @fires {RoomSelectRequest} hallway-room-select-request - A row was pressed; cancel it to show the room in your own way.
 */
export class HallwayRoomList extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['hallway', 'error'];
  static override styles = styles;

  /** Which rooms: `live`, `scheduled` or `all`. */
  @property({ reflect: true }) show: 'live' | 'scheduled' | 'all' = 'live';
  /** `trending`: what most people listen to, the same for everybody. */
  @property({ reflect: true }) sort = '';
  /** Slug of a topic: only rooms of it, and of what is below it. */
  @property({ reflect: true }) topic = '';
  /** Name of a club: only its rooms. */
  @property({ reflect: true }) club = '';
  /** BCP 47 tag: only rooms in this language. */
  @property({ reflect: true }) language = '';
  /** Rooms on one page, at most 100. */
  @property({ type: Number, reflect: true }) limit = 10;
  /** Where a row leads to, with `{room}` for the room's name; without it a room opens in its row. */
  @property({ attribute: 'href-template', reflect: true }) hrefTemplate = '';
  /** Without search, topics and languages. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /** Shows besides what the viewer's follows lead to. */
  @property({ type: Boolean, reflect: true }) discover = false;

  @state() private typed = '';
  @state() private words = '';
  @state() private chosenTopic = '';
  @state() private chosenLanguage = '';
  @state() private opened: ReadonlySet<string> = new Set();
  private readonly data = new DirectoryController(this);
  private readonly hold = new Hold(this);
  private readonly sections = { live: new Section(), scheduled: new Section() };
  private readonly languages = new Set<string>();
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** The search that was announced last. */
  private said = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  /** Focuses the search field, or the first row. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, .cover')?.focus(options);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // A player takes some seconds to load on a phone: it is on its way before the row is there to press.
    if (this.opened.size > 0) fetchRoom();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { data, discover } = this;
    const model = data.connection && hallwayOf(data.connection);
    if (!model) return nothing;
    data.watch(`${discover}`, () => model.watch({ discovery: discover }));
    const trending = this.sort === 'trending';
    const parts = trending ? [this.listOf(model, 'live')] : this.states.map((one) => this.listOf(model, one));
    this.toggleState(
      'empty',
      parts.every(({ rows, state }) => state.status === 'ready' && rows.length === 0),
    );
    return html`<div class="box">
      ${this.bare || trending ? nothing : this.filters(model)}
      <div
        class="lists"
        @pointerenter=${this.hold.enter}
        @pointerleave=${this.hold.leave}
        @focusin=${this.hold.focus}
        @focusout=${this.hold.blur}
      >
        ${parts.map((part) => listPart(part, this.context(part.name)))}
        ${discover ? discovery(data.read(model.$discovery), this.context('discover')) : nothing}
      </div>
    </div>`;
  }

  private get states(): readonly ('live' | 'scheduled')[] {
    return this.show === 'all' ? ['live', 'scheduled'] : [this.show];
  }

  private get filtered(): boolean {
    return Boolean(this.words || this.chosenTopic || this.chosenLanguage);
  }

  /** One list with its rows as they are to be shown. */
  private listOf(model: HallwayModel, name: 'live' | 'scheduled'): ListPart {
    const section = this.sections[name];
    const trending = this.sort === 'trending';
    const size = Math.max(1, Math.min(LIMIT_MAX, Math.floor(this.limit) || 10));
    const list = model.list(
      trending
        ? { state: 'live', sort: 'trending' }
        : {
            state: name,
            topic: this.chosenTopic || this.topic,
            club: this.club,
            language: this.chosenLanguage || this.language,
            q: this.words,
          },
      size,
    );
    section.list = list;
    const state = this.data.read(list.$state);
    const { rows, waiting } = section.rows(state, this.hold.on, this.opened);
    for (const { room } of state.rooms) this.languages.add(languageIn(room.language));
    if (state.status === 'ready') this.tell(state.count ?? state.rooms.length);
    return {
      name,
      trending,
      filtered: this.filtered,
      state,
      rows,
      waiting,
      busy: section.isOld,
      release: () => this.release(section),
      clear: this.clear,
      more: () => void list.more(),
      retry: () => void list.refresh(),
    };
  }

  private filters(model: HallwayModel): TemplateResult {
    const topics = this.data.read(model.$topics);
    const level = this.topic ? (wayTo(topics, this.topic).at(-1)?.children ?? []) : topics;
    const all = this.show !== 'live';
    return html`<div class="filters">
      ${searchField(this.typed, this.speech, this.type)}
      ${topicChips(level, this.chosenTopic, all, this.speech, (slug) => (this.chosenTopic = slug))}
      ${
        this.language
          ? nothing
          : languageField(
              [...this.languages].toSorted(),
              this.chosenLanguage,
              this.speech,
              (tag) => (this.chosenLanguage = tag),
            )
      }
    </div>`;
  }

  private context(part: string): RowContext {
    return {
      speech: this.speech,
      part,
      now: this.data.minute,
      href: this.href,
      isOpen: (room) => this.opened.has(room),
      press: this.press,
    };
  }

  /** Says once how many rooms a search found. */
  private tell(count: number): void {
    if (!this.words || this.said === this.words) return;
    this.said = this.words;
    announce(this, ['hallway'], 'hallway.found', { count });
  }

  private readonly href = (room: string) => roomAddress(this.hrefTemplate, room);

  private readonly press = (event: Event, room: string): void => {
    const href = this.href(room);
    if (!this.dispatchEvent(new RoomSelectRequest({ room, href }))) event.preventDefault();
    else if (href === null) {
      const opened = new Set(this.opened);
      if (!opened.delete(room)) opened.add(room);
      this.opened = opened;
    }
  };

  private readonly type = (event: InputEvent): void => {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.words = this.typed.trim();
    }, TYPING);
  };

  private readonly clear = (): void => {
    clearTimeout(this.typing);
    this.typed = this.words = this.chosenTopic = this.chosenLanguage = '';
    this.focus();
  };

  private release(section: Section): void {
    section.release();
    this.requestUpdate();
    // The button goes with what it showed.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.list-head')?.focus());
  }
}
