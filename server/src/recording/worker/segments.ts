import { closeSync, fdatasync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { FRAME_BYTES, FRAME_MS, lengthOf } from '../mp3.ts';
import { segmentName } from '../segment-name.ts';

/** A file is no longer than this; a broken one takes no more with it. */
const LONGEST = (60_000 / FRAME_MS) * FRAME_BYTES;
/** What was written is on disk at most this long after. */
const SYNC_MS = 2000;

/** Writes what was encoded into files, each named by the time of its first sample. */
export class Segments {
  private readonly folder: string;
  private file: number | undefined;
  private at: number;
  private bytes = 0;
  private syncedAt = 0;
  private syncing = false;

  /** @param startedAt the time of the first sample, as epoch milliseconds */
  constructor(folder: string, startedAt: number) {
    this.folder = folder;
    this.at = startedAt;
  }

  /** @throws where the disk takes no more */
  write(bytes: Uint8Array, now: number): void {
    for (let from = 0; from < bytes.length;) {
      if (this.bytes >= LONGEST) this.turnOver();
      this.file ??= this.create();
      const part = bytes.subarray(from, from + LONGEST - this.bytes);
      writeSync(this.file, part);
      this.bytes += part.length;
      from += part.length;
    }
    if (now - this.syncedAt >= SYNC_MS) this.sync(now);
  }

  /** Forgets what was heard after this time, and ends. What is in files before the last one stays: a minute is long. */
  close(until: number): void {
    if (this.file === undefined) return;
    const frames = Math.max(0, Math.ceil((until - this.at) / FRAME_MS));
    ftruncateSync(this.file, Math.min(this.bytes, frames * FRAME_BYTES));
    this.end(this.file);
  }

  private create(): number {
    const file = openSync(join(this.folder, segmentName(this.at)), 'wx', 0o600);
    // Else the file's name may be lost with the power.
    const folder = openSync(this.folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
    return file;
  }

  private turnOver(): void {
    if (this.file !== undefined) this.end(this.file);
    this.at += lengthOf(this.bytes);
    this.bytes = 0;
  }

  private end(file: number): void {
    fsyncSync(file);
    // One that is being written to disk is closed when that is done.
    if (!this.syncing) closeSync(file);
    this.file = undefined;
  }

  private sync(now: number): void {
    const { file } = this;
    if (file === undefined || this.syncing) return;
    this.syncing = true;
    this.syncedAt = now;
    fdatasync(file, () => {
      this.syncing = false;
      if (this.file !== file) closeSync(file);
    });
  }
}
