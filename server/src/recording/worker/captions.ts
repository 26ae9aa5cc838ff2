import type { Room } from '@livekit/rtc-node';

import type { Caption } from './messages.ts';

/** Topic and attributes of LiveKit's transcriptions: https://docs.livekit.io/agents/build/text/#transcriptions */
const TOPIC = 'lk.transcription';
const SEGMENT = 'lk.segment_id';
const TRACK = 'lk.transcribed_track_id';
const FINAL = 'lk.transcription_final';
/** LiveKit has no attribute of its own for the language; these are what transcribers send. */
const LANGUAGES = ['lk.transcription_language', 'language'] as const;
const TAG = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;
const LONGEST = 2000;
/** Segments whose beginning is remembered. */
const REMEMBERED = 256;

/** Tells the final form of each segment, and when its first words came. */
export function listenToCaptions(room: Room, now: () => number, tell: (caption: Caption) => void): void {
  const began = new Map<string, number>();
  room.registerTextStreamHandler(TOPIC, (reader, sender) => {
    const { attributes = {}, streamId } = reader.info;
    const segment = (attributes[SEGMENT] ?? streamId).slice(0, 64);
    const from = began.get(segment) ?? now();
    began.set(segment, from);
    for (const old of began.keys()) {
      if (began.size <= REMEMBERED) break;
      began.delete(old);
    }
    const take = async () => {
      const text = (await reader.readAll()).trim().slice(0, LONGEST);
      const person = speakerOf(room, sender.identity, attributes[TRACK]);
      if (!/^(true|1)$/.test(attributes[FINAL] ?? '') || !person || text === '') return;
      began.delete(segment);
      const language = languageOf(attributes);
      tell({ segment, language, person: person.identity, name: person.name ?? '', text, from, to: now() });
    };
    // One that broke off was never final.
    take().catch(() => undefined);
  });
}

/** Whose words they are: those whose track it is, or who sent it. */
function speakerOf(room: Room, sender: string, track: string | undefined) {
  for (const participant of room.remoteParticipants.values()) {
    if (track && participant.trackPublications.has(track)) return participant;
  }
  return room.remoteParticipants.get(sender);
}

function languageOf(attributes: Readonly<Record<string, string>>): string {
  const tag = LANGUAGES.map((name) => attributes[name]).find((value) => value && TAG.test(value));
  return tag ?? '';
}
