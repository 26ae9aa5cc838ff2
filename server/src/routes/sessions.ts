import type { Deps } from '../deps.ts';
import * as contract from '../contract/session.ts';
import type { App } from '../http/context.ts';
import { joinRoom } from '../services/joining.ts';
import type { Sessions } from '../services/sessions.ts';

/** Sessions, and LiveKit's token endpoint. */
export function sessionRoutes(app: App, deps: Deps, sessions: Sessions): void {
  app.openapi(contract.createSession, async (c) => {
    const { userToken, name } = c.req.valid('json');
    const { bearer: before } = c.var;
    const languages = c.req.header('accept-language');
    const { token, expiresAt, viewer } = await sessions.begin({ userToken, name, before, languages });
    const { id, kind, avatarUrl } = viewer;
    return c.json(
      { token, expiresAt: expiresAt.toISOString(), viewer: { id, kind, name: viewer.name, avatarUrl } },
      200,
    );
  });

  app.openapi(contract.createToken, async (c) => {
    const viewer = await sessions.ofAny(c.var.bearer, c.req.header('accept-language'));
    const { room_name: room } = c.req.valid('json');
    const { server_url, participant_token } = await joinRoom(deps, viewer, room, { preload: false });
    return c.json({ server_url, participant_token }, 201);
  });
}
