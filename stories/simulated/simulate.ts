import { SimulatedBackend } from './backend.ts';
import { SimulatedEngine } from './media.ts';
import { DEFAULTS, type SimulatedOptions } from './options.ts';
import { SimulatedWorld } from './world.ts';

/** A whole room without a server: pass `backend` and `media` to `configure()`, change `world` to make things happen. */
export interface Simulation {
  readonly world: SimulatedWorld;
  readonly backend: SimulatedBackend;
  readonly media: SimulatedEngine;
}

/** Makes a room of generated data; what is not said is a live room of six speakers and 1,278 listeners. */
export function simulate(options: Partial<SimulatedOptions> = {}): Simulation {
  const world = new SimulatedWorld({ ...DEFAULTS, ...options });
  return { world, backend: new SimulatedBackend(world), media: new SimulatedEngine(world) };
}
