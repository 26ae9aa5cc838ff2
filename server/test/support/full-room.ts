import type { Actor, Json, TestApi } from './api.ts';

/** A room and how tests look at it. */
export interface FullRoom {
  readonly path: string;
  readonly name: string;
  readonly host: Actor;
  readonly moderator: Actor;
  readonly speaker: Actor;
  readonly listener: Actor;
}

/** A live room with somebody of each role in it. */
export async function fullRoom(api: TestApi, fields: object = {}): Promise<FullRoom> {
  const room = await api.room(fields);
  const [moderator, speaker, listener] = [await api.person(), await api.person(), await api.person()];
  for (const who of [moderator, speaker, listener]) await api.enter(room.path, who);
  await giveRole(api, room, room.host, moderator, 'moderator');
  await api.promote(room.path, room.host, speaker);
  api.media.take();
  return { ...room, moderator, speaker, listener };
}

/** Gives somebody a role. */
export async function giveRole(
  api: TestApi,
  { path }: Pick<FullRoom, 'path'>,
  as: Actor,
  who: Actor,
  role: string,
): Promise<void> {
  await api.done('PUT', `${path}/people/${who.id}/role`, { as, body: { role } });
}

/** Who is on stage, in order: id and role. */
export async function stageOf(api: TestApi, { path }: Pick<FullRoom, 'path'>): Promise<[string, string][]> {
  return (await api.done('GET', path)).stage.map((person: Json) => [person.id, person.role]);
}

/** What somebody is told of themselves. */
export async function viewerOf(api: TestApi, { path }: Pick<FullRoom, 'path'>, as: Actor): Promise<Json> {
  return (await api.done('POST', `${path}/join`, { as, body: {} })).viewer;
}
