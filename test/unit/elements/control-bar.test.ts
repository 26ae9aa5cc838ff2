import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { until } from '../support/until.ts';
import { focused, key, type Options, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
const bar = async (options?: Options, width = ''): Promise<HTMLElement> => {
  visitor = new Visitor(options);
  visitor.box.style.inlineSize = width;
  await visitor.join();
  return visitor.find('.bar');
};
afterEach(() => visitor.leave());

/** What can be pressed, by its accessible name, left to right. */
const names = (): string[] =>
  visitor
    .all('button', visitor.all('hallway-control-bar')[0]?.shadowRoot ?? visitor.box)
    .filter((button) => button.offsetWidth > 0)
    .map((button) => button.ariaLabel ?? button.textContent?.trim() ?? '');

describe('The control bar', () => {
  const cases: { name: string; options: Options; width?: string; buttons: string[] }[] = [
    {
      name: 'a listener',
      options: {},
      buttons: ['Raise hand', 'React', 'Volume and devices', 'Share', 'Leave quietly'],
    },
    {
      name: 'a listener whose hand is up',
      options: { raised: 3 },
      buttons: ['Hand raised, 3rd in queue', 'React', 'Volume and devices', 'Share', 'Leave quietly'],
    },
    {
      name: 'a speaker',
      options: { viewer: 'speaker' },
      buttons: [
        'Mute microphone',
        'React',
        'Volume and devices',
        'Leave the stage',
        'Share',
        'Leave quietly',
      ],
    },
    {
      name: 'a speaker in a narrow box',
      options: { viewer: 'speaker' },
      width: '320px',
      buttons: ['Mute microphone', 'React', 'More', 'Leave quietly'],
    },
    {
      name: 'the host',
      options: { viewer: 'host' },
      buttons: ['Mute microphone', 'React', 'Volume and devices', 'Share', 'Leave quietly'],
    },
    {
      name: 'a room without server',
      options: { plain: true },
      buttons: ['Volume and devices', 'Share', 'Leave quietly'],
    },
  ];
  for (const { name, options, width = '640px', buttons } of cases) {
    it(`offers ${name} ${buttons.join(', ')}`, async () => {
      await bar(options, width);
      await until(() => names().join() === buttons.join(), `${names().join()} is ${buttons.join()}`);
    });
  }

  for (const width of ['640px', '320px']) {
    it(`shares the room, ${width} wide`, async () => {
      await bar({ viewer: 'speaker' }, width);
      if (width === '320px') await visitor.press('More');
      await visitor.press('Share');
      const sheet = (await visitor.find('dialog[open]')) as HTMLDialogElement;
      assert.include(visitor.text(sheet), 'Share this room');
      const mail = sheet.querySelector('a')?.href ?? '';
      assert.include(decodeURIComponent(mail), 'What a street tree hears');
    });
  }

  it('is not there before joining', async () => {
    visitor = new Visitor(
      {},
      html`<hallway-room room="street-trees"></hallway-room
        ><hallway-control-bar room="street-trees"></hallway-control-bar>`,
    );
    await visitor.button('Listen');
    const own = await visitor.find('hallway-control-bar');
    await until(() => own.offsetHeight === 0, 'no height');
  });

  it('opens and mutes the microphone', async () => {
    await bar({ viewer: 'speaker' });
    await visitor.press('Mute');
    await visitor.press('Unmute');
    await visitor.button('Mute');
    const asked = visitor.requests.slice(1).map((request) => (request as CustomEvent<unknown>).detail);
    assert.deepEqual(asked, [{ on: false }, { on: true }]);
  });

  it('asks the browser once for the microphone', async () => {
    await bar({ viewer: 'speaker', hangs: ['microphone'] });
    const button = await visitor.button('Mute');
    button.click();
    await until(() => button.ariaDisabled === 'true', 'pending');
    button.click();
    assert.equal(visitor.requests.filter(({ type }) => type.includes('microphone')).length, 1);
  });

  it('explains a microphone that is refused, and tries again', async () => {
    await bar({ viewer: 'speaker', fails: { microphone: 'mic_denied' } });
    await visitor.press('Mute');
    await visitor.reads('Your browser does not let this page use it');
    await visitor.press('Try again');
    assert.deepEqual((visitor.requests.at(-1) as CustomEvent<unknown>).detail, { on: true });
  });

  it('leaves the stage, and then has a hand', async () => {
    await bar({ viewer: 'speaker' });
    await visitor.press('Leave the stage');
    await visitor.find('hallway-hand-raise');
    assert.isFalse(visitor.has('.mic'));
  });

  it('moves what is secondary into More, by keyboard too', async () => {
    await bar({ viewer: 'speaker' }, '320px');
    const more = await visitor.button('More');
    more.focus();
    more.click();
    await until(() => focused()?.textContent?.includes('Volume and devices'), 'first item');
    key('ArrowDown');
    (focused() as HTMLElement).click();
    await visitor.find('hallway-hand-raise');
    assert.isFalse(visitor.has('.menu'));
  });

  it('chooses devices and volume', async () => {
    await bar({ viewer: 'speaker' });
    await visitor.press('Volume and devices');
    await visitor.reads('Built-in microphone array');
    visitor.all('input')[1]?.click();
    const range = (await visitor.find('[type="range"]')) as HTMLInputElement;
    range.value = '40';
    range.dispatchEvent(new Event('input', { bubbles: true }));
    const asked = visitor.requests.slice(1).map((request) => (request as CustomEvent<unknown>).detail);
    assert.deepEqual(asked, [{ kind: 'microphone', id: 'array' }, { volume: 0.4 }]);
    await until(() => range.style.getPropertyValue('--_at') === '40%', 'the track is filled so far');
  });

  it('gives a listener no microphones to choose', async () => {
    await bar();
    await visitor.press('Volume and devices');
    await visitor.reads('Headphones');
    assert.notInclude(visitor.text(), 'Desk microphone');
  });

  it('shows the level of the open microphone', async () => {
    await bar({ viewer: 'speaker', speaking: 'all' });
    await visitor.press('Volume and devices');
    await visitor.find('.meter .on');
  });

  describe('asks a host who leaves', () => {
    const dialog = () => visitor.all('dialog[open]')[0];

    it('who takes over', async () => {
      await bar({ viewer: 'host' });
      await visitor.press('Leave quietly');
      await visitor.reads('Kenji Moriwaka becomes host.');
      assert.equal(focused()?.textContent?.trim(), 'Cancel');
      await visitor.press('Cancel');
      await until(() => !dialog(), 'no question');
      assert.isEmpty(visitor.requests.filter(({ type }) => type === 'hallway-room-leave-request'));
      await visitor.press('Leave quietly');
      await visitor.press('Leave');
      await until(() => !visitor.simulation.world.state.viewer.present, 'gone');
      await visitor.button('Listen');
    });

    it('or that the room waits, where nobody can', async () => {
      await bar({ viewer: 'host', stage: 1 });
      await visitor.press('Leave quietly');
      await visitor.reads('The room waits for you for a while');
    });
  });

  it('leaves', async () => {
    await bar();
    await visitor.press('Leave quietly');
    await visitor.button('Listen');
    assert.isFalse(visitor.simulation.world.state.viewer.present);
  });
});
