import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => {
  api = await testApi();
});
after(() => api.close());

test('ends with the rights that are stored, whichever change LiveKit hears of first', async () => {
  const room = await api.room();
  const guest = await api.guest();
  await api.enter(room.path, guest);
  await api.done('PUT', `${room.path}/stage/${guest.id}/invite`, { as: room.host });
  api.media.take();

  // LiveKit is told of the way up only after it was told of the way down.
  const told = api.media.setOnStage.bind(api.media);
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: isWaiting, resolve: waits } = Promise.withResolvers<void>();
  api.media.setOnStage = async (name, identity, onStage) => {
    if (onStage) {
      waits();
      await mayGoOn;
    }
    await told(name, identity, onStage);
  };
  const accepting = api.done('POST', `${room.path}/stage/accept`, { as: guest });
  await isWaiting;
  await api.done('POST', `${room.path}/people/${guest.id}/to-audience`, { as: room.host });
  goOn();
  await accepting;
  api.media.setOnStage = told;

  const calls = ['audience', 'stage', 'audience'].map((what) => `${what} ${room.name} ${guest.id}`);
  assert.deepEqual(api.media.take(), calls);
});
