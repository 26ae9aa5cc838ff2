import { assert } from '@open-wc/testing';
import type { MediaPerson } from '../../../src/media/media-session.ts';
import { mergePeople } from '../../../src/models/player/people.ts';
import { person } from '../support/hand-driven.ts';

const voice = (parts: Partial<MediaPerson> = {}): MediaPerson => ({
  id: 'p_1',
  name: 'Noor',
  local: false,
  speaking: false,
  muted: false,
  hasAudio: true,
  ...parts,
});

describe('Merging the stage with what is heard', () => {
  const merge = (heard: MediaPerson[], stage = [person()], viewer?: string) =>
    mergePeople({ stage, heard, viewer, staged: true }, []);

  it('takes speaking and mute from the media server, all else from the API', () => {
    assert.deepEqual(merge([voice({ speaking: true, name: 'Fake' })]), [
      { ...person(), speaking: true, local: false },
    ]);
    assert.isTrue(merge([voice({ muted: true })])[0]!.muted);
    assert.isTrue(merge([voice({ hasAudio: false })])[0]!.muted, 'publishes nothing');
  });

  it('shows nobody whom the API does not have on stage', () => {
    assert.deepEqual(
      merge([voice(), voice({ id: 'was-speaker' })]).map(({ id }) => id),
      ['p_1'],
    );
  });

  it('believes the API about those who are not heard yet', () => {
    assert.isTrue(merge([], [person({ muted: true })])[0]!.muted);
    assert.isTrue(merge([], [person()], 'p_1')[0]!.local);
  });

  it('keeps what did not change', () => {
    const sources = { stage: [person(), person({ id: 'p_2' })], heard: [voice()], viewer: '', staged: true };
    const before = mergePeople(sources, []);
    assert.equal(
      mergePeople({ ...sources, stage: sources.stage.map((one) => ({ ...one })) }, before),
      before,
    );
    const after = mergePeople({ ...sources, heard: [voice({ speaking: true })] }, before);
    assert.notEqual(after, before);
    assert.notEqual(after[0], before[0]);
    assert.equal(after[1], before[1]);
  });

  it('shows everybody whom LiveKit shows where no API knows the stage', () => {
    const heard = [voice({ local: true }), voice({ id: 'quiet', hasAudio: false })];
    const people = mergePeople({ stage: [], heard, viewer: undefined, staged: false }, []);
    assert.deepEqual(
      people.map(({ id, role, local, muted }) => [id, role, local, muted]),
      [
        ['p_1', 'speaker', true, false],
        ['quiet', 'listener', false, true],
      ],
    );
  });
});
