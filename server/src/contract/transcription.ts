import { connection } from './models.ts';
import { inRoom, json, route } from './route.ts';

/** Lets a transcriber in. */
export const admitTranscriber = route(
  'post',
  '/v1/rooms/{room}/transcriber',
  {
    tag: 'Rooms',
    summary: 'Let a transcriber in',
    description:
      "For the operator's own bot, which hears the room and sends what is said as LiveKit text streams (topic " +
      '`lk.transcription`). It joins as a hidden agent: nobody sees or counts it, it publishes no audio, and it is the only ' +
      'one in the room who may send data. Asked for again for each connection.',
    access: 'operator',
  },
  { params: inRoom },
  { 200: json(connection, 'Where and how to connect') },
);
