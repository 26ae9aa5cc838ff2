import type {
  NewQuestion,
  Question,
  QuestionAct,
  QuestionNews,
  QuestionPage,
  QuestionVotes,
} from '../contract/types.ts';
import type { EventStream } from './event-stream.ts';
import type { HttpApi } from './http-api.ts';
import type { RoomCall } from './http-routes.ts';
import type { QuestionsDirectory } from './questions-directory.ts';

type Row<Type extends QuestionAct['type']> = (act: Extract<QuestionAct, { type: Type }>) => RoomCall;
type OfOne = Extract<QuestionAct, { question: number }>;

const put = (path: string, body?: unknown): RoomCall => ({ method: 'PUT', path, body });
const one = ({ question }: OfOne, verb: string) => `questions/${question}/${verb}`;

/** What each act is to the API, below `/v1/rooms/{room}/`. */
const ACTS: { readonly [Type in QuestionAct['type']]: Row<Type> } = {
  open: (act) => put(one(act, 'open')),
  pin: (act) => put(one(act, 'pin')),
  unpin: (act) => ({ method: 'DELETE', path: one(act, 'pin') }),
  invite: (act) => ({ method: 'POST', path: one(act, 'invite') }),
  withdraw: ({ question }) => ({ method: 'DELETE', path: `questions/${question}` }),
  answer: (act) => put(one(act, 'answer'), act.text === undefined ? {} : { text: act.text }),
  dismiss: (act) => {
    const { reason, note } = act;
    return put(one(act, 'dismissal'), { reason, ...(note !== undefined && { note }) });
  },
  merge: (act) => put(one(act, 'merge'), { into: act.into }),
  rules: ({ rules }) => put('question-rules', rules),
};

/** What an act is to the API. */
export function questionRoute(act: QuestionAct): RoomCall {
  return (ACTS[act.type] as Row<QuestionAct['type']>)(act);
}

/** Questions of a Hallway server. */
export function httpQuestions(http: HttpApi, stream: EventStream): QuestionsDirectory {
  const at = (room: string, path: string) => `/v1/rooms/${encodeURIComponent(room)}/${path}`;
  return {
    questions(room, { state, sort, limit }, cursor) {
      const query = new URLSearchParams({ state, sort, limit: String(limit), ...(cursor && { cursor }) });
      return http.look<QuestionPage>({ method: 'GET', path: at(room, `questions?${query}`) });
    },
    ask: (room, body: NewQuestion) =>
      http.change<Question>({ method: 'POST', path: at(room, 'questions'), body }),
    vote: (room, question, on) =>
      http.change<QuestionVotes>({
        method: on ? 'PUT' : 'DELETE',
        path: at(room, `questions/${question}/vote`),
      }),
    async change(room, act) {
      const { path, ...call } = questionRoute(act);
      await http.call({ ...call, path: at(room, path) });
    },
    exportQuestions: (room) =>
      http.call<string>({ method: 'GET', path: at(room, 'questions.csv'), text: true }),
    watchQuestions: (room, listener) =>
      stream.hint('questions', room, (_counts, data) => {
        const news = data as (QuestionNews & { readonly again?: boolean }) | undefined;
        listener(news?.again ? undefined : news);
      }),
  };
}
