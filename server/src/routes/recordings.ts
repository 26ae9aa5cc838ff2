import { ApiError } from '../contract/errors.ts';
import * as contract from '../contract/recordings.ts';
import type { Deps } from '../deps.ts';
import { callerOf, maybeCaller, type App, type AppContext } from '../http/context.ts';
import { readRange, type ByteRange } from '../http/range.ts';
import { CONTENT_TYPE, infoFrame } from '../recording/mp3.ts';
import type { RecordingRow } from '../repositories/recordings.ts';
import { RecordingKeys } from '../services/recording-keys.ts';
import { deleteRecordingOf, startRecording, stopRecording } from '../services/recordings.ts';
import { openRecording, readRecording, readRecordingCaptions } from '../services/replays.ts';

/** Recordings, and hearing them. */
export function recordingRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  const keys = new RecordingKeys(deps.config.secret, deps.clock);
  const acts = [
    [contract.startRecording, startRecording],
    [contract.stopRecording, stopRecording],
    [contract.deleteRecording, deleteRecordingOf],
  ] as const;
  for (const [route, act] of acts) {
    app.openapi(route, async (c) => {
      await act(deps, callerOf(c), c.req.valid('param').room);
      return c.body(null, 204);
    });
  }

  app.openapi(contract.getRecording, async (c) =>
    c.json(await readRecording(db, keys, maybeCaller(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.getRecordingCaptions, async (c) => {
    const { language } = c.req.valid('query');
    return c.json(await readRecordingCaptions(db, maybeCaller(c), c.req.valid('param').room, language), 200);
  });

  app.openapi(contract.getRecordingAudio, async (c) => {
    const { key } = c.req.valid('query');
    const opened = key === undefined ? undefined : (id: string) => keys.opens(id, key);
    const { row } = await openRecording(db, maybeCaller(c), c.req.valid('param').room, opened);
    const { recording } = deps;
    if (!recording) throw new ApiError('unavailable');
    return audio(c, row, (from, to) => recording.storage.read(row.id, row.segments, from, to));
  });
}

/** Answers all of a recording or a part: https://www.rfc-editor.org/rfc/rfc9110#name-range-requests. */
function audio(
  c: AppContext,
  { id, segments }: RecordingRow,
  read: (from: number, to: number) => ReadableStream<Uint8Array>,
): Response {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const head = infoFrame(bytes);
  const length = head.length + bytes;
  const etag = `"${id}-${bytes}"`;
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    // Pages of other origins play it; it is the key that opens it.
    'cross-origin-resource-policy': 'cross-origin',
    etag,
  });
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const condition = c.req.header('if-range');
  const asked = condition === undefined || condition === etag ? c.req.header('range') : undefined;
  const range = readRange(asked, length);
  if (range === 'none') {
    headers.set('content-range', `bytes */${length}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range ?? { from: 0, to: length };
  headers.set('content-type', CONTENT_TYPE);
  headers.set('content-length', String(to - from));
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${length}`);
  const body = c.req.method === 'HEAD' ? null : joined(head, { from, to }, read);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** A range of the first frame and what follows it. */
function joined(
  head: Uint8Array,
  { from, to }: ByteRange,
  read: (from: number, to: number) => ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  const rest = read(Math.max(0, from - head.length), Math.max(0, to - head.length));
  const first = head.slice(from, to);
  if (first.length === 0) return rest;
  return rest.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({ start: (controller) => controller.enqueue(first) }),
  );
}
