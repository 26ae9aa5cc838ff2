import { z } from '@hono/zod-openapi';

import { personId } from './fields.ts';
import { room } from './models.ts';
import { done, inRoom, json, route } from './route.ts';

const TAG = 'Recordings';

const position = z.int().openapi({ description: 'Milliseconds from the beginning of the sound.' });
const spans = { from: position, to: position };

/** What was recorded of a talk. */
export const recording = z
  .object({
    room,
    milliseconds: z.int(),
    recordedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable().openapi({ description: 'When it is deleted by itself.' }),
    audio: z
      .string()
      .nullable()
      .openapi({
        description:
          'Where the sound is, below the API; MP3, with range requests. Holds a key that is good for two hours: ask again ' +
          'then. `null` until the room has ended and all of it is there.',
      }),
    speakers: z.array(
      z.object({
        id: personId,
        name: z.string().openapi({ description: 'As it was then.' }),
        milliseconds: z.int(),
      }),
    ),
    turns: z.array(z.object({ speaker: z.int().openapi({ description: 'Index in `speakers`.' }), ...spans })),
    questions: z.array(z.object({ id: z.string(), question: z.string(), ...spans })),
    captions: z.array(z.string()).openapi({ description: 'Languages in which it was written down.' }),
    gaps: z.array(z.object({ at: position, milliseconds: z.int() })).openapi({
      description: 'Where something is missing, and how much: the recording was stopped, or broke off.',
    }),
    mayDelete: z.boolean(),
  })
  .openapi('Recording');

/** What was said. */
export const recordingCaptions = z
  .object({
    captions: z.array(z.object({ speaker: personId, name: z.string(), text: z.string(), ...spans })),
  })
  .openapi('RecordingCaptions');

/** Begins a recording. */
export const startRecording = route(
  'post',
  '/v1/rooms/{room}/recording/start',
  {
    tag: TAG,
    summary: 'Record a live room',
    description:
      'By its host. All are told at once (`recordingState` of the room); nothing is kept before `recordingAt`, five seconds ' +
      'later. Goes on with what was recorded before.',
    access: 'operator',
  },
  { params: inRoom },
  done,
);

/** Ends a recording. */
export const stopRecording = route(
  'post',
  '/v1/rooms/{room}/recording/stop',
  {
    tag: TAG,
    summary: 'Record no longer',
    description: 'By host and moderators. What there is of it is kept; the end of a room does the same.',
    access: 'operator',
  },
  { params: inRoom },
  done,
);

/** Reads a recording. */
export const getRecording = route(
  'get',
  '/v1/rooms/{room}/recording',
  {
    tag: TAG,
    summary: 'What was recorded of a talk',
    description:
      'For whoever might enter the room; for a closed one, for those who had a place in it. Where nothing was recorded, ' +
      "the room's `recordingState` says so.",
    access: 'optional',
  },
  { params: inRoom },
  { 200: json(recording, 'The recording, or why there is none') },
);

/** Reads captions. */
export const getRecordingCaptions = route(
  'get',
  '/v1/rooms/{room}/recording/captions',
  { tag: TAG, summary: 'What was said in a recording', access: 'optional' },
  { params: inRoom, query: z.strictObject({ language: z.string().max(35) }) },
  { 200: json(recordingCaptions, 'All of it, in one language') },
);

/** Plays a recording. */
export const getRecordingAudio = route(
  'get',
  '/v1/rooms/{room}/recording/audio',
  {
    tag: TAG,
    summary: 'The sound of a recording',
    description:
      'MP3 with a constant bit rate. Takes `Range`, `If-Range` and `If-None-Match`. With the `key` of `audio` no session is ' +
      'needed, as a page’s `<audio>` can send none.',
    access: 'optional',
  },
  { params: inRoom, query: z.strictObject({ key: z.string().max(200).optional() }) },
  {
    200: { description: 'All of it', content: { 'audio/mpeg': {} } },
    206: { description: 'A part of it', content: { 'audio/mpeg': {} } },
    304: { description: 'As the caller has it' },
    416: { description: 'There is no such part' },
  },
);

/** Deletes a recording. */
export const deleteRecording = route(
  'delete',
  '/v1/rooms/{room}/recording',
  {
    tag: TAG,
    summary: 'Delete a recording, with all that was kept beside it',
    description: "By the talk's host, admins of its club, and the operator. Cannot be undone.",
    access: 'operator',
  },
  { params: inRoom },
  done,
);

/** @see recording */
export type Recording = z.infer<typeof recording>;
/** @see recordingCaptions */
export type RecordingCaptions = z.infer<typeof recordingCaptions>;
