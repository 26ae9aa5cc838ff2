import type { MediaDevice, MediaDevices } from '../media-session.ts';

/** Whether audio can be sent to another output than the system's. */
export function canSwitchOutput(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/**
 * What can be chosen now. Never asks for a permission: before one was given, browsers keep the list to themselves and
 * it is empty.
 * @param microphone - Id of the one in use; empty if none is.
 * @param output - Id of the chosen output; empty is the system's.
 */
export async function listDevices(microphone: string, output: string): Promise<MediaDevices> {
  // A page without a secure context has no `mediaDevices`, and a policy may forbid the list.
  const all = await Promise.resolve(navigator.mediaDevices?.enumerateDevices()).catch(() => undefined);
  const of = (kind: MediaDeviceKind): MediaDevice[] =>
    (all ?? [])
      .filter((device) => device.kind === kind && device.deviceId)
      .map((device) => ({ id: device.deviceId, label: device.label }));
  const microphones = of('audioinput');
  const outputs = canSwitchOutput() ? of('audiooutput') : [];
  return {
    microphones,
    outputs,
    microphone: microphone || (microphones[0]?.id ?? ''),
    output: output || (outputs[0]?.id ?? ''),
  };
}
