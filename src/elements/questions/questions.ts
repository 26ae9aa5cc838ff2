import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Question, QuestionState } from '../../contract/types.ts';
import { type QuestionChange, QuestionChangeRequest } from '../../events/question-change-request.ts';
import { QuestionVoteRequest } from '../../events/question-vote-request.ts';
import type { TextPart } from '../../i18n/text.ts';
import { announce } from '../../models/directory/carry-out.ts';
import type { QuestionListState, QuestionView } from '../../models/directory/question-list.ts';
import { questionsOf } from '../../models/directory/questions.ts';
import type { QuestionFacts, RoomQuestions } from '../../models/directory/room-questions.ts';
import { badgeStyles } from '../../theme/badge.styles.ts';
import { blankStyles, glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { ConfirmController } from '../../ui/confirm.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { KeepFocus } from '../../ui/keep-focus.ts';
import { MenuController } from '../../ui/menu.ts';
import { moderates } from '../../ui/moderates.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { saveFile } from '../../ui/save-file.ts';
import { askForm, mayHide } from './ask.ts';
import { Asking } from './asking.ts';
import type { QuestionsContext } from './context.ts';
import { bottom, failure, tabs } from './frame.ts';
import { menuButton, questionMenu } from './menu.ts';
import { ownQuestions } from './own.ts';
import { questionsStyles } from './questions.styles.ts';
import { questionRow } from './row.ts';
import { rulesPanel } from './rules.ts';
import { taskForm } from './task.ts';

/**
 * The questions to the speakers of a room: ask, with a name or where the hosts let one without; vote; see what became of
 * one's own. Host and moderators approve, pin, answer, merge, dismiss, and invite the asker to the stage. Works for
 * viewers who have not joined the room.
 *
 * @element hallway-questions
 * @csspart form - Where a question is written.
 * @csspart input - Its field.
 * @csspart ask - The button that asks.
 * @csspart anonymous - The box for asking without a name.
 * @csspart fault - Why it was not asked.
 * @csspart closed - What is said where no questions are taken.
 * @csspart question - A question.
 * @csspart vote - The button that votes for it.
 * @csspart badge - Whether it is pinned or answered.
 * @csspart answer - Its answer in writing.
 * @csspart own - What became of the viewer's questions that are not in the list.
 * @csspart manage - The button that opens a question's menu.
 * @csspart menu - That menu.
 * @csspart task - What a moderator writes about a question.
 * @csspart rules - How questions are taken; for moderators.
 * @csspart download - The button that saves all questions.
 * @csspart dialog - The question before one is taken back.
 * @csspart choice - One of several rules, with its words.
 * @csspart more - The button that shows more questions.
 * @fires {QuestionAskRequest} hallway-question-ask-request - Before anything is sent; cancelable.
 * @fires {QuestionAskedEvent} hallway-question-asked - A question was stored.
 * @fires {QuestionVoteRequest} hallway-question-vote-request - Before anything is sent; cancelable.
 * @fires {QuestionVotedEvent} hallway-question-voted - A vote was stored, or taken back.
 * @fires {QuestionChangeRequest} hallway-question-change-request - Before anything else is done with questions; cancelable.
 */
export class HallwayQuestions extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['questions', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    badgeStyles,
    glyphStyles,
    blankStyles,
    fieldStyles,
    menuStyles,
    confirmStyles,
    questionsStyles,
  ];

  /** Name of the room; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';
  /** Inside the player: without a frame and title of its own. */
  @property({ type: Boolean, reflect: true }) docked = false;

  @state() private view: QuestionView = 'top';
  @state() private task: QuestionsContext['task'] = null;
  /** Numbers in the order that stays while somebody points at the list or is in it. */
  @state() private held: readonly number[] | null = null;
  private readonly live = new RoomController(this);
  private readonly data = new DirectoryController(this);
  private readonly menu = new MenuController(this);
  private readonly confirm = new ConfirmController(this);
  private readonly asking = new Asking(
    this,
    () => this.model,
    () => Boolean(this.shown && mayHide(this.shown)),
  );
  /** As it was rendered last. */
  private shown: QuestionsContext | undefined;
  private fates = new Map<number, QuestionState>();

  constructor() {
    super();
    this.addController(new KeepFocus(this));
    this.addEventListener('hallway-question-asked', () => this.asking.forget());
  }

  private get model(): RoomQuestions | undefined {
    const { connection } = this.data;
    const { name } = this.live;
    return connection && name ? questionsOf(connection)?.of(name) : undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model } = this;
    if (!model) return nothing;
    if (this.live.get('$room')?.state === 'ended') return this.framed(failure(this.speech, 'ended'));
    const viewer = this.live.get('$viewer');
    // What somebody sees depends on who they are.
    this.data.watch(`${model.room} ${viewer?.id} ${moderates(viewer)}`, () => model.watch());
    const list = this.data.read(model.list(this.view).$state);
    const context = (this.shown = this.context(model, list));
    return this.framed(
      html`${tabs(context, this.docked, this.show)} ${askForm(context, this.asking)}
      ${ownQuestions(context, (one) => menuButton(context, one, this.menu))}${this.list(context, list)}
      ${bottom(
        context,
        list,
        () => void model.more(this.view),
        () => void model.read(),
      )}
      ${context.runs && context.facts.rules ? rulesPanel(context, context.facts.rules) : nothing}`,
      context,
    );
  }

  protected override updated(): void {
    const { model } = this;
    if (!model) return;
    const { own } = model.$facts.get();
    for (const { number, state: now } of own) {
      const before = this.fates.get(number);
      if (before && before !== now && now !== 'waiting')
        announce(this, ['questions'], `questions.say.${now}`);
    }
    this.fates = new Map(own.map(({ number, state: now }) => [number, now]));
  }

  private context(model: RoomQuestions, list: QuestionListState): QuestionsContext {
    const { live, data, speech, view, task } = this;
    const viewer = live.get('$viewer');
    const facts: QuestionFacts = data.read(model.$facts);
    return {
      model,
      facts,
      draft: data.read(model.$draft),
      view,
      questions: this.inOrder(list.questions),
      speech,
      runs: moderates(viewer),
      known: viewer?.kind === 'person',
      now: live.minute,
      startedAt: Date.parse(live.get('$room')?.startedAt ?? ''),
      pending: (name) => data.read(model.$pending).has(name),
      notice: (name) => data.read(model.$notices).get(name),
      task,
      write: this.write,
      vote: this.vote,
      act: this.act,
    };
  }

  private framed(content: TemplateResult, context?: QuestionsContext): TemplateResult {
    const question =
      context &&
      [...context.questions, ...context.facts.own].find(({ number }) => String(number) === this.menu.open);
    return html`<section class="questions" aria-label=${this.t('questions.title')}>${content}</section>
      ${context ? questionMenu(context, question, this.confirm) : nothing}${this.confirm.render()}`;
  }

  private list(context: QuestionsContext, { status }: QuestionListState): TemplateResult | typeof nothing {
    if (status !== 'ready' || context.questions.length === 0) return nothing;
    return html`<ul
      role="list"
      aria-label=${this.t('questions.title')}
      @pointerenter=${this.hold}
      @pointerleave=${this.letGo}
      @focusin=${this.hold}
      @focusout=${this.letGo}
    >
      ${repeat(
        context.questions,
        ({ number }) => number,
        (one) => questionRow(context, one, menuButton(context, one, this.menu), taskForm(context, one)),
      )}
    </ul>`;
  }

  /** Nothing moves away under a pointer, or under the one who reads by keyboard. */
  private inOrder(questions: readonly Question[]): readonly Question[] {
    const { held } = this;
    if (!held) return questions;
    const place = ({ number }: Question) => (held.includes(number) ? held.indexOf(number) : held.length);
    return questions.toSorted((one, two) => place(one) - place(two));
  }

  private readonly hold = (): void => {
    this.held ??= (this.model?.list(this.view).$state.get().questions ?? []).map(({ number }) => number);
  };

  private readonly letGo = (): void => {
    this.held = null;
  };

  private readonly show = (view: QuestionView): void => {
    this.view = view;
    this.held = null;
    this.task = null;
  };

  private readonly write = (task: QuestionsContext['task']): void => {
    const row = `[data-number="${task?.number ?? this.task?.number}"]`;
    this.task = task;
    const focus = task ? `${row} .task [name]` : `${row} [part="manage"]`;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  };

  private readonly vote = ({ number }: Question): void => {
    const { model } = this;
    if (!model) return;
    const vote = !model.$facts.get().voted.has(number);
    const request = new QuestionVoteRequest({ room: model.room, number, vote });
    if (this.dispatchEvent(request)) model.vote(request, this);
  };

  private readonly act = (act: QuestionChange['act']): void => {
    const { model } = this;
    if (!model) return;
    const request = new QuestionChangeRequest({ room: model.room, act });
    const name = `${this.t('questions.file')}-${model.room}.csv`;
    if (this.dispatchEvent(request)) model.act(request, this, (csv) => saveFile(name, 'text/csv', csv));
  };
}
