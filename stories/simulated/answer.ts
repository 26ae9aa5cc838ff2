import { HallwayError } from '../../src/contract/errors.ts';
import type { SimulatedCall, SimulatedOptions } from './options.ts';

/** Waits as long as a call takes in this room, then answers, refuses, or never does, as the options say. */
export async function answered(
  options: SimulatedOptions,
  call: SimulatedCall,
  signal?: AbortSignal,
): Promise<void> {
  if (options.hangs.includes(call)) return new Promise(() => undefined);
  if (options.latency > 0) await new Promise((resolve) => setTimeout(resolve, options.latency));
  const code = options.fails[call];
  if (code !== undefined) throw new HallwayError(code, { requestId: `sim-${call}` });
  if (signal?.aborted) throw new HallwayError('unavailable');
  return undefined;
}
