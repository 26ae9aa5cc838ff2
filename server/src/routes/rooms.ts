import { ApiError } from '../contract/errors.ts';
import * as contract from '../contract/rooms.ts';
import * as transcription from '../contract/transcription.ts';
import type { Deps } from '../deps.ts';
import { callerOf, maybeCaller, viewerOf, type App } from '../http/context.ts';
import { joinRoom, leaveRoom, startListening } from '../services/joining.ts';
import { endRoom, openRoom, pageRooms, startRoom } from '../services/rooms.ts';
import { pageRoster } from '../services/rosters.ts';
import { admitTranscriber } from '../services/transcription.ts';
import { readListeners, readRooms, readStages } from '../services/snapshots.ts';

/** Rooms, and going in and out of them. */
export function roomRoutes(app: App, deps: Deps): void {
  app.openapi(contract.listRooms, async (c) =>
    c.json(await pageRooms(deps, maybeCaller(c), c.req.valid('query')), 200),
  );

  app.openapi(contract.createRoom, async (c) =>
    c.json(await openRoom(deps, callerOf(c), c.req.valid('json')), 201),
  );

  app.openapi(contract.getRoom, async (c) => {
    const { room: name } = c.req.valid('param');
    const found = (await readRooms(deps.db, [name], maybeCaller(c))).get(name);
    if (!found) throw new ApiError('room_not_found');
    const { id, room } = found;
    const [stages, listeners] = await Promise.all([readStages(deps.db, [id]), readListeners(deps.db, [id])]);
    return c.json({ room, stage: stages.get(id) ?? [], listeners: listeners.get(id) ?? 0 }, 200);
  });

  app.openapi(contract.startRoom, async (c) =>
    c.json(await startRoom(deps, callerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.endRoom, async (c) =>
    c.json(await endRoom(deps, callerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.joinRoom, async (c) => {
    const { room } = c.req.valid('param');
    return c.json(await joinRoom(deps, viewerOf(c), room, c.req.valid('json')), 200);
  });

  app.openapi(contract.startListening, async (c) => {
    await startListening(deps, viewerOf(c), c.req.valid('param').room);
    return c.body(null, 204);
  });

  app.openapi(contract.leaveRoom, async (c) => {
    await leaveRoom(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json'));
    return c.body(null, 204);
  });

  app.openapi(transcription.admitTranscriber, async (c) =>
    c.json(await admitTranscriber(deps, callerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.getRoster, async (c) =>
    c.json(await pageRoster(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('query')), 200),
  );
}
