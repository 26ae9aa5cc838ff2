import * as contract from '../contract/questions.ts';
import type { Deps } from '../deps.ts';
import { maybeCaller, viewerOf, type App } from '../http/context.ts';
import {
  answerQuestion,
  dismissQuestion,
  inviteAsker,
  mergeQuestion,
  openQuestion,
  pinQuestion,
  setQuestionRules,
} from '../services/question-moderation.ts';
import { vote, VoteNotices } from '../services/question-votes.ts';
import { askQuestion, pageQuestions, withdrawQuestion } from '../services/questions.ts';
import { exportQuestions } from '../services/questions-csv.ts';

const CSV_HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="questions.csv"',
};

/** Questions, and what host and moderators do with them. */
export function questionRoutes(app: App, deps: Deps): void {
  const notices = new VoteNotices(deps);

  app.openapi(contract.listQuestions, async (c) =>
    c.json(await pageQuestions(deps, maybeCaller(c), c.req.valid('param').room, c.req.valid('query')), 200),
  );

  app.openapi(contract.exportQuestions, async (c) => {
    const rows = await exportQuestions(deps, viewerOf(c), c.req.valid('param').room);
    const stream = ReadableStream.from(rows).pipeThrough(new TextEncoderStream());
    return c.body(stream, 200, CSV_HEADERS);
  });

  app.openapi(contract.setQuestionRules, async (c) => {
    await setQuestionRules(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json'));
    return c.body(null, 204);
  });

  app.openapi(contract.askQuestion, async (c) => {
    const { room } = c.req.valid('param');
    const { question, created } = await askQuestion(deps, viewerOf(c), room, c.req.valid('json'));
    return c.json(question, created ? 201 : 200);
  });

  app.openapi(contract.withdrawQuestion, async (c) => {
    const { room, question } = c.req.valid('param');
    await withdrawQuestion(deps, viewerOf(c), room, question);
    return c.body(null, 204);
  });

  for (const [route, on] of [
    [contract.vote, true],
    [contract.unvote, false],
  ] as const) {
    app.openapi(route, async (c) => {
      const { room, question: number } = c.req.valid('param');
      return c.json(await vote(deps, notices, viewerOf(c), room, { number, on }), 200);
    });
  }

  moderatorRoutes(app, deps);
}

function moderatorRoutes(app: App, deps: Deps): void {
  app.openapi(contract.openQuestion, async (c) => {
    await openQuestion(deps, viewerOf(c), c.req.valid('param'));
    return c.body(null, 204);
  });

  for (const [route, pinned] of [
    [contract.pinQuestion, true],
    [contract.unpinQuestion, false],
  ] as const) {
    app.openapi(route, async (c) => {
      await pinQuestion(deps, viewerOf(c), c.req.valid('param'), pinned);
      return c.body(null, 204);
    });
  }

  app.openapi(contract.answerQuestion, async (c) => {
    await answerQuestion(deps, viewerOf(c), c.req.valid('param'), c.req.valid('json')?.text);
    return c.body(null, 204);
  });

  app.openapi(contract.dismissQuestion, async (c) => {
    await dismissQuestion(deps, viewerOf(c), c.req.valid('param'), c.req.valid('json'));
    return c.body(null, 204);
  });

  app.openapi(contract.mergeQuestion, async (c) => {
    await mergeQuestion(deps, viewerOf(c), c.req.valid('param'), c.req.valid('json').into);
    return c.body(null, 204);
  });

  app.openapi(contract.inviteAsker, async (c) => {
    await inviteAsker(deps, viewerOf(c), c.req.valid('param'));
    return c.body(null, 204);
  });
}
