/** What answers about questions hold. */
import { z } from '@hono/zod-openapi';

import { line, personId, prose } from './fields.ts';

/** Longest question. */
export const QUESTION_MAX = 500;
/** Longest written answer. */
export const ANSWER_MAX = 2_000;
/** Longest note to an asker whose question was dismissed. */
export const NOTE_MAX = 300;
/** Most words of a filter, and the longest of them. */
export const WORDS_MAX = 200;
/** @see WORDS_MAX */
export const WORD_MAX = 60;
/** Longest slow mode: an hour. */
export const SLOW_MAX = 3_600;

const time = z.iso.datetime();

/** A question within its room. */
export const questionNumber = z.int().min(1).max(1_000_000);

/** What became of a question. */
export const questionState = z
  .enum(['waiting', 'open', 'answered', 'dismissed', 'merged'])
  .openapi('QuestionState', {
    description:
      '`waiting`: for a moderator, unseen by others; `open` and `answered`: seen by all; `dismissed` and `merged`: ' +
      'seen by its asker and by moderators.',
  });

/** Why a question was dismissed. */
export const dismissalReason = z
  .enum(['off_topic', 'answered_before', 'no_time', 'against_rules', 'other'])
  .openapi('DismissalReason');

/** Who may ask without their name. */
export const anonymousPolicy = z
  .enum(['nobody', 'people', 'everyone'])
  .openapi('AnonymousPolicy', { description: '`people`: those for whom the site vouches.' });

/** A question; the same for everybody who may see it. */
export const question = z
  .object({
    number: questionNumber,
    text: z.string(),
    author: z
      .object({ id: personId, name: z.string(), avatarUrl: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Null where it was asked without a name: then nobody is told whose it is.' }),
    state: questionState,
    votes: z.int(),
    pinned: z.boolean(),
    createdAt: time,
    answeredAt: time.nullable(),
    answer: z
      .string()
      .nullable()
      .openapi({ description: 'In writing; null where it was answered by voice.' }),
    dismissal: z.object({ reason: dismissalReason, note: z.string().nullable() }).nullable(),
    mergedInto: questionNumber.nullable(),
  })
  .openapi('Question');
/** @see question */
export type Question = z.infer<typeof question>;

/** How many there are in each state that can be listed. */
export const questionCounts = z
  .object({
    open: z.int(),
    answered: z.int(),
    waiting: z.int().nullable().openapi({ description: 'For moderators, as `dismissed`.' }),
    dismissed: z.int().nullable(),
  })
  .openapi('QuestionCounts');
/** @see questionCounts */
export type QuestionCounts = z.infer<typeof questionCounts>;

const shownRules = {
  asking: z.boolean().openapi({ description: 'Whether questions are taken now.' }),
  anonymous: anonymousPolicy,
  approveFirst: z
    .boolean()
    .openapi({ description: 'Whether a moderator sees a question before the others do.' }),
  slowSeconds: z.int().min(0).max(SLOW_MAX).openapi({
    description: 'Slow mode: so many seconds lie between two questions of one person.',
  }),
};

/** What the hosts say of questions, as pages show it. */
export const questionRules = z
  .object({
    ...shownRules,
    words: z.array(z.string()).nullable().openapi({ description: 'The word filter; for moderators.' }),
  })
  .openapi('QuestionRules');
/** @see questionRules */
export type QuestionRules = z.infer<typeof questionRules>;

/** What the hosts say of questions; all of it at once. */
export const newQuestionRules = z
  .strictObject({
    ...shownRules,
    words: z
      .array(line(WORD_MAX))
      .max(WORDS_MAX)
      .openapi({
        description:
          'Words that no question may hold, in whatever case and with or without accents; with `*` at the end, ' +
          'beginnings of words.',
      }),
  })
  .openapi('NewQuestionRules');
/** @see newQuestionRules */
export type NewQuestionRules = z.infer<typeof newQuestionRules>;

/** A question to be asked. */
export const newQuestion = z
  .strictObject({
    key: z.uuid().openapi({
      description:
        'Made up by the page, once for each question: sent again after a lost answer, it is the same one.',
    }),
    text: prose(QUESTION_MAX),
    anonymous: z.boolean().default(false),
  })
  .openapi('NewQuestion');
/** @see newQuestion */
export type NewQuestion = z.infer<typeof newQuestion>;

/** A page of questions. */
export const questionPage = z
  .object({
    questions: z.array(question),
    nextCursor: z.string().nullable(),
    own: z.array(question).openapi({
      description: 'What became of those that the caller asked, newest first; on the first page.',
    }),
    voted: z.array(questionNumber).openapi({ description: 'Those of all these that the caller voted for.' }),
    counts: questionCounts,
    rules: questionRules,
  })
  .openapi('QuestionPage');
/** @see questionPage */
export type QuestionPage = z.infer<typeof questionPage>;

/** A question's votes after the caller's. */
export const questionVotes = z
  .object({ number: questionNumber, votes: z.int(), voted: z.boolean() })
  .openapi('QuestionVotes');
/** @see questionVotes */
export type QuestionVotes = z.infer<typeof questionVotes>;
