import type { QuestionQuery, QuestionsDirectory } from '../../src/backend/questions-directory.ts';
import { HallwayError } from '../../src/contract/errors.ts';
import type {
  NewQuestion,
  Question,
  QuestionAct,
  QuestionNews,
  QuestionPage,
  QuestionRules,
  QuestionVotes,
} from '../../src/contract/types.ts';
import type { Behaviour } from './profiles.ts';

const MINUTE = 60_000;
const TEXTS = [
  'Do the sensors hurt the tree, and who checks?',
  'Could a school build one for under thirty euros? Which parts would you leave out?',
  'Is the data open?',
  'How do you tell wind from traffic?',
  'Does a tree in a park sound different from one beside a road?',
] as const;
const NAMES = ['Priya Ramanesh', 'Jonas Vėtrauskas', 'Noor Haddadi', 'Ugnė Balsytė', 'Tomas Grinvalas'];

/** A made-up question; the parts given are its own. */
export function question(number: number, parts: Partial<Question> = {}): Question {
  const id = `g_${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
  return {
    number,
    text: TEXTS[(number - 1) % TEXTS.length] ?? '',
    author: { id, name: NAMES[(number - 1) % NAMES.length] ?? '', avatarUrl: null },
    state: 'open',
    votes: 0,
    pinned: false,
    createdAt: new Date(Date.now() - number * 3 * MINUTE).toISOString(),
    answeredAt: null,
    answer: null,
    dismissal: null,
    mergedInto: null,
    ...parts,
  };
}

/** Made-up questions of one room, and what is done with them. */
export class SimulatedQuestions implements QuestionsDirectory {
  all: Question[];
  own = new Set<number>();
  voted = new Set<number>();
  runs = false;
  rules: QuestionRules = {
    asking: true,
    anonymous: 'nobody',
    approveFirst: false,
    slowSeconds: 0,
    words: null,
  };
  readonly does: Partial<Record<keyof QuestionsDirectory, Behaviour>> = {};
  /** All that was asked, and done, in order. */
  readonly asked: NewQuestion[] = [];
  readonly acted: QuestionAct[] = [];
  /** How often a list was read. */
  reads = 0;
  readonly #listeners = new Set<(news: QuestionNews | undefined) => void>();
  readonly #keys = new Map<string, Question>();

  constructor(...all: Question[]) {
    this.all = all;
  }

  async questions(_room: string, query: QuestionQuery, cursor = '0'): Promise<QuestionPage> {
    this.reads += 1;
    await this.#answered('questions');
    const { state, sort, limit } = query;
    const key = (one: Question) => (sort === 'votes' ? one.votes : one.number);
    const found = this.all
      .filter((one) => one.state === state)
      .toSorted((one, two) => Number(two.pinned) - Number(one.pinned) || key(two) - key(one));
    const end = Number(cursor) + limit;
    return {
      questions: found.slice(Number(cursor), end),
      nextCursor: end < found.length ? String(end) : null,
      own: this.all.filter(({ number }) => this.own.has(number)).toReversed(),
      voted: [...this.voted],
      counts: this.counts,
      rules: this.rules,
    };
  }

  async ask(_room: string, wanted: NewQuestion): Promise<Question> {
    this.asked.push(wanted);
    await this.#answered('ask');
    const known = this.#keys.get(wanted.key);
    if (known) return known;
    const made = question(this.all.length + 1, {
      text: wanted.text,
      ...(wanted.anonymous && { author: null }),
      state: this.rules.approveFirst ? 'waiting' : 'open',
      createdAt: new Date().toISOString(),
    });
    this.#keys.set(wanted.key, made);
    this.own.add(made.number);
    this.change(made);
    return made;
  }

  async vote(_room: string, number: number, on: boolean): Promise<QuestionVotes> {
    await this.#answered('vote');
    const before = this.all.find((one) => one.number === number);
    const more = on === this.voted.has(number) ? 0 : on ? 1 : -1;
    if (on) this.voted.add(number);
    else this.voted.delete(number);
    const votes = (before?.votes ?? 0) + more;
    if (before) this.all = this.all.map((one) => (one === before ? { ...one, votes } : one));
    this.tell({ votes: [[number, votes]] });
    return { number, votes, voted: on };
  }

  async change(room: string, act: QuestionAct): Promise<void>;
  change(changed: Question): void;
  change(what: string | Question, act?: QuestionAct): Promise<void> | void {
    if (typeof what !== 'string') {
      this.all = [...this.all.filter(({ number }) => number !== what.number), what];
      this.tell({ questions: [what] });
      return undefined;
    }
    return act && this.#act(act);
  }

  async exportQuestions(): Promise<string> {
    await this.#answered('exportQuestions');
    return '\uFEFF"number","text"\r\n"1","Is the data open?"\r\n';
  }

  watchQuestions(_room: string, listener: (news: QuestionNews | undefined) => void): () => void {
    this.#listeners.add(listener);
    setTimeout(() => listener(undefined));
    return () => this.#listeners.delete(listener);
  }

  /** Tells pages of a change; nothing said means that they may have missed something. */
  tell(news: Partial<QuestionNews> | undefined): void {
    const whole = news && { questions: [], gone: [], votes: [], counts: this.counts, ...news };
    for (const listener of this.#listeners) listener(whole);
  }

  get counts(): QuestionPage['counts'] {
    const of = (state: Question['state']) => this.all.filter((one) => one.state === state).length;
    const hidden = this.runs
      ? { waiting: of('waiting'), dismissed: of('dismissed') }
      : { waiting: null, dismissed: null };
    return { open: of('open'), answered: of('answered'), ...hidden };
  }

  async #act(act: QuestionAct): Promise<void> {
    this.acted.push(act);
    await this.#answered('change');
    if (act.type === 'rules') {
      this.rules = act.rules;
      return this.tell({ rules: act.rules });
    }
    const one = this.all.find(({ number }) => number === act.question);
    if (!one) return undefined;
    if (act.type === 'withdraw') {
      this.all = this.all.filter((other) => other !== one);
      this.own.delete(one.number);
      return this.tell({ gone: [one.number] });
    }
    return this.change({ ...one, ...changes(act) });
  }

  async #answered(method: keyof QuestionsDirectory): Promise<void> {
    const behaviour = this.does[method] ?? 'answer';
    if (behaviour === 'hang') await new Promise(() => undefined);
    else if (behaviour !== 'answer') throw new HallwayError(behaviour);
  }
}

function changes(act: Exclude<QuestionAct, { type: 'rules' | 'withdraw' }>): Partial<Question> {
  switch (act.type) {
    case 'pin':
    case 'unpin':
      return { pinned: act.type === 'pin' };
    case 'answer':
      return {
        state: 'answered',
        answeredAt: new Date().toISOString(),
        answer: act.text ?? null,
        pinned: false,
      };
    case 'dismiss':
      return { state: 'dismissed', dismissal: { reason: act.reason, note: act.note ?? null } };
    case 'merge':
      return { state: 'merged', mergedInto: act.into };
    case 'open':
      return { state: 'open', answer: null, answeredAt: null, dismissal: null };
    default:
      return {};
  }
}
