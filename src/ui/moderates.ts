import type { Viewer } from '../contract/types.ts';

/** Whether the viewer runs the room: host or moderator. */
export function moderates(viewer: Viewer | null): boolean {
  return viewer?.role === 'host' || viewer?.role === 'moderator';
}
