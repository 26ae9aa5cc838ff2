import type { Recording, RecordingCaptions } from '../contract/types.ts';
import type { HttpApi } from './http-api.ts';
import type { RecordingsDirectory } from './recordings-directory.ts';

/** Recordings of a Hallway server. */
export function httpRecordings(http: HttpApi, address: string): RecordingsDirectory {
  const of = (room: string) => `/v1/rooms/${encodeURIComponent(room)}/recording`;
  return {
    async recording(room) {
      const found = await http.look<Recording>({ method: 'GET', path: of(room) });
      return { ...found, audio: found.audio && address + found.audio };
    },
    captions: (room, language) =>
      http.look<RecordingCaptions>({
        method: 'GET',
        path: `${of(room)}/captions?${new URLSearchParams({ language })}`,
      }),
    deleteRecording: (room) => http.call<void>({ method: 'DELETE', path: of(room) }),
  };
}
