import { HallwayError } from '../../contract/errors.ts';

/** A phone call or the system may mute a microphone for a while; past this, with the page in view, it is lost. */
const MUTED_FOR_GOOD = 10_000;

/**
 * Asks for the microphone. A chosen device that has gone gives way to the system's.
 * @param id - Device id; empty takes the system's.
 * @throws {HallwayError} `mic_denied` or `mic_missing`.
 */
export async function openMicrophone(id: string): Promise<MediaStreamTrack> {
  try {
    return await capture(id);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (id && (name === 'NotFoundError' || name === 'OverconstrainedError')) return openMicrophone('');
    // The browser's message is dropped: it is in the browser's language, and the code says what a person can do.
    throw new HallwayError(
      name === 'NotAllowedError' || name === 'SecurityError' ? 'mic_denied' : 'mic_missing',
    );
  }
}

async function capture(id: string): Promise<MediaStreamTrack> {
  // Absent outside secure contexts; the TypeError that this throws is "missing" as well.
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      ...(id ? { deviceId: { exact: id } } : {}),
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  });
  const [track] = stream.getAudioTracks();
  if (!track) throw new DOMException('', 'NotFoundError');
  return track;
}

/**
 * Watches an open microphone until the returned function is called, and calls `lost` once when it is gone: unplugged,
 * permission revoked, or muted by the system without end.
 */
export function guardMicrophone(track: MediaStreamTrack, lost: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let mutedTimer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    if (signal.aborted) return;
    stop.abort();
    clearTimeout(mutedTimer);
    lost();
  };
  const watchMute = (): void => {
    clearTimeout(mutedTimer);
    // In the background systems mute as they please; the wait begins when the page is in view.
    if (track.muted && document.visibilityState === 'visible') mutedTimer = setTimeout(end, MUTED_FOR_GOOD);
  };
  const checkDevices = async (): Promise<void> => {
    const id = track.getSettings().deviceId;
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    const microphones = devices.filter((device) => device.kind === 'audioinput' && device.deviceId);
    // Without ids in the list nothing is known; while we hold the device there are ids.
    if (id && microphones.length > 0 && !microphones.some((device) => device.deviceId === id)) end();
  };
  track.addEventListener('ended', end, { signal });
  track.addEventListener('mute', watchMute, { signal });
  track.addEventListener('unmute', watchMute, { signal });
  document.addEventListener('visibilitychange', watchMute, { signal });
  navigator.mediaDevices.addEventListener('devicechange', () => void checkDevices(), { signal });
  void watchPermission(end, signal);
  watchMute();
  return () => {
    stop.abort();
    clearTimeout(mutedTimer);
  };
}

async function watchPermission(end: () => void, signal: AbortSignal): Promise<void> {
  try {
    const permission = await navigator.permissions.query({ name: 'microphone' });
    permission.addEventListener(
      'change',
      () => {
        if (permission.state === 'denied') end();
      },
      { signal },
    );
  } catch {
    // Browsers that do not know this permission end the track instead.
  }
}
