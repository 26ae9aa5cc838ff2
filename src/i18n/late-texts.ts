import { LOADERS } from './load.ts';
import type { TextPart } from './text.ts';

/** Lets texts of running a room be fetched, by elements whose static `textParts` are these and others. */
export function withRunning(...parts: readonly TextPart[]): readonly TextPart[] {
  Object.assign(LOADERS['en'] ?? {}, { running: () => import('./en/running.ts') });
  Object.assign(LOADERS['lt'] ?? {}, { running: () => import('./lt/running.ts') });
  return ['running', ...parts];
}
