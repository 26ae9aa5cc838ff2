import type { Backend } from '../../src/backend/backend.ts';
import type { RecordingsDirectory } from '../../src/backend/recordings-directory.ts';
import { type ErrorCode, HallwayError } from '../../src/contract/errors.ts';
import type { Recording, RecordingCaptions, Room } from '../../src/contract/types.ts';
import { simulate } from './simulate.ts';

type Behaviour = 'answer' | 'hang' | ErrorCode;

const MINUTE = 60_000;

/** So many seconds of a tone as a WAV, at an address that the page can play. */
export function tone(seconds: number, hertz = 440): string {
  const rate = 8_000;
  const view = new DataView(new ArrayBuffer(44 + seconds * rate));
  const write = (at: number, text: string) => {
    for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
  };
  write(0, 'RIFF');
  view.setUint32(4, 36 + seconds * rate, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, seconds * rate, true);
  for (let at = 0; at < seconds * rate; at += 1) {
    view.setUint8(44 + at, 128 + 60 * Math.sin((2 * Math.PI * hertz * at) / rate));
  }
  return URL.createObjectURL(new Blob([view.buffer], { type: 'audio/wav' }));
}

/** The recording of a made-up talk of 58 minutes. */
export function recording(parts: Partial<Recording> = {}, room: Partial<Room> = {}): Recording {
  const { world } = simulate({ state: 'ended' });
  const at = (minutes: number) => minutes * MINUTE;
  return {
    room: {
      ...world.state.room,
      title: 'Recording dawn: a beginner’s kit for birdsong',
      recordingState: 'kept',
      ...room,
    },
    milliseconds: at(58) + 3_000,
    recordedAt: '2026-11-22T04:30:00.000Z',
    expiresAt: '2027-02-20T05:30:00.000Z',
    audio: 'data:audio/wav,',
    speakers: [
      { id: 'p_rasa', name: 'Rasa Milvydė', milliseconds: at(31) },
      { id: 'p_mantas', name: 'Mantas Ruškys', milliseconds: at(14) },
      { id: 'p_amara', name: 'Amara Okonkwo-Lindqvist', milliseconds: at(10) },
    ],
    turns: [
      { speaker: 0, from: 0, to: at(4.5) },
      { speaker: 1, from: at(4.66), to: at(9) },
      { speaker: 0, from: at(9), to: at(9) + 2_000 },
      { speaker: 1, from: at(9.1), to: at(14.8) },
      { speaker: 2, from: at(14.9), to: at(28) },
      { speaker: 0, from: at(28.2), to: at(57.9) },
    ],
    questions: [
      { id: 'q1', question: 'What do you do about wind?', from: at(18.4), to: at(23) },
      { id: 'q2', question: 'Which microphone for less than a week’s shopping?', from: at(31), to: at(40) },
    ],
    captions: ['en', 'lt'],
    gaps: [],
    mayDelete: false,
    ...parts,
  };
}

/** Recordings that are made up, and do as they are told. */
export class SimulatedRecordings implements RecordingsDirectory {
  current: Recording;
  /** What each method does; those that are not here answer. */
  readonly does: Partial<Record<keyof RecordingsDirectory, Behaviour>> = {};
  /** Methods that were called, in order. */
  readonly called: string[] = [];
  words: RecordingCaptions['captions'] = [
    {
      speaker: 'p_rasa',
      name: 'Rasa Milvydė',
      text: 'Birds begin before the light does.',
      from: 0,
      to: 4_000,
    },
    {
      speaker: 'p_mantas',
      name: 'Mantas Ruškys',
      text: 'So bring a blanket, and a flask.',
      from: 4_000,
      to: 9_000,
    },
  ];

  constructor(current: Recording = recording()) {
    this.current = current;
  }

  /** A backend without rooms that knows this recording. */
  get backend(): Backend {
    const { backend } = simulate({ state: 'ended' });
    return Object.assign(backend, { directory: { recordings: this } });
  }

  async recording(): Promise<Recording> {
    await this.#answered('recording');
    return this.current;
  }

  async captions(_room: string, language: string): Promise<RecordingCaptions> {
    await this.#answered('captions', language);
    return { captions: this.words };
  }

  async deleteRecording(): Promise<void> {
    await this.#answered('deleteRecording');
    const { room } = this.current;
    this.current = recording({ audio: null, mayDelete: false }, { ...room, recordingState: 'deleted' });
  }

  async #answered(method: keyof RecordingsDirectory, about = ''): Promise<void> {
    this.called.push(`${method} ${about}`.trim());
    await Promise.resolve();
    const behaviour = this.does[method] ?? 'answer';
    if (behaviour === 'hang') await new Promise(() => undefined);
    else if (behaviour !== 'answer') throw new HallwayError(behaviour);
  }
}
