import type { Participant, Room } from 'livekit-client';
import { CaptionReader, drain } from '../core/caption-reader.ts';
import { browserClock } from '../core/clock.ts';
import type { MediaCaption } from '../media-session.ts';

/** Topic and attributes of LiveKit's transcriptions: https://docs.livekit.io/agents/build/text/#transcriptions */
const TOPIC = 'lk.transcription';
const SEGMENT = 'lk.segment_id';
const TRACK = 'lk.transcribed_track_id';
const FINAL = 'lk.transcription_final';
/** LiveKit has no attribute of its own for the language; these are what transcribers send. */
const LANGUAGES = ['lk.transcription_language', 'language'] as const;
/** What livekit-client itself listens to, for calls that we never answer; unread, they would pile up. */
const UNUSED = ['lk.rpc_request', 'lk.rpc_response'] as const;

type TextStream = Parameters<Parameters<Room['registerTextStreamHandler']>[1]>[0];

/** A tag's length and letters; anything longer is no language. */
const TAG = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

/**
 * The room's transcriptions. Whose words they are is never what a stream says of itself: LiveKit vouches for the sender,
 * and lets only an agent send in the name of another participant.
 */
export class Captions {
  readonly #listeners = new Set<(caption: MediaCaption) => void>();
  readonly #room: Room;
  readonly #reader = new CaptionReader((caption) => {
    for (const listener of this.#listeners) listener(caption);
  }, browserClock);

  constructor(room: Room) {
    this.#room = room;
    for (const topic of UNUSED) room.unregisterTextStreamHandler(topic);
    room.registerTextStreamHandler(TOPIC, (reader, sender) => {
      void this.#take(reader, sender.identity);
    });
  }

  /** Calls `listener` with each version of each segment, until the returned function is called. */
  onCaptions(listener: (caption: MediaCaption) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #take(stream: TextStream, sender: string): Promise<void> {
    const { attributes = {}, id } = stream.info;
    const person = speakerOf(this.#room, sender, attributes[TRACK]);
    if (!person || this.#listeners.size === 0) return drain(stream);
    await this.#reader.read({
      segment: (attributes[SEGMENT] ?? id).slice(0, 64),
      person,
      language: languageOf(attributes),
      chunks: stream,
      final: () => /^(true|1)$/.test(stream.info.attributes?.[FINAL] ?? ''),
    });
  }
}

/**
 * Whose words a transcription holds. A participant is transcribed under their own name, by themselves or by an agent that
 * sends in it; an agent that sends as itself names the track. Nobody else may say what somebody said, and a hidden sender
 * has no name at all.
 */
export function speakerOf(
  room: Pick<Room, 'localParticipant' | 'remoteParticipants'>,
  sender: string,
  track: string | undefined,
): string | undefined {
  const all: readonly Participant[] = [room.localParticipant, ...room.remoteParticipants.values()];
  const from = all.find(({ identity }) => identity === sender);
  const owner = track ? all.find(({ trackPublications }) => trackPublications.has(track)) : undefined;
  if (!sender || !from) return undefined;
  if (from.isAgent) return owner?.identity;
  // The track may be gone by the time of its last words.
  return owner && owner !== from ? undefined : from.identity;
}

function languageOf(attributes: Readonly<Record<string, string>>): string {
  const tag = LANGUAGES.map((name) => attributes[name]).find((value) => value && TAG.test(value));
  try {
    return tag ? (Intl.getCanonicalLocales(tag)[0] ?? '') : '';
  } catch {
    // It has the letters of a tag and is none.
    return '';
  }
}
