import type * as SessionModule from './livekit/session.ts';

/** Fetches LiveKit and the session around it: the one `import()` of it, behind every sign of intent. */
export function livekitModule(): Promise<typeof SessionModule> {
  return import('./livekit/session.ts');
}
