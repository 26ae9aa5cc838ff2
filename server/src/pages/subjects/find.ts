import type { Deps } from '../../deps.ts';
import type { Kind } from '../addresses.ts';
import { clubSubject } from './club.ts';
import { personSubject } from './person.ts';
import { roomSubject } from './room.ts';
import type { Subject } from './subject.ts';

/**
 * Finds what a page is about, as somebody without a session may know of it: what is hidden is answered exactly as what
 * does not exist.
 */
export async function findSubject(deps: Deps, kind: Kind, name: string): Promise<Subject | undefined> {
  if (kind === 'room') return roomSubject(deps.db, name);
  return kind === 'club' ? clubSubject(deps, name) : personSubject(deps, name);
}
