import { assert } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/mini-player/mini-player.define.ts';
import type { RoomSelectRequest } from '../../../src/events/room-select-request.ts';
import { until } from '../support/until.ts';
import { focused, type Options, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
afterEach(async () => {
  const gone = !visitor.box.isConnected;
  visitor.leave();
  // Rooms are let go a moment after the last element that shows them.
  if (!gone) await until(() => navigator.mediaSession.playbackState === 'none', 'the room is let go');
});

const both = html`<div class="view"><hallway-room room="street-trees"></hallway-room></div>
  <hallway-mini-player></hallway-mini-player>`;

/** Somebody who has joined, and whose room's tag may be gone. */
async function join(options: Options = {}, gone = true): Promise<void> {
  visitor = new Visitor({ speaking: 'steady', ...options }, both);
  await visitor.join();
  if (gone) {
    visitor.all('.view')[0]?.replaceChildren();
    await visitor.find('.mini');
  }
}
const player = (): HTMLElement => visitor.all('hallway-mini-player')[0] as HTMLElement;
const names = (): string[] =>
  visitor
    .all('button, a', player().shadowRoot ?? undefined)
    .filter((button) => button.offsetWidth > 0)
    .map((button) => button.ariaLabel ?? '');
const act = (action: MediaSessionAction) => actions.get(action)?.({ action });
const actions = new Map<MediaSessionAction, MediaSessionActionHandler>();
const setActionHandler = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
before(() => {
  navigator.mediaSession.setActionHandler = (action, handler) => {
    if (handler) actions.set(action, handler);
    else actions.delete(action);
    setActionHandler(action, handler);
  };
});
after(() => {
  navigator.mediaSession.setActionHandler = setActionHandler;
});

describe('The mini player', () => {
  it('is not there before joining, and while the room is in view', async () => {
    await join({}, false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.isFalse(visitor.has('.mini'));
    assert.equal(player().offsetHeight, 0);
  });

  it('comes when the room is scrolled away, and leads back to it', async () => {
    visitor = new Visitor(
      {},
      html`<hallway-room room="street-trees"></hallway-room>
        <div style="block-size: 5000px"></div>
        <hallway-mini-player></hallway-mini-player>`,
    );
    await visitor.join();
    window.scrollTo(0, 4_000);
    await visitor.find('.mini');
    (await visitor.find('.mini [aria-label^="Open the room"]')).click();
    await until(() => window.scrollY < 1_000, 'scrolled back');
    assert.equal(focused()?.id, 'title');
    await until(() => !visitor.has('.mini'), 'gone again');
  });

  const cases: readonly (readonly [who: string, options: Options, buttons: readonly string[]])[] = [
    ['a listener', {}, ['Pause the sound', 'Raise hand', 'Leave quietly']],
    ['a raised hand', { raised: 3 }, ['Pause the sound', 'Hand raised, 3rd in queue', 'Leave quietly']],
    ['closed hands', { handPolicy: 'off' }, ['Pause the sound', 'Leave quietly']],
    ['a speaker', { viewer: 'speaker' }, ['Pause the sound', 'Mute microphone', 'Leave quietly']],
    ['a room without server', { plain: true }, ['Pause the sound', 'Leave quietly']],
  ];
  for (const [who, options, buttons] of cases) {
    it(`offers ${who} ${buttons.join(', ')} and the way back, once the room's tag is gone`, async () => {
      await join(options);
      await until(() => names().length > buttons.length, 'buttons');
      assert.deepEqual(names().slice(0, -1), buttons);
      assert.match(names().at(-1) ?? '', /^Open the room/);
    });
  }

  it('keeps the room, says who speaks, and gives it back to the tag that comes again', async () => {
    await join();
    const { stage } = visitor.simulation.world.state;
    await visitor.reads(`${stage[0]?.name.split(' ')[0]} is speaking · 1,27`);
    visitor.simulation.world.speak(new Map());
    await visitor.reads('Sound & Field · 1,27');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.isTrue(visitor.simulation.world.state.viewer.present, 'still in the room');
    const room = Object.assign(document.createElement('hallway-room'), { room: 'street-trees' });
    visitor.all('.view')[0]?.append(room);
    await visitor.find('.player');
    await until(() => !visitor.has('.mini'), 'the mini player makes room');
  });

  it('leaves the room when it goes as well', async () => {
    await join();
    player().remove();
    await until(() => !visitor.simulation.world.state.viewer.present, 'left');
  });

  it('pauses and plays, raises the hand, opens the microphone, and leaves', async () => {
    await join();
    await visitor.press('Pause the sound');
    await visitor.reads('Sound is paused');
    await visitor.press('Play the sound');
    await visitor.press('Raise hand');
    await visitor.button('Hand raised, 1st in queue');
    await visitor.press('Leave quietly');
    await until(() => !visitor.has('.mini'), 'gone');
    assert.isFalse(visitor.simulation.world.state.viewer.present);
    visitor.leave();
    await join({ viewer: 'speaker' });
    await visitor.press('Mute microphone');
    await visitor.button('Unmute microphone');
  });

  it('tells the most urgent thing, where no tag of the room does', async () => {
    await join();
    const { viewer, stage } = visitor.simulation.world.state;
    const invited = { byName: stage[0]?.name ?? '', at: new Date().toISOString() };
    visitor.simulation.world.change({ viewer: { ...viewer, invited } });
    await visitor.reads('invites you to the stage');
    await visitor.press('Not now');
    await until(() => !visitor.has('.notice'), 'answered');
  });

  it('leads back to where the room was joined, unless the site shows it itself', async () => {
    await join();
    const link = (await visitor.find('.mini a')) as HTMLAnchorElement;
    assert.equal(link.href, location.href);
    let asked: RoomSelectRequest | undefined;
    visitor.box.addEventListener('hallway-room-select-request', (event) => {
      asked = event;
      event.preventDefault();
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    assert.isFalse(link.dispatchEvent(click), 'the page stays');
    assert.deepEqual(asked?.detail, { room: 'street-trees', href: location.href });
  });
});

describe('The system’s own controls', () => {
  it('show what is on, and who invites', async () => {
    await join({}, false);
    const { metadata } = navigator.mediaSession;
    assert.equal(metadata?.title, 'What a street tree hears: sensors in city parks');
    assert.equal(metadata?.artist, 'Sound & Field');
    assert.equal(navigator.mediaSession.playbackState, 'playing');
    const { room } = visitor.simulation.world.state;
    visitor.simulation.world.change({ room: { ...room, club: null, title: 'Another title' } });
    await until(() => navigator.mediaSession.metadata?.title === 'Another title', 'the new title');
    const { stage } = visitor.simulation.world.state;
    assert.equal(navigator.mediaSession.metadata?.artist, stage.find(({ role }) => role === 'host')?.name);
  });

  it('pause the sound and stay, play again, and stop leaves; the site may cancel each', async () => {
    await join({}, false);
    act('pause');
    await until(() => navigator.mediaSession.playbackState === 'paused', 'paused');
    assert.isTrue(visitor.simulation.world.state.viewer.present);
    await visitor.reads('Sound is paused');
    await visitor.button('Play the sound');
    act('play');
    await until(() => navigator.mediaSession.playbackState === 'playing', 'playing');
    const cancel = (event: Event): void => event.preventDefault();
    visitor.box.addEventListener('hallway-room-leave-request', cancel);
    act('stop');
    visitor.box.removeEventListener('hallway-room-leave-request', cancel);
    assert.equal(navigator.mediaSession.playbackState, 'playing');
    act('stop');
    await until(() => !visitor.simulation.world.state.viewer.present, 'left');
    await until(() => navigator.mediaSession.playbackState === 'none', 'given back');
    assert.isNull(navigator.mediaSession.metadata);
    assert.equal(actions.size, 0);
  });
});
