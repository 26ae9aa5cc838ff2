import type { Role } from '../../src/contract/types.ts';
import { clubCard, SimulatedClubs } from './clubs.ts';
import { SimulatedHallway } from './hallway.ts';
import { SimulatedHosting } from './hosting.ts';
import { SimulatedPeople } from './profiles.ts';
import { SimulatedRecordings } from './recordings.ts';
import { SimulatedSchedule } from './schedule.ts';
import { type Simulation, simulate } from './simulate.ts';

/**
 * A whole site without a server: one room, and all that a page knows besides.
 * @param viewer - What the viewer is in the room
 */
export function simulateSite(viewer: Role = 'listener'): Simulation {
  const simulation = simulate({ speaking: 'steady', profiles: true, hands: 3, viewer });
  const people = new SimulatedPeople();
  const hosting = new SimulatedHosting();
  const directory = {
    clubs: new SimulatedClubs(clubCard({}, { name: 'sound-field' })),
    people,
    contacts: people,
    hallway: new SimulatedHallway(),
    schedule: new SimulatedSchedule(),
    questions: simulation.backend.questions,
    invitations: hosting,
    hosting,
    recordings: new SimulatedRecordings(),
    hint: () => () => undefined,
  };
  Object.assign(simulation.backend, { directory });
  return simulation;
}
