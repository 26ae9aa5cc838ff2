import { dispose, Room } from '@livekit/rtc-node';
import type { Stack } from './stack.ts';

/** A version of what somebody says. */
export interface Said {
  readonly segment: string;
  /** Id of the person who speaks. */
  readonly person: string;
  readonly text: string;
  readonly language?: string;
  readonly final?: boolean;
}

/** A bot of the operator's that writes down what is said, as LiveKit's agents do. */
export class Transcriber {
  readonly room = new Room();
  readonly #tracks = new Map<string, string>();

  private constructor() {
    this.room.on('trackPublished', (publication, participant) => {
      this.#tracks.set(participant.identity, publication.sid ?? '');
    });
  }

  /** Lets one in, with the operator's key. */
  static async admit(stack: Stack, room: string): Promise<Transcriber> {
    const path = `/v1/rooms/${room}/transcriber`;
    const { status, body } = await stack.api.call('POST', path, undefined, stack.env['HALLWAY_ADMIN_KEY']);
    if (status !== 200) throw new Error(`no transcriber: ${status}`);
    return Transcriber.connect(body as Grant);
  }

  /** Connects with any token: a client that is not ours. */
  static async connect({ server_url: url, participant_token: token }: Grant): Promise<Transcriber> {
    const bot = new Transcriber();
    // It reads no captions itself, and says so each time unless somebody takes them.
    bot.room.registerTextStreamHandler('lk.transcription', (reader) => void reader.readAll());
    await bot.room.connect(url, token, { autoSubscribe: true, dynacast: false });
    for (const { identity, trackPublications } of bot.room.remoteParticipants.values()) {
      for (const sid of trackPublications.keys()) bot.#tracks.set(identity, sid);
    }
    return bot;
  }

  /** Sends one version, in the name of the person, word by word. */
  async write({ segment, person, text, language = 'en', final = false }: Said): Promise<void> {
    const writer = await this.room.localParticipant!.streamText({
      topic: 'lk.transcription',
      senderIdentity: person,
      attributes: {
        'lk.segment_id': segment,
        'lk.transcription_final': String(final),
        'lk.transcription_language': language,
        ...(this.#tracks.has(person) && { 'lk.transcribed_track_id': this.#tracks.get(person)! }),
      },
    });
    for (const word of text.split(/(?<= )/)) await writer.write(word);
    await writer.close();
  }

  async leave(): Promise<void> {
    await this.room.disconnect();
  }
}

interface Grant {
  readonly server_url: string;
  readonly participant_token: string;
}

/** Ends the native library, which would keep the process alive. */
export async function endTranscribers(): Promise<void> {
  await dispose();
}
