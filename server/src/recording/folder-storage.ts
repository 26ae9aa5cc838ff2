import { constants, createReadStream } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { StartupError } from '../config/startup-error.ts';
import type { Segment } from '../db/schema/recordings.ts';
import { wholeFrames } from './mp3.ts';
import { segmentName, segmentTime } from './segment-name.ts';
import type { RecordingStorage } from './storage.ts';

/** A part of a file. */
interface Piece {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** {@link RecordingStorage} on disk: a folder for each recording, below one that all servers share. */
export class FolderStorage implements RecordingStorage {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** @throws {StartupError} where nothing can be written there */
  async check(): Promise<void> {
    try {
      await mkdir(this.root, { recursive: true, mode: 0o700 });
      await access(this.root, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      throw new StartupError(`The folder of HALLWAY_RECORDING_DIR cannot be used: ${code}.`, {
        cause: error,
      });
    }
  }

  /** Makes the folder of a recording where it is missing. @returns its path */
  async make(id: string): Promise<string> {
    const folder = join(this.root, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  async list(id: string): Promise<Segment[]> {
    const names = await readdir(join(this.root, id)).catch(absent);
    const found: Segment[] = [];
    for (const name of names?.sort() ?? []) {
      const at = segmentTime(name);
      if (at === undefined) continue;
      const bytes = wholeFrames((await stat(join(this.root, id, name))).size);
      if (bytes > 0) found.push({ at, bytes });
    }
    return found;
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.root, id), { recursive: true, force: true });
  }

  read(id: string, segments: readonly Segment[], from: number, to: number): ReadableStream<Uint8Array> {
    const pieces: Piece[] = [];
    let begin = 0;
    for (const { at, bytes } of segments) {
      const piece = { from: Math.max(0, from - begin), to: Math.min(bytes, to - begin) };
      if (piece.to > piece.from) pieces.push({ path: join(this.root, id, segmentName(at)), ...piece });
      begin += bytes;
    }
    return Readable.toWeb(
      Readable.from(readAll(pieces), { objectMode: false }),
    ) as ReadableStream<Uint8Array>;
  }
}

async function* readAll(pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const { path, from, to } of pieces) {
    const stream: AsyncIterable<Buffer> = createReadStream(path, { start: from, end: to - 1 });
    yield* stream;
  }
}

/** @throws whatever is no absence */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
