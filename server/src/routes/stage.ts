import * as contract from '../contract/stage.ts';
import type { Deps } from '../deps.ts';
import { viewerOf, type App } from '../http/context.ts';
import { banPerson, liftBan, removePerson } from '../services/bans.ts';
import type { ServiceDeps } from '../services/change-room.ts';
import { demote, mute, muteAll, setRole } from '../services/moderation.ts';
import type { SessionViewer } from '../services/session-tokens.ts';
import {
  acceptInvitation,
  declineInvitation,
  inviteToStage,
  leaveStage,
  withdrawInvitation,
} from '../services/stage.ts';

/** What one does in a room by oneself. */
type Act = (deps: ServiceDeps, session: SessionViewer, room: string) => Promise<void>;
/** What one does to somebody in a room. */
type ActUpon = (deps: ServiceDeps, session: SessionViewer, room: string, person: string) => Promise<void>;

/** The stage, and what host and moderators do. */
export function stageRoutes(app: App, deps: Deps): void {
  const own: readonly (readonly [
    (typeof contract)['acceptStage' | 'declineStage' | 'leaveStage' | 'muteAll'],
    Act,
  ])[] = [
    [contract.acceptStage, acceptInvitation],
    [contract.declineStage, declineInvitation],
    [contract.leaveStage, leaveStage],
    [contract.muteAll, muteAll],
  ];
  for (const [route, act] of own) {
    app.openapi(route, async (c) => {
      await act(deps, viewerOf(c), c.req.valid('param').room);
      return c.body(null, 204);
    });
  }

  const upon = [
    [contract.invite, inviteToStage],
    [contract.uninvite, withdrawInvitation],
    [contract.moveToAudience, demote],
    [contract.mutePerson, mute],
    [contract.removePerson, removePerson],
    [contract.unbanPerson, liftBan],
  ] as const satisfies readonly (readonly [unknown, ActUpon])[];
  for (const [route, act] of upon) {
    app.openapi(route, async (c) => {
      const { room, person } = c.req.valid('param');
      await act(deps, viewerOf(c), room, person);
      return c.body(null, 204);
    });
  }

  app.openapi(contract.banPerson, async (c) => {
    const { room, person } = c.req.valid('param');
    await banPerson(deps, viewerOf(c), room, person, c.req.valid('json').scope);
    return c.body(null, 204);
  });

  app.openapi(contract.setRole, async (c) => {
    const { room, person } = c.req.valid('param');
    await setRole(deps, viewerOf(c), room, person, c.req.valid('json').role);
    return c.body(null, 204);
  });
}
