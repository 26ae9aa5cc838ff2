import { z } from '@hono/zod-openapi';

import { cursor, limit, prose, slug } from './fields.ts';
import {
  ANSWER_MAX,
  dismissalReason,
  newQuestion,
  newQuestionRules,
  NOTE_MAX,
  question,
  questionNumber,
  questionPage,
  questionVotes,
} from './question-models.ts';
import { body, done, inRoom, json, route } from './route.ts';

const TAG = 'Questions';
const ROOM = '/v1/rooms/{room}';
const ONE = `${ROOM}/questions/{question}` as const;

const about = z.strictObject({
  room: slug,
  question: z.coerce.number().pipe(questionNumber).openapi({ type: 'integer' }),
});
const asModerator = { tag: TAG, access: 'session' } as const;
const byModerators = 'By host and moderators.';

/** The questions of a room. */
export const listQuestions = route(
  'get',
  `${ROOM}/questions`,
  {
    tag: TAG,
    summary: 'The questions of a room',
    description:
      'Pinned ones first. For all who may enter the room, in it or not. `waiting` and `dismissed` are for moderators.',
    access: 'optional',
  },
  {
    params: inRoom,
    query: z.strictObject({
      state: z.enum(['open', 'answered', 'waiting', 'dismissed']).default('open'),
      sort: z.enum(['votes', 'time']).default('votes').openapi({
        description: '`time`: the newest first; answered ones by when they were answered.',
      }),
      limit: limit.default(50),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(questionPage, 'A page of questions') },
);

/** All of them as a table. */
export const exportQuestions = route(
  'get',
  `${ROOM}/questions.csv`,
  {
    ...asModerator,
    summary: 'All questions of a room, as CSV',
    description:
      `${byModerators} Until the room ends: then they are erased. UTF-8 with a byte order mark, all values quoted. ` +
      'No spreadsheet takes a value for a formula: an apostrophe stands before what would begin one.',
  },
  { params: inRoom },
  { 200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } } },
);

/** Says how questions are taken. */
export const setQuestionRules = route(
  'put',
  `${ROOM}/question-rules`,
  {
    ...asModerator,
    summary: 'Say who may ask, how often, and what is filtered',
    description: `${byModerators} The rules do not hold for these themselves, but for who may be anonymous.`,
  },
  { params: inRoom, body: body(newQuestionRules) },
  done,
);

/** Asks. */
export const askQuestion = route(
  'post',
  `${ROOM}/questions`,
  {
    tag: TAG,
    summary: 'Ask a question',
    description:
      'In the room or not. Once answered it is stored. `questions_closed`, `question_too_soon` (with `Retry-After`) and ' +
      '`question_words` are the hosts’ rules, `forbidden` that a name is needed, `conflict` that the key was used for ' +
      'another question or that there are too many.',
    access: 'session',
  },
  { params: inRoom, body: body(newQuestion) },
  { 200: json(question, 'It was stored before, under the same key'), 201: json(question, 'Stored') },
);

/** Takes a question back. */
export const withdrawQuestion = route(
  'delete',
  ONE,
  {
    tag: TAG,
    summary: 'Take your question back',
    description: 'Those that were merged into it are open again.',
    access: 'session',
  },
  { params: about },
  done,
);

/** Votes. */
export const vote = route(
  'put',
  `${ONE}/vote`,
  {
    tag: TAG,
    summary: 'Vote for an open question',
    description: 'Once; in the room or not. `conflict` where it is not open any more.',
    access: 'session',
  },
  { params: about },
  { 200: json(questionVotes, 'Its votes') },
);

/** Takes a vote back. */
export const unvote = route(
  'delete',
  `${ONE}/vote`,
  { tag: TAG, summary: 'Take your vote back', access: 'session' },
  { params: about },
  { 200: json(questionVotes, 'Its votes') },
);

/** Lets all see a question. */
export const openQuestion = route(
  'put',
  `${ONE}/open`,
  {
    ...asModerator,
    summary: 'Let all see a question, or open it again',
    description: `${byModerators} One that waits, was answered or was dismissed.`,
  },
  { params: about },
  done,
);

/** Pins a question. */
export const pinQuestion = route(
  'put',
  `${ONE}/pin`,
  { ...asModerator, summary: 'Pin an open question', description: byModerators },
  { params: about },
  done,
);

/** Unpins it. */
export const unpinQuestion = route(
  'delete',
  `${ONE}/pin`,
  { ...asModerator, summary: 'Unpin a question', description: byModerators },
  { params: about },
  done,
);

/** Marks it answered. */
export const answerQuestion = route(
  'put',
  `${ONE}/answer`,
  {
    ...asModerator,
    summary: 'Mark a question answered',
    description: `${byModerators} By voice, or with a text. A second time changes the text.`,
  },
  { params: about, body: body(z.strictObject({ text: prose(ANSWER_MAX).optional() }), false) },
  done,
);

/** Dismisses it. */
export const dismissQuestion = route(
  'put',
  `${ONE}/dismissal`,
  { ...asModerator, summary: 'Dismiss a question', description: `${byModerators} Its asker is told why.` },
  {
    params: about,
    body: body(z.strictObject({ reason: dismissalReason, note: prose(NOTE_MAX).optional() })),
  },
  done,
);

/** Merges it into another. */
export const mergeQuestion = route(
  'put',
  `${ONE}/merge`,
  {
    ...asModerator,
    summary: 'Merge a question into another that says the same',
    description: `${byModerators} Votes are united, one of each viewer.`,
  },
  { params: about, body: body(z.strictObject({ into: questionNumber })) },
  done,
);

/** Invites its asker. */
export const inviteAsker = route(
  'post',
  `${ONE}/invite`,
  {
    ...asModerator,
    summary: 'Invite the asker of a question to the stage',
    description:
      `${byModerators} Who asked without a name is known to the moderators once they accept and not before: so it is ` +
      'answered the same whether or not they are in the room.',
  },
  { params: about },
  done,
);
