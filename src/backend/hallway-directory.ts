import type { Discovery, HallwayPage, Topic, Trending } from '../contract/types.ts';

/** Which rooms a list holds. */
export interface HallwayQuery {
  readonly state: 'live' | 'scheduled';
  /** Slug of a topic, subtopics included. */
  readonly topic?: string | undefined;
  /** Name of a club. */
  readonly club?: string | undefined;
  /** BCP 47 tag. */
  readonly language?: string | undefined;
  /** What is searched for. */
  readonly q?: string | undefined;
}

/** What is live and what comes next. Every method rejects with `HallwayError` only. */
export interface HallwayDirectory {
  /** A page of rooms, at most 100; `cursor` goes on where a page ended. */
  rooms(query: HallwayQuery, page: { limit: number; cursor?: string | undefined }): Promise<HallwayPage>;
  /** All topics as a tree; with a slug only that one, by itself. */
  topics(only?: string): Promise<readonly Topic[]>;
  /** What most people listen to; the same for everybody. */
  trending(): Promise<Trending>;
  /** What the viewer's follows lead to; nothing where it is not known who the viewer is. */
  discover(): Promise<Discovery | null>;
}
