import { atom, type PreinitializedWritableAtom } from 'nanostores';
import { httpHallway } from '../../backend/http-hallway.ts';
import type { Topic } from '../../contract/types.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';

/** A topic; undefined while it is asked for, null where there is none of that name or it could not be had. */
export type TopicStore = PreinitializedWritableAtom<Topic | null | undefined>;

/** What a topic may be named by; everything else is a word of the host's own. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The topic of a room by its slug, for its names; asked for once. */
export function topicOf(connection: Connection, slug: string): TopicStore {
  const { directory, config, hasApi } = connection;
  const known = (directory.get('topics') ?? new Map()) as Map<string, TopicStore>;
  directory.set('topics', known);
  let store = known.get(slug);
  if (!store) {
    const hallway = hasApi ? httpHallway(apiOf(connection)) : config.backend?.directory?.hallway;
    const asked = SLUG.test(slug) && hallway?.topics(slug);
    const made: TopicStore = (store = atom(asked ? undefined : null));
    known.set(slug, made);
    if (asked) {
      asked.then(
        (topics) => made.set(topics.find((topic) => topic.slug === slug) ?? null),
        // The slug says it well enough.
        () => made.set(null),
      );
    }
  }
  return store;
}
