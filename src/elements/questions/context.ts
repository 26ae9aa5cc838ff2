import type { Speech } from '../../i18n/text.ts';
import type { QuestionView } from '../../models/directory/question-list.ts';
import type { QuestionDraft, QuestionFacts, RoomQuestions } from '../../models/directory/room-questions.ts';
import type { Notice } from '../../models/room-state.ts';
import type { QuestionChange } from '../../events/question-change-request.ts';
import type { Question } from '../../contract/types.ts';

/** What a moderator writes about a question. */
export type Task = 'answer' | 'dismiss' | 'merge';

/** The element as its blocks of markup see it. */
export interface QuestionsContext {
  readonly model: RoomQuestions;
  readonly facts: QuestionFacts;
  readonly draft: QuestionDraft;
  readonly view: QuestionView;
  /** The questions of the view, as far as they are known. */
  readonly questions: readonly Question[];
  readonly speech: Speech;
  /** Whether the viewer is host or moderator. */
  readonly runs: boolean;
  /** Whether the viewer is somebody for whom the site vouches. */
  readonly known: boolean;
  /** Epoch ms, to the minute. */
  readonly now: number;
  /** Epoch ms at which the talk began; NaN where it has not. */
  readonly startedAt: number;
  /** Whether a request of this name waits. */
  readonly pending: (name: string) => boolean;
  /** Why the last request about this failed. */
  readonly notice: (name: string) => Notice | undefined;
  /** Which question a moderator writes about, and what. */
  readonly task: { readonly kind: Task; readonly number: number } | null;
  readonly write: (task: { readonly kind: Task; readonly number: number } | null) => void;
  readonly vote: (question: Question) => void;
  readonly act: (act: QuestionChange['act']) => void;
}
