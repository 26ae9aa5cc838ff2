import { assert } from '@open-wc/testing';
import { TokenEndpointBackend } from '../../../src/backend/token-endpoint-backend.ts';
import type { Room } from '../../../src/contract/types.ts';
import { json, ScriptedApi } from '../support/scripted-api.ts';

const TOKEN = 'POST /token';

describe('A bare token endpoint', () => {
  let api: ScriptedApi;
  let backend: TokenEndpointBackend;
  let userToken: string | undefined;

  beforeEach(() => {
    api = new ScriptedApi();
    userToken = undefined;
    backend = new TokenEndpointBackend(`${api.origin}/token`, () => userToken);
  });

  afterEach(() => api.restore());

  it('is asked in LiveKit’s own format, as whom the site says', async () => {
    api.on(TOKEN, () =>
      json({ server_url: 'wss://media.example', participant_token: 'grant', more: 1 }, 201),
    );
    assert.deepEqual(await backend.join('hall', {}), {
      server_url: 'wss://media.example',
      participant_token: 'grant',
    });
    assert.deepEqual(api.sent[0]!.body, { room_name: 'hall' });
    assert.isFalse(api.sent[0]!.headers.has('authorization'));
    userToken = 'a-person';
    await backend.join('hall', {});
    assert.equal(api.sent[1]!.headers.get('authorization'), 'Bearer a-person');
  });

  it('is refused when it answers something else', async () => {
    api.on(TOKEN, () => json({ token: 'grant' }));
    const error = await backend.join('hall', {}).catch((thrown: unknown) => thrown);
    assert.deepInclude(error, { code: 'bad_api' });
  });

  it('knows a room by its name only, and can do nothing that needs a server', async () => {
    let shown: Room | undefined;
    backend.watch('hall', { room: (room: Room) => (shown = room) } as never)();
    assert.deepInclude(shown, { name: 'hall', title: 'hall', state: 'live', club: null });
    assert.equal(backend.features.size, 0);
    for (const call of [backend.roster(), backend.act()]) {
      assert.deepInclude(await call.catch((thrown: unknown) => thrown), { code: 'not_supported' });
    }
    await Promise.all([backend.listening(), backend.leave()]);
    assert.isEmpty(api.sent);
  });
});
