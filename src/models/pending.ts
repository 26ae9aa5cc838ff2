import type { RoomAction } from '../contract/types.ts';

/** The name under which an action waits in `$pending`: its type, and whom or what it is about. */
export function pendingName(action: RoomAction): string {
  const about = 'person' in action ? action.person : 'report' in action ? action.report : undefined;
  return about === undefined ? action.type : `${action.type}:${about}`;
}
