import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import { guardMicrophone, openMicrophone } from '../../../src/media/core/microphone-device.ts';
import { until } from '../support/ears.ts';
import { setMicrophonePermission } from '../support/livekit.ts';

describe('opening a microphone', () => {
  const original = navigator.mediaDevices.getUserMedia;
  afterEach(() => {
    navigator.mediaDevices.getUserMedia = original;
  });

  const failures: readonly [name: string, code: string][] = [
    ['NotAllowedError', 'mic_denied'],
    ['SecurityError', 'mic_denied'],
    ['NotFoundError', 'mic_missing'],
    ['NotReadableError', 'mic_missing'],
    ['AbortError', 'mic_missing'],
  ];
  for (const [name, code] of failures) {
    it(`calls ${name} ${code}, without the browser's words`, async () => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('words', name);
      };
      const error = await openMicrophone('').catch((thrown: unknown) => thrown);
      assert.instanceOf(error, HallwayError);
      assert.equal(error.code, code);
      assert.notInclude(String(error), 'words');
    });
  }

  it('falls back to the system’s device when the chosen one has gone', async () => {
    const asked: unknown[] = [];
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const audio = constraints?.audio as MediaTrackConstraints;
      asked.push(audio.deviceId);
      if (audio.deviceId) throw new DOMException('', 'OverconstrainedError');
      return original.call(navigator.mediaDevices, constraints);
    };
    const track = await openMicrophone('gone');
    assert.deepEqual(asked, [{ exact: 'gone' }, undefined]);
    assert.equal(track.readyState, 'live');
    track.stop();
  });
});

describe('guarding a microphone', () => {
  const open = async () => {
    const track = await openMicrophone('');
    let lost = 0;
    const stop = guardMicrophone(track, () => (lost += 1));
    return { track, stop, lost: () => lost };
  };

  it('tells once when the track ends', async () => {
    const { track, lost } = await open();
    track.dispatchEvent(new Event('ended'));
    track.dispatchEvent(new Event('ended'));
    assert.equal(lost(), 1);
    track.stop();
  });

  it('tells when the device is no longer in the list', async () => {
    const { track, lost } = await open();
    const original = navigator.mediaDevices.enumerateDevices;
    const device = {
      kind: 'audioinput',
      deviceId: 'another',
      label: '',
      groupId: '',
      toJSON: () => ({}),
    } as const;
    navigator.mediaDevices.enumerateDevices = async () => [device];
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await until('lost', () => lost() === 1);
    navigator.mediaDevices.enumerateDevices = original;
    track.stop();
  });

  it('says nothing when another device goes', async () => {
    const { track, stop, lost } = await open();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(lost(), 0);
    stop();
    track.stop();
  });

  it('tells when the permission is revoked', async () => {
    const { track, lost } = await open();
    await setMicrophonePermission('denied');
    await until('lost', () => lost() === 1);
    await setMicrophonePermission('granted');
    track.stop();
  });

  it('is silent once stopped', async () => {
    const { track, stop, lost } = await open();
    stop();
    track.dispatchEvent(new Event('ended'));
    assert.equal(lost(), 0);
    track.stop();
  });
});
