import { expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';

test('a LiveKit client that is not ours joins by the token endpoint, hears and is heard', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const endpoint = `${stack.backend.origin}/v1/token`;
  const foreign = await visit({
    body: '<button>Join</button>',
    bare: true,
    tone: 1_400,
    modules: [
      `
      import { Room, TokenSource } from '/modules/livekit-client/dist/livekit-client.esm.mjs';
      const room = new Room();
      room.on('trackSubscribed', (track) => track.attach());
      document.querySelector('button').onclick = async () => {
        const source = TokenSource.endpoint(${JSON.stringify(endpoint)}, { headers: { authorization: 'Bearer ' + ${JSON.stringify(host)} } });
        const { serverUrl, participantToken } = await source.fetch({ roomName: ${JSON.stringify(room)} });
        await room.connect(serverUrl, participantToken);
        await room.localParticipant.setMicrophoneEnabled(true);
        document.body.dataset.state = 'in';
      };
      `,
    ],
  });
  await foreign.button('Join').click();
  await expect(foreign.page.locator('body[data-state=in]')).toBeAttached();

  const ours = await visit({ room, tone: 1_000 });
  await ours.listen();
  await expectTone(ours.page, 1_400);
  await expect(ours.tile('Rasa Milvydė')).toBeVisible();

  // The stage is the host's to give, also from a client that is not ours: here by the API.
  await ours.raiseHand();
  const session = await stack.api.session(host);
  const queue = (await stack.api.call('GET', `/v1/rooms/${room}/hands`, undefined, session.token)).body as {
    hands: { person: { id: string } }[];
  };
  const person = queue.hands[0]!.person.id;
  await stack.api.call('PUT', `/v1/rooms/${room}/stage/${person}/invite`, undefined, session.token);
  await ours.joinStage();
  await expectTone(foreign.page, 1_000);
});
