import { setTimeout as sleep } from 'node:timers/promises';
import { remember } from '../leftovers.ts';
import { Child, type ChildOptions } from '../process.ts';

/** A process that `npm start` keeps running. */
export interface Service {
  /** For people. */
  name: string;
  /** Command line for this Node. */
  args: readonly string[];
  options: ChildOptions;
  /** Resolves when it is ready for use. */
  ready: (child: Child) => Promise<void>;
}

const RESTART_MS = 1000;
const TOO_MANY = 5;
const WINDOW_MS = 60_000;

/** Counts ends, and tells when there have been five within a minute: then something is wrong that no restart repairs. */
export class Patience {
  private readonly ends: number[] = [];

  /** Notes an end; whether it is worth to start again. */
  again(): boolean {
    this.ends.push(Date.now());
    return this.ends.filter((time) => Date.now() - time < WINDOW_MS).length < TOO_MANY;
  }
}

/**
 * Starts a service, and from then on starts it again whenever it ends by itself.
 * @param stopping - Says whether all is being stopped, so that an end is as it should be.
 * @param giveUp - Called when it keeps ending, with the last lines of its output.
 * @throws {Error} When it does not become ready for the first time.
 */
export async function keepAlive(
  service: Service,
  stopping: AbortSignal,
  giveUp: (message: string) => void,
): Promise<void> {
  const { name, args, options, ready } = service;
  const patience = new Patience();
  let started = false;
  const launch = (): Child => {
    const child = new Child(process.execPath, args, options);
    const forget = child.pid === undefined ? () => undefined : remember(name, child.pid);
    void child.exited.catch(() => undefined).then(() => ended(child, forget));
    return child;
  };
  const ended = async (child: Child, forget: () => void): Promise<void> => {
    forget();
    if (!started || stopping.aborted) return;
    if (!patience.again()) {
      giveUp(`${name} keeps ending:\n${child.tail.join('\n')}`);
      return;
    }
    console.log(`${name} has ended; starting it again.`);
    await sleep(RESTART_MS);
    if (!stopping.aborted) launch();
  };
  await ready(launch());
  started = true;
}
