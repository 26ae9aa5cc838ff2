import type { RosterPage, Viewer } from '../../contract/types.ts';
import type { TilePerson } from '../../ui/person-tile.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** People of one part of the room, as far as they are known, and how many there are in all. */
export interface Section {
  readonly people: readonly TilePerson[];
  readonly count: number;
}

/** The room as the grid shows it. */
export interface Sections {
  readonly stage: Section;
  readonly followed: Section;
  readonly audience: Section;
}

const NOBODY: Section = { people: [], count: 0 };

/**
 * Sorts the room into its sections. With a roster the audience is the server's; in a bare LiveKit deployment everybody
 * is visible, and whoever sends no audio is audience.
 */
export function sectionsOf(live: RoomController): Sections {
  const people = live.get('$people');
  const onStage = people.filter(({ role }) => role !== 'listener');
  const stage = { people: onStage, count: onStage.length };
  if (!live.features.has('roster')) {
    const silent = people.filter(({ role }) => role === 'listener');
    return { stage, followed: NOBODY, audience: { people: silent, count: silent.length } };
  }
  const roster = live.get('$roster');
  const viewer = live.get('$viewer');
  const followed = fromPage(roster.followed, viewer);
  const audience = fromPage(roster.audience, viewer);
  const present = live.get('$phase') === 'joined' || live.get('$phase') === 'leaving';
  const elsewhere = !present || followed.people.some(({ local }) => local);
  return { stage, followed, audience: elsewhere ? audience : withViewer(audience, viewer) };
}

function fromPage(page: RosterPage | null, viewer: Viewer | null): Section {
  if (!page) return NOBODY;
  const people = page.people.map((one) => (one.id === viewer?.id ? { ...one, local: true } : one));
  return { people, count: Math.max(page.count, people.length) };
}

/** Puts a viewer who listens first, on whatever page of the roster their entry is, and before any page has come. */
function withViewer({ people, count }: Section, viewer: Viewer | null): Section {
  if (viewer?.role !== 'listener') return { people, count };
  const own = people.find(({ local }) => local) ?? {
    id: viewer.id,
    name: viewer.name,
    avatarUrl: null,
    caption: null,
    role: viewer.role,
    muted: false,
    handRaised: viewer.hand !== null,
    away: false,
    local: true,
  };
  const all = [own, ...people.filter(({ local }) => !local)];
  return { people: all, count: Math.max(count, all.length) };
}
