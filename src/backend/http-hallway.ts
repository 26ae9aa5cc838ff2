import type { Discovery, HallwayPage, Topic, Trending } from '../contract/types.ts';
import type { HallwayDirectory } from './hallway-directory.ts';
import type { HttpApi } from './http-api.ts';

/** The hallway of a Hallway server. */
export function httpHallway(http: HttpApi): HallwayDirectory {
  const look = <Answer>(path: string): Promise<Answer> => http.look<Answer>({ method: 'GET', path });
  return {
    rooms(query, { limit, cursor }) {
      const asked = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...query, limit, cursor })) {
        if (value !== undefined && value !== '') asked.set(name, String(value));
      }
      return look<HallwayPage>(`/v1/hallway?${asked}`);
    },
    async topics(only) {
      const asked = only === undefined ? '' : `?${new URLSearchParams({ topic: only })}`;
      return (await look<{ topics: Topic[] }>(`/v1/topics${asked}`)).topics;
    },
    trending: () => look<Trending>('/v1/trending'),
    discover: async () => (http.session.known ? look<Discovery>('/v1/discover') : null),
  };
}
