import { ApiError } from '../contract/errors.ts';
import { TOPIC_DEPTH_MAX, TOPICS_MAX, type NewTopic, type TopicNode } from '../contract/topics.ts';
import { recordListChange } from '../repositories/changes.ts';
import { findLivePublicly } from '../repositories/hallway.ts';
import { deleteTopic, listTopics, lockTopics, saveTopic, type TopicRow } from '../repositories/topics.ts';
import { Brief } from './brief.ts';
import type { ServiceDeps } from './change-room.ts';
import type { Caller } from './rooms.ts';

/** How old the tree may be that is answered, in milliseconds. */
const AGE_MS = 2000;

/** The topics of one process: read for all who ask in a moment. */
export class Topics {
  private readonly deps: ServiceDeps;
  private readonly rows: Brief<readonly TopicRow[]>;
  private readonly trees: Brief<readonly TopicNode[]>;

  constructor(deps: ServiceDeps) {
    this.deps = deps;
    this.rows = new Brief(deps.clock, AGE_MS);
    this.trees = new Brief(deps.clock, AGE_MS);
  }

  /** All topics, siblings in their order. */
  all(): Promise<readonly TopicRow[]> {
    return this.rows.get('', () => listTopics(this.deps.db));
  }

  /** The tree, with what is live in it. */
  tree(): Promise<readonly TopicNode[]> {
    return this.trees.get('', async () => {
      const [rows, live] = await Promise.all([this.all(), findLivePublicly(this.deps.db)]);
      const counts = new Map<string, number>();
      for (const { topic } of live) if (topic !== null) counts.set(topic, (counts.get(topic) ?? 0) + 1);
      return branch(rows, null, counts);
    });
  }

  /** One topic as the tree has it, without what is below it. */
  async only(slug: string): Promise<readonly TopicNode[]> {
    const nodes = [...(await this.tree())];
    // It grows while it is walked.
    for (const node of nodes) {
      if (node.slug === slug) return [{ ...node, children: [] }];
      nodes.push(...node.children);
    }
    return [];
  }

  /** A topic and all below it; a word that is no topic is one by itself. */
  async within(slug: string): Promise<string[]> {
    const rows = await this.all();
    const found = [slug];
    // It grows while it is walked: children of children come too.
    for (const parent of found) {
      for (const row of rows) if (row.parent === parent) found.push(row.slug);
    }
    return found;
  }

  /** Topics of which a name in any language has words that begin with these, and all below them. */
  async named(words: readonly string[]): Promise<string[]> {
    const rows = await this.all();
    const named = rows.filter(({ names }) =>
      Object.values(names).some((name) => {
        const own = toWords(name);
        return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
      }),
    );
    const found = await Promise.all(named.map(({ slug }) => this.within(slug)));
    return [...new Set(found.flat())];
  }

  /**
   * Makes or changes a topic, for the operator.
   * @throws {ApiError} `forbidden`, `not_found` (no such parent), `conflict` (below itself, too deep, too many)
   */
  async put(caller: Caller, slug: string, { names, parent, position }: NewTopic): Promise<void> {
    requireOperator(caller);
    await this.deps.db.transaction(async (tx) => {
      const rows = new Map((await lockTopics(tx)).map((row) => [row.slug, row]));
      if (parent !== null && !rows.has(parent)) {
        throw new ApiError('not_found', { message: 'parent: there is none of that name' });
      }
      rows.set(slug, { slug, names, parent, position });
      if (rows.size > TOPICS_MAX)
        throw new ApiError('conflict', { message: `There are ${TOPICS_MAX} topics.` });
      for (const row of rows.values()) requireShallow(rows, row);
      await saveTopic(tx, { slug, names, parent, position });
      await recordListChange(tx, { hallway: true });
    });
    this.forget();
  }

  /** Deletes a topic and all below it, for the operator. @throws {ApiError} `forbidden` */
  async delete(caller: Caller, slug: string): Promise<void> {
    requireOperator(caller);
    await this.deps.db.transaction(async (tx) => {
      await deleteTopic(tx, slug);
      await recordListChange(tx, { hallway: true });
    });
    this.forget();
  }

  private forget(): void {
    this.rows.clear();
    this.trees.clear();
  }
}

/** Words of a text, in lower case and without their marks. */
export function toWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function requireOperator(caller: Caller): void {
  if (caller !== 'operator') throw new ApiError('forbidden');
}

function requireShallow(rows: ReadonlyMap<string, TopicRow>, row: TopicRow): void {
  let { parent } = row;
  for (let depth = 1; parent !== null; depth += 1) {
    if (depth === TOPIC_DEPTH_MAX)
      throw new ApiError('conflict', { message: 'parent: too deep, or below itself' });
    parent = rows.get(parent)?.parent ?? null;
  }
}

function branch(
  rows: readonly TopicRow[],
  parent: string | null,
  counts: ReadonlyMap<string, number>,
): TopicNode[] {
  return rows
    .filter((row) => row.parent === parent)
    .map(({ slug, names }) => {
      const children = branch(rows, slug, counts);
      const below = children.reduce((sum, { live }) => sum + live, 0);
      return { slug, names, live: (counts.get(slug) ?? 0) + below, children };
    });
}
