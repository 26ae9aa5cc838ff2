import {
  EgressClient,
  EgressStatus,
  EncodedFileOutput,
  EncodedFileType,
  EncodingOptions,
  AudioCodec,
  type EgressInfo,
} from 'livekit-server-sdk';
import { setTimeout as sleep } from 'node:timers/promises';

import type { LiveKitConfig } from '../config/config.ts';
import { KILOBITS, RATE } from './mp3.ts';
import type { Job, Recorder, RecorderEvents, Take } from './recorder.ts';
import { segmentName } from './segment-name.ts';
import type { RecorderProblem } from './worker/messages.ts';

/** How often Egress is asked whether it still records. */
const POLL_MS = 2000;
/** Seconds. */
const TIMEOUT = 10;

const OVER: ReadonlySet<EgressStatus> = new Set([
  EgressStatus.EGRESS_COMPLETE,
  EgressStatus.EGRESS_FAILED,
  EgressStatus.EGRESS_ABORTED,
  EgressStatus.EGRESS_LIMIT_REACHED,
]);

/**
 * {@link Recorder} on LiveKit Egress, which records a room by itself and writes one MP3 into a folder that it shares with
 * us: https://docs.livekit.io/home/egress/overview/. It does not say who spoke when.
 */
export class EgressRecorder implements Recorder {
  private readonly client: EgressClient;
  private readonly folder: string;

  /** @param folder our folder as Egress sees it */
  constructor({ apiUrl, apiKey, apiSecret }: LiveKitConfig, folder: string) {
    this.client = new EgressClient(apiUrl, apiKey, apiSecret, { requestTimeout: TIMEOUT, failover: false });
    this.folder = folder;
  }

  begin(job: Job, events: RecorderEvents): Take {
    const stopping = new AbortController();
    return {
      ended: this.run(job, events, stopping.signal).catch((): RecorderProblem => 'lost'),
      async stop() {
        stopping.abort();
        await this.ended;
      },
    };
  }

  private async run(
    job: Job,
    events: RecorderEvents,
    stopping: AbortSignal,
  ): Promise<RecorderProblem | undefined> {
    const wait = (ms: number) => sleep(ms, undefined, { signal: stopping }).catch(() => undefined);
    await wait(job.from.getTime() - Date.now());
    if (stopping.aborted) return undefined;
    // A server that took over finds the one that still runs.
    const [running] = await this.client.listEgress({ roomName: job.room, active: true });
    const { egressId } = running ?? (await this.start(job));
    let told = false;
    for (;;) {
      const info = await this.find(egressId);
      if (!info || OVER.has(info.status)) return stopping.aborted ? undefined : 'crashed';
      if (info.status === EgressStatus.EGRESS_ACTIVE && !told) {
        told = true;
        events.recording();
      }
      if (stopping.aborted && info.status !== EgressStatus.EGRESS_ENDING)
        await this.client.stopEgress(egressId);
      if (stopping.aborted) await sleep(POLL_MS / 10);
      else await wait(POLL_MS);
    }
  }

  private async start({ id, room }: Job): Promise<EgressInfo> {
    const filepath = `${this.folder}/${id}/${segmentName(Date.now())}`;
    const file = new EncodedFileOutput({
      fileType: EncodedFileType.MP3,
      filepath,
      // Else a description of the recording is left beside it.
      disableManifest: true,
    });
    return this.client.startRoomCompositeEgress(
      room,
      { file },
      {
        audioOnly: true,
        encodingOptions: new EncodingOptions({
          audioCodec: AudioCodec.AC_MP3,
          audioBitrate: KILOBITS,
          audioFrequency: RATE,
        }),
      },
    );
  }

  private async find(egressId: string): Promise<EgressInfo | undefined> {
    const [info] = await this.client.listEgress({ egressId });
    return info;
  }
}
