import { html, nothing, type TemplateResult } from 'lit';
import { QuestionChangeRequest } from '../../events/question-change-request.ts';
import type { Speech } from '../../i18n/text.ts';
import { announce } from '../../models/directory/carry-out.ts';
import { questionsOf } from '../../models/directory/questions.ts';
import type { RoomQuestions } from '../../models/directory/room-questions.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { ControllerHost } from '../../ui/store-controller.ts';

/** Offers a room's questions as a file before they are erased with the room. */
export class QuestionsOffer {
  private readonly host: ControllerHost & HTMLElement;
  private readonly directory: DirectoryController<ControllerHost & HTMLElement>;
  private questions: RoomQuestions | undefined;
  private saved = false;

  constructor(host: ControllerHost & HTMLElement) {
    this.host = host;
    this.directory = new DirectoryController(host);
  }

  /** Before the room's end is asked about: what was saved before may have grown. */
  prepare(room: string): void {
    const { connection } = this.directory;
    this.saved = false;
    this.questions = connection && questionsOf(connection)?.of(room);
  }

  /** A line and a button that saves them; nothing where there are none. */
  render({ say }: Speech): TemplateResult | typeof nothing {
    const { questions, directory, saved } = this;
    if (!questions) return nothing;
    const { counts } = directory.read(questions.$facts);
    if (counts && Object.values(counts).every((count) => count === 0)) return nothing;
    const waits = directory.read(questions.$pending).has('act:download');
    const refusal = directory.read(questions.$notices).get('download');
    const mark = waits ? html`<span class="spin"></span>` : saved ? icon(CHECK, 's') : nothing;
    return html`<div class="offer">
      <p class="muted">${say('host.questionsErased')}</p>
      <button
        class="btn sm"
        part="download"
        type="button"
        aria-disabled=${waits ? 'true' : nothing}
        @click=${() => this.save(questions, `${say('host.questionsFile')}-${questions.room}.csv`)}
      >
        ${mark}${say(saved ? 'host.questionsSaved' : 'host.questionsSave')}
      </button>
      ${refusal ? html`<p class="tiny bad">${say(refusal.key)}</p>` : nothing}
    </div>`;
  }

  private save(questions: RoomQuestions, name: string): void {
    const request = new QuestionChangeRequest({ room: questions.room, act: { type: 'download' } });
    if (!this.host.dispatchEvent(request)) return;
    questions.act(request, this.host, (csv) => {
      saveFile(name, 'text/csv', csv);
      this.saved = true;
      announce(this.host, ['running'], 'host.questionsSaved');
    });
  }
}
