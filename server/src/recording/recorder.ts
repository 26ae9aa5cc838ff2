import type { Caption, RecorderProblem, Turn } from './worker/messages.ts';

/** What is to be recorded. */
export interface Job {
  /** The recording's id. */
  readonly id: string;
  /** Name of the room. */
  readonly room: string;
  /** From when on sound is kept: what was announced to all. */
  readonly from: Date;
}

/** Told what a recorder hears. */
export interface RecorderEvents {
  /** Sound is being kept. */
  recording(): void;
  turns(turns: readonly Turn[]): void;
  caption(caption: Caption): void;
}

/** A recorder at work on one room. */
export interface Take {
  /** Settles when it has ended; with the reason where it did so by itself. Never rejects. */
  readonly ended: Promise<RecorderProblem | undefined>;
  /** Keeps what was heard until then, and settles when all of it is stored. */
  stop(until: Date): Promise<void>;
}

/** Something that can record. There are two: a process of ours, and LiveKit Egress. */
export interface Recorder {
  /** Goes on with a recording that was broken off, too. Never throws: what fails ends the take. */
  begin(job: Job, events: RecorderEvents): Take;
}
