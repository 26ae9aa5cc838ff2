import { atom } from 'nanostores';
import type { QuestionsDirectory } from '../../backend/questions-directory.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { Question, QuestionCounts, QuestionNews, QuestionRules } from '../../contract/types.ts';
import type { QuestionAskRequest } from '../../events/question-ask-request.ts';
import { QuestionAskedEvent } from '../../events/question-asked.ts';
import type { QuestionChangeRequest } from '../../events/question-change-request.ts';
import type { QuestionVoteRequest } from '../../events/question-vote-request.ts';
import { QuestionVotedEvent } from '../../events/question-voted.ts';
import { announce, Errands } from './carry-out.ts';
import { QuestionList, type QuestionView, VIEWS } from './question-list.ts';

/** Questions of one page, and most of one answer. */
const PAGE = 50;
const ANSWER_MAX = 100;
/** Pages that missed the same do not all ask at the same moment: they wait up to so long, in milliseconds. */
const SPREAD = 1_500;
/** A list is read once it is watched, or after so long: there may be no event stream. */
const PATIENCE = 800;
/** First and longest pause before what failed is asked for again, in milliseconds. */
const RETRY = { first: 2_000, longest: 60_000 };

/** What is known of a room's questions besides the lists. */
export interface QuestionFacts {
  /** What became of those that the viewer asked, the newest first. */
  readonly own: readonly Question[];
  /** Those that the viewer voted for. */
  readonly voted: ReadonlySet<number>;
  readonly counts: QuestionCounts | null;
  readonly rules: QuestionRules | null;
}

/** A question that is being written. */
export interface QuestionDraft {
  readonly text: string;
  readonly anonymous: boolean;
}

const NOTHING: QuestionFacts = { own: [], voted: new Set(), counts: null, rules: null };

/** The questions of one room, shared by all elements of the page that show them. */
export class RoomQuestions extends Errands {
  readonly room: string;
  readonly $facts = atom<QuestionFacts>(NOTHING);
  /** What the viewer is writing; stays as long as the page. */
  readonly $draft = atom<QuestionDraft>({ text: '', anonymous: false });
  readonly #directory: QuestionsDirectory;
  readonly #lists = new Map<QuestionView, QuestionList>();
  #users = 0;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** What was told while answers are on their way, which may be older. */
  #since: QuestionNews[] = [];
  #reading = 0;

  constructor(room: string, directory: QuestionsDirectory) {
    super();
    this.room = room;
    this.#directory = directory;
  }

  /** Keeps the questions fresh until the returned function is called. */
  watch(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#later(PATIENCE);
      let first = true;
      this.#unwatch = this.#directory.watchQuestions(this.room, (news) => {
        if (news) this.#take(news);
        else this.#later(first ? 0 : Math.random() * SPREAD);
        first &&= Boolean(news);
      });
    }
    return () => {
      this.#users -= 1;
      if (this.#users > 0) return;
      this.#unwatch?.();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  /** A view of the questions, which is asked for where nobody has yet. */
  list(view: QuestionView): QuestionList {
    let list = this.#lists.get(view);
    if (!list) {
      this.#lists.set(view, (list = new QuestionList(view)));
      // The first one comes with the beginning of the watch.
      if (this.#lists.size > 1) void this.read(view);
    }
    return list;
  }

  /** Asks again for what is shown; what is here stays until the answer. */
  async read(...views: readonly QuestionView[]): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lists = [...this.#lists.values()].filter(({ view }) => !views.length || views.includes(view));
    if (this.#reading === 0) this.#since = [];
    this.#reading += 1;
    try {
      await Promise.all(lists.map((list) => this.#load(list)));
      this.#failures = 0;
      for (const news of this.#since) this.#take(news, true);
    } catch (thrown) {
      this.#failed(lists, HallwayError.from(thrown, 'no_api'));
    } finally {
      this.#reading -= 1;
    }
  }

  /** Asks for the next page of a view. */
  async more(view: QuestionView): Promise<void> {
    const list = this.list(view);
    const { nextCursor } = list.$state.get();
    if (nextCursor === null) return;
    try {
      const page = await this.#directory.questions(this.room, { ...VIEWS[view], limit: PAGE }, nextCursor);
      const { questions: before, nextCursor: now } = list.$state.get();
      if (now !== nextCursor) return;
      const known = new Set(before.map(({ number }) => number));
      const fresh = page.questions.filter(({ number }) => !known.has(number));
      list.change({ questions: [...before, ...fresh], nextCursor: page.nextCursor, error: null });
      this.#change({ voted: new Set([...this.$facts.get().voted, ...page.voted]) });
    } catch (thrown) {
      list.change({ error: HallwayError.from(thrown, 'no_api').code });
    }
  }

  /** Asks a question; what was written stays until it is stored. */
  ask(trigger: QuestionAskRequest, host: HTMLElement): void {
    const { room, ...question } = trigger.detail;
    void this.carryOut('ask', {
      trigger,
      host,
      pending: 'ask',
      run: () => this.#directory.ask(room, question),
      done: (asked) => {
        this.$draft.set({ text: '', anonymous: this.$draft.get().anonymous });
        const own = this.$facts.get().own.filter(({ number }) => number !== asked.number);
        this.#change({ own: [asked, ...own] });
        for (const list of this.#lists.values()) list.apply({ questions: [asked], gone: [], votes: [] });
        announce(host, ['questions'], asked.state === 'waiting' ? 'questions.sent' : 'questions.asked');
        const { number, state } = asked;
        host.dispatchEvent(new QuestionAskedEvent({ room, number, state }));
      },
    });
  }

  /** Votes: shown at once, taken back with a text when it is refused. */
  vote(trigger: QuestionVoteRequest, host: HTMLElement): void {
    const { room, number, vote } = trigger.detail;
    void this.carryOut(String(number), {
      trigger,
      host,
      pending: `vote:${number}`,
      before: () => {
        this.#voted(number, vote, vote ? 1 : -1);
        return () => this.#voted(number, !vote, vote ? -1 : 1);
      },
      run: () => this.#directory.vote(room, number, vote),
      done: ({ votes, voted }) => {
        this.#voted(number, voted, 0);
        for (const list of this.#lists.values())
          list.apply({ questions: [], gone: [], votes: [[number, votes]] });
        host.dispatchEvent(new QuestionVotedEvent({ room, number, voted }));
      },
    });
  }

  /** Does something else with questions. @param save - Is given the table of a `download`. */
  act(trigger: QuestionChangeRequest, host: HTMLElement, save: (csv: string) => void): void {
    const { room, act } = trigger.detail;
    const name = 'question' in act ? String(act.question) : act.type;
    void this.carryOut(name, {
      trigger,
      host,
      pending: `act:${name}`,
      run: async () => {
        if (act.type === 'download') save(await this.#directory.exportQuestions(room));
        else await this.#directory.change(room, act);
      },
      done: () => {
        if (act.type === 'invite') announce(host, ['questions'], 'questions.invited');
        else if (act.type !== 'download') void this.read();
      },
    });
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), wait);
  }

  async #load(list: QuestionList): Promise<void> {
    const { view, $state } = list;
    const turn = (list.asked += 1);
    const limit = Math.min(ANSWER_MAX, Math.max(PAGE, $state.get().questions.length));
    const page = await this.#directory.questions(this.room, { ...VIEWS[view], limit });
    // A newer question has overtaken it.
    if (turn !== list.asked) return;
    const { questions, nextCursor, own, counts, rules } = page;
    list.change({ status: 'ready', questions, nextCursor, error: null });
    const about = new Set([...questions, ...own].map(({ number }) => number));
    const others = [...this.$facts.get().voted].filter((number) => !about.has(number));
    this.#change({ own, counts, rules, voted: new Set([...others, ...page.voted]) });
  }

  #failed(lists: readonly QuestionList[], { code, retryable, retryAfter }: HallwayError): void {
    for (const list of lists) {
      const known = list.$state.get().status === 'ready';
      list.change({ status: known ? 'ready' : 'failed', error: code });
    }
    if (!retryable || this.#users === 0) return;
    const pause = Math.max(retryAfter ?? 0, Math.min(RETRY.longest, RETRY.first * 2 ** this.#failures++));
    this.#later(pause * (0.75 + Math.random() / 2));
  }

  #take(news: QuestionNews, again = false): void {
    if (!again && this.#reading > 0) this.#since.push(news);
    const { questions, gone, votes, counts, rules } = news;
    for (const list of this.#lists.values()) list.apply(news);
    const { own } = this.$facts.get();
    const changed = new Map(questions.map((one) => [one.number, one]));
    const told = new Map(votes);
    const known = own.map(
      (one) => changed.get(one.number) ?? { ...one, votes: told.get(one.number) ?? one.votes },
    );
    this.#change({ own: known, counts, ...(rules && { rules }) });
    // What became of one's own question is for its asker alone: the others are told only that it is gone.
    if (!again && own.some(({ number }) => gone.includes(number))) this.#later(0);
  }

  #voted(number: number, on: boolean, more: number): void {
    const voted = new Set(this.$facts.get().voted);
    if (on) voted.add(number);
    else voted.delete(number);
    this.#change({ voted });
    for (const list of this.#lists.values()) {
      const one = list.$state.get().questions.find((known) => known.number === number);
      if (one && more) list.apply({ questions: [], gone: [], votes: [[number, one.votes + more]] });
    }
  }

  #change(parts: Partial<QuestionFacts>): void {
    this.$facts.set({ ...this.$facts.get(), ...parts });
  }
}
