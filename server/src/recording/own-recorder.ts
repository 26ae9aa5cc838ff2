import { fork, type ChildProcess } from 'node:child_process';

import type { MediaGateway } from '../deps.ts';
import type { Job, Recorder, RecorderEvents, Take } from './recorder.ts';
import type { FolderStorage } from './folder-storage.ts';
import type { Order, RecorderProblem, Report } from './worker/messages.ts';

/** A source in the repository, a script in the published package. */
const PROGRAM = new URL(`./worker/main.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** How long a recorder may take to write what it has. */
const STOP_MS = 8000;

/** {@link Recorder} for small deployments: a process of ours for each room, on `@livekit/rtc-node`. */
export class OwnRecorder implements Recorder {
  private readonly media: MediaGateway;
  private readonly url: string;
  private readonly storage: FolderStorage;

  /** @param url where this machine reaches LiveKit */
  constructor(media: MediaGateway, url: string, storage: FolderStorage) {
    this.media = media;
    this.url = url;
    this.storage = storage;
  }

  begin(job: Job, events: RecorderEvents): Take {
    const child = fork(PROGRAM, [], {
      // It gets nothing of ours that it does not need; what it does comes through the channel.
      env: { PATH: process.env['PATH'] },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let problem: RecorderProblem | undefined;
    child.on('message', (report: Report) => {
      if (report.type === 'recording') events.recording();
      else if (report.type === 'turns') events.turns(report.turns);
      else if (report.type === 'caption') events.caption(report.caption);
      else ({ problem } = report);
    });
    const ended = exitOf(child).then((code) => problem ?? (code === 0 ? undefined : 'crashed'));
    this.assign(child, job).catch(() => {
      problem = 'lost';
      child.kill('SIGKILL');
    });
    return {
      ended,
      async stop(until) {
        order(child, { type: 'stop', until: until.getTime() });
        const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        await ended;
        clearTimeout(late);
      },
    };
  }

  private async assign(child: ChildProcess, { id, room, from }: Job): Promise<void> {
    await this.media.ensureRoom(room);
    const token = await this.media.grantRecorder(room, `recorder_${id}`);
    const folder = await this.storage.make(id);
    order(child, { type: 'record', task: { url: this.url, token, folder, from: from.getTime() } });
  }
}

/** Tells the recorder, where it is still there. */
function order(child: ChildProcess, what: Order): void {
  // An error means that it has just ended, which is heard of by itself.
  if (child.connected) child.send(what, () => undefined);
}

/** Its exit code; null where a signal, or nothing at all, was its end. */
function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
}
