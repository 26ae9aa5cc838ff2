import { z } from '@hono/zod-openapi';

import { language, line, slug } from './fields.ts';
import { body, done, json, route } from './route.ts';

const TAG = 'Topics';

/** Most topics, in all. */
export const TOPICS_MAX = 500;
/** How deep their tree goes. */
export const TOPIC_DEPTH_MAX = 5;

/** A topic and what is below it. */
export interface TopicNode {
  readonly slug: string;
  readonly names: Readonly<Record<string, string>>;
  /** Open rooms that are live in it and below it. */
  readonly live: number;
  readonly children: readonly TopicNode[];
}

const topicNode: z.ZodType<TopicNode> = z
  .object({
    slug,
    names: z
      .record(z.string(), z.string())
      .openapi({ description: 'By language tag; `en` is there always.' }),
    live: z.int().openapi({ description: 'Open rooms that are live in it and below it.' }),
    get children() {
      return z.array(topicNode).openapi({ type: 'array', items: { $ref: '#/components/schemas/Topic' } });
    },
  })
  .openapi('Topic');

/** The whole tree. */
export const topicTree = z.object({ topics: z.array(topicNode) }).openapi('TopicTree');

/** What makes or changes a topic. */
export const newTopic = z
  .strictObject({
    names: z
      .record(language, line(60))
      .refine((names) => Object.keys(names).length <= 50, 'holds more than 50 languages')
      .refine((names) => 'en' in names, 'lacks en')
      .openapi({ description: 'By language tag; `en` is needed.' }),
    parent: slug.nullable().default(null),
    position: z.int().min(0).max(10_000).default(0).openapi({ description: 'Order among its siblings.' }),
  })
  .openapi('NewTopic');
/** @see newTopic */
export type NewTopic = z.infer<typeof newTopic>;

const about = z.strictObject({ topic: slug });

/** All topics. */
export const listTopics = route(
  'get',
  '/v1/topics',
  {
    tag: TAG,
    summary: 'Topics as a tree, with their names in each language',
    description: 'Up to two seconds old.',
    access: 'public',
  },
  {
    query: z.strictObject({
      topic: slug.optional().openapi({
        description: 'Only this one, without what is below it; none where there is no such topic.',
      }),
    }),
  },
  { 200: json(topicTree, 'The tree') },
);

/** Makes or changes a topic. */
export const putTopic = route(
  'put',
  '/v1/topics/{topic}',
  { tag: TAG, summary: 'Make or change a topic', description: 'By the operator.', access: 'operator' },
  { params: about, body: body(newTopic) },
  done,
);

/** Deletes a topic. */
export const deleteTopic = route(
  'delete',
  '/v1/topics/{topic}',
  {
    tag: TAG,
    summary: 'Delete a topic and what is below it',
    description: 'By the operator. Rooms keep the word; harmless when there is none.',
    access: 'operator',
  },
  { params: about },
  done,
);
