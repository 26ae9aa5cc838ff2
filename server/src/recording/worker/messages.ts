/** What the server and its recorder, a process of its own, tell each other. */

/** What to record. Holds a token: it goes through the channel between the two and nowhere else. */
export interface Task {
  readonly url: string;
  readonly token: string;
  /** Folder of the recording, which exists. */
  readonly folder: string;
  /** From when on sound is kept, as epoch milliseconds. */
  readonly from: number;
}

/** Somebody spoke; told again, under the same id, while they go on. Times are epoch milliseconds. */
export interface Turn {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Something said, as somebody transcribed it, in its final form. */
export interface Caption {
  readonly segment: string;
  readonly language: string;
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Why a recorder ended by itself. `missing`: it cannot run here at all; `lost`: LiveKit; `disk`: nothing can be written. */
export type RecorderProblem = 'missing' | 'lost' | 'disk' | 'crashed';

/** From the server. */
export type Order =
  | { readonly type: 'record'; readonly task: Task }
  /** Keep what was heard until then, and end. */
  | { readonly type: 'stop'; readonly until: number };

/** From the recorder. */
export type Report =
  | { readonly type: 'recording' }
  | { readonly type: 'turns'; readonly turns: readonly Turn[] }
  | { readonly type: 'caption'; readonly caption: Caption }
  | { readonly type: 'problem'; readonly problem: RecorderProblem };
