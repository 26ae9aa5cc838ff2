import { assert } from '@open-wc/testing';
import type { MediaCaption } from '../../../src/media/media-session.ts';
import type { Captions } from '../../../src/models/player/captions.ts';
import { RoomJoinRequest } from '../../../src/events/room-join-request.ts';
import { RoomLeaveRequest } from '../../../src/events/room-leave-request.ts';
import type { HandBackend, HandSession } from '../support/hand-driven.ts';
import { ask, clear, newPage, show, type ShowsRoom, until } from '../support/room-page.ts';

const rasa = {
  id: 'rasa',
  name: 'Rasa Milvydė',
  avatarUrl: null,
  caption: null,
  role: 'host' as const,
  muted: false,
  handRaised: false,
  away: false,
};

describe('The captions of a room', () => {
  let backend: HandBackend;
  let session: HandSession;
  let room: ShowsRoom;
  let captions: Captions;

  beforeEach(async () => {
    const page = newPage();
    ({ backend } = page);
    room = show();
    backend.sink.stage([rasa]);
    await ask(room, new RoomJoinRequest(), () => room.value('$phase') === 'joined');
    ({ session } = page.engine);
    captions = room.live.model!.player!.captions;
  });
  afterEach(() => clear(backend));

  const say = (text: string, parts: Partial<MediaCaption> = {}): void =>
    session.say({ id: text, person: 'rasa', language: 'en', text, final: true, ...parts });
  const lines = () => captions.$log.get().lines;
  const texts = () => lines().map(({ text }) => text);

  it('bear the name that the roster has, also once it has changed or somebody left', async () => {
    say('one');
    await until(() => texts().includes('one'), 'one');
    assert.deepEqual(lines()[0], {
      id: 'one',
      person: 'rasa',
      name: 'Rasa Milvydė',
      language: 'en',
      text: 'one',
      final: true,
    });
    backend.sink.stage([{ ...rasa, name: 'Rasa' }]);
    say('two');
    await until(() => texts().includes('two'), 'two');
    backend.sink.stage([]);
    say('three');
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual(
      lines().map(({ name, text }) => `${name}: ${text}`),
      ['Rasa Milvydė: one', 'Rasa: two'],
    );
  });

  it('are those of the stage only', async () => {
    say('by nobody', { person: 'ghost' });
    backend.sink.stage([rasa, { ...rasa, id: 'kenji', role: 'listener' }]);
    say('by a listener', { person: 'kenji' });
    say('by Rasa');
    await until(() => texts().length > 0, 'a line');
    assert.deepEqual(texts(), ['by Rasa']);
  });

  it('are corrected in their place, and taken back', async () => {
    say('first');
    say('So alike', { id: 'x', final: false });
    say('last');
    await until(() => texts().length === 3, 'three');
    say('So a lime', { id: 'x' });
    await until(() => texts().includes('So a lime'), 'corrected');
    assert.deepEqual(texts(), ['first', 'So a lime', 'last']);
    say('  ', { id: 'x' });
    await until(() => texts().length === 2, 'taken back');
  });

  it('are told ten times a second at most, whatever comes', async () => {
    let told = 0;
    const stop = captions.$log.listen(() => (told += 1));
    const end = performance.now() + 500;
    for (let i = 0; performance.now() < end; i += 1) {
      say(`word ${i}`, { id: 'x', final: false });
      await new Promise((resolve) => setTimeout(resolve));
    }
    stop();
    assert.isAtMost(told, 6);
    assert.isAbove(told, 2);
  });

  it('keep three hundred lines of each language, and a dozen languages', async () => {
    for (let i = 0; i < 400; i += 1) {
      say(`en ${i}`);
      say(`lt ${i}`, { language: 'lt' });
    }
    for (let i = 0; i < 20; i += 1) say(`other ${i}`, { language: `x${String.fromCharCode(97 + i)}` });
    await until(() => texts().length > 0, 'lines');
    const { languages } = captions.$log.get();
    assert.lengthOf(languages, 12);
    const english = lines().filter(({ language }) => language === 'en');
    assert.deepEqual([english.length, english[0]?.text, english.at(-1)?.text], [300, 'en 100', 'en 399']);
    assert.lengthOf(lines(), 610);
  });

  it('are gone when the viewer leaves', async () => {
    say('one');
    await until(() => texts().length > 0, 'a line');
    say('on its way');
    await ask(room, new RoomLeaveRequest(), () => room.value('$phase') === 'idle');
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual(captions.$log.get(), { lines: [], languages: [] });
    assert.equal(session.readers.size, 0);
  });

  it('remember how somebody reads them, and take no nonsense from the storage', async () => {
    captions.change({ shown: true, size: 'l', language: 'lt' });
    assert.deepEqual(JSON.parse(localStorage.getItem('hallway.captions') ?? ''), {
      shown: true,
      size: 'l',
      language: 'lt',
    });
    captions.change({ shown: false, size: 'm', language: null });
    const { readSettings } = await import('../../../src/models/player/caption-settings.ts');
    for (const nonsense of ['{', 'null', '{"shown":"yes","size":"xxl","language":7}']) {
      localStorage.setItem('hallway.captions', nonsense);
      assert.deepEqual(readSettings(), { shown: false, size: 'm', language: null });
    }
    localStorage.removeItem('hallway.captions');
  });
});
