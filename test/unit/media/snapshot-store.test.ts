import { assert } from '@open-wc/testing';
import { IDLE, SnapshotStore } from '../../../src/media/core/snapshot-store.ts';
import type { MediaPerson } from '../../../src/media/media-session.ts';
import { settle } from '../support/clock.ts';

const ada: MediaPerson = {
  id: 'a',
  name: 'Ada',
  local: false,
  speaking: false,
  muted: false,
  hasAudio: true,
};

describe('snapshot store', () => {
  it('begins idle', () => {
    assert.equal(new SnapshotStore().snapshot, IDLE);
  });

  it('tells once for all changes of one turn, with the newest', async () => {
    const store = new SnapshotStore();
    const told: string[] = [];
    store.onChange(({ connection, audio }) => told.push(`${connection} ${audio}`));
    store.patch({ connection: 'connecting' });
    store.patch({ audio: 'silent' });
    store.patch({ connection: 'connected' });
    assert.equal(store.snapshot.connection, 'connected');
    assert.deepEqual(told, []);
    await settle();
    assert.deepEqual(told, ['connected silent']);
  });

  it('says nothing when nothing is different', async () => {
    const store = new SnapshotStore();
    store.patch({ people: [ada] });
    await settle();
    const before = store.snapshot;
    let told = 0;
    store.onChange(() => (told += 1));
    store.patch({ people: [{ ...ada }], audio: 'off', retryAt: null });
    await settle();
    assert.equal(told, 0);
    assert.equal(store.snapshot, before);
  });

  for (const change of [
    { name: 'Eve' },
    { speaking: true },
    { muted: true },
    { hasAudio: false },
    { id: 'b' },
  ]) {
    it(`notices ${Object.keys(change).join()} of a person`, () => {
      const store = new SnapshotStore();
      store.patch({ people: [ada] });
      const before = store.snapshot;
      store.patch({ people: [{ ...ada, ...change }] });
      assert.notEqual(store.snapshot, before);
      assert.deepEqual(before.people[0], ada);
    });
  }

  it('hands out frozen snapshots', () => {
    const store = new SnapshotStore();
    store.patch({ connection: 'connected' });
    assert.equal(Object.isFrozen(store.snapshot), true);
  });

  it('lets the same function listen twice and stop once', async () => {
    const store = new SnapshotStore();
    let told = 0;
    const listener = (): void => {
      told += 1;
    };
    const stop = store.onChange(listener);
    store.onChange(listener);
    stop();
    stop();
    store.patch({ audio: 'playing' });
    await settle();
    assert.equal(told, 1);
  });
});
