import { assert } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { HallwayRoom } from '../../../src/elements/room/room.ts';
import { SimulatedHallway } from '../../../stories/simulated/hallway.ts';
import { until } from '../support/until.ts';
import { focused, type Options, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
const visit = (options?: Options, markup?: TemplateResult): Visitor =>
  (visitor = new Visitor(options, markup));
afterEach(() => visitor.leave());
const room = (): HallwayRoom => visitor.all('hallway-room')[0] as HallwayRoom;

describe('The card of a room', () => {
  const cases: { name: string; options: Options; reads: string[]; button?: string | readonly string[] }[] = [
    {
      name: 'live',
      options: {},
      reads: [
        'Live',
        '42 min',
        '1,279 listeners',
        'Sound & Field',
        'What a street tree hears',
        '+2',
        'on stage',
      ],
      button: 'Listen',
    },
    {
      name: 'live, nobody on stage',
      options: { stage: 0, people: 3 },
      reads: ['4 listeners'],
      button: 'Listen',
    },
    {
      name: 'scheduled',
      options: { state: 'scheduled' },
      reads: ['Scheduled', 'Starts in 2 hr', 'oday, ', '318 are coming', 'Leave this page open'],
      button: 'Remind me',
    },
    {
      name: 'scheduled, for its host',
      options: { state: 'scheduled', viewer: 'host' },
      reads: ['Scheduled'],
      button: ['Start the room', 'Remind me'],
    },
    {
      name: 'ended',
      options: { state: 'ended' },
      reads: ['Ended', '41 min', 'Not recorded', '1,284 people'],
    },
    {
      name: 'ended because its host was gone',
      options: { state: 'ended', endedAs: 'host_gone' },
      reads: ['Ended', 'The host lost the connection and did not come back.'],
    },
    {
      name: 'offline',
      options: { fails: { watch: 'no_api' } },
      reads: ['Offline', 'again in'],
      button: 'Try now',
    },
    {
      name: 'unknown',
      options: { fails: { watch: 'room_not_found' } },
      reads: ['No such room', 'Code sim-watc'],
    },
    { name: 'bad api', options: { fails: { watch: 'bad_api' } }, reads: ['This page is not set up right'] },
    { name: 'without server', options: { plain: true }, reads: ['Live', 'street-trees'], button: 'Listen' },
  ];
  for (const { name, options, reads, button } of cases) {
    it(`${name}: says what it is`, async () => {
      visit(options);
      for (const text of reads) await visitor.reads(text);
      const buttons = visitor.all('button').map((one) => one.textContent?.trim());
      assert.deepEqual(buttons, [button ?? []].flat());
    });
  }

  it('scheduled: reminds, offers an e-mail, and turns live by itself', async () => {
    visit({ state: 'scheduled' });
    const { backend, world } = visitor.simulation;
    await visitor.press('Remind me');
    const on = await visitor.button('Reminder set');
    assert.equal(on.ariaPressed, 'true');
    await until(() => backend.schedule.own.has('street-trees'));
    const field = (await visitor.find('[part="email"] input')) as HTMLInputElement;
    field.value = 'ugne@school.example';
    await visitor.press('E-mail me');
    await until(() => !visitor.has('[part="email"]'));
    assert.equal(backend.schedule.emails.get('street-trees'), 'ugne@school.example');
    world.change({ room: { ...world.state.room, state: 'live', startedAt: new Date().toISOString() } });
    await visitor.button('Listen');
    assert.notInclude(visitor.text(), 'Leave this page open');
  });

  it('scheduled: says that it was called off', async () => {
    visit({ state: 'scheduled' });
    await visitor.button('Remind me');
    const { world } = visitor.simulation;
    const at = new Date().toISOString();
    world.change({
      room: { ...world.state.room, state: 'ended', endedAt: at, cancelledAt: at, attendance: 0 },
    });
    await visitor.reads('Called off');
    assert.lengthOf(visitor.all('button'), 0);
  });

  it('has its titles at the level that the page says, also those of what is inside it', async () => {
    visit({}, html`<hallway-room room="street-trees" heading-level="2"></hallway-room>`);
    const title = await visitor.find('h3');
    await until(() => title.ariaLevel === '2');
    await visitor.press('Listen');
    await visitor.button('Leave quietly');
    const levels = () => visitor.all('h3, h4').map(({ localName, ariaLevel }) => `${localName} ${ariaLevel}`);
    await until(() => levels().length > 1 && !levels().join().includes('null'), 'a level for each');
    assert.sameMembers([...new Set(levels())], ['h3 2', 'h4 3']);
    room().setAttribute('heading-level', 'second');
    await until(() => levels().every((level) => level.endsWith('null')), 'what is no level');
  });

  it('without a server has no count of listeners', async () => {
    visit({ plain: true });
    await visitor.button('Listen');
    assert.notInclude(visitor.text(), 'listeners');
  });

  it('stands as high while loading as it will', async () => {
    visit({ hangs: ['watch'] });
    room().style.inlineSize = '320px';
    await visitor.find('.skel');
    const before = room().offsetHeight;
    visitor.leave();
    visit();
    room().style.inlineSize = '320px';
    await visitor.button('Listen');
    assert.approximately(before, room().offsetHeight, 20);
  });

  it('leaves what is inside the tag until the room is known', async () => {
    visit(
      { hangs: ['watch'] },
      html`<hallway-room room="street-trees"><p>Talk on Thursday</p></hallway-room>`,
    );
    await visitor.find('slot');
    assert.isAbove((await visitor.find('p')).offsetHeight, 0);
    visitor.leave();
    visit({}, html`<hallway-room room="street-trees"><p>Talk on Thursday</p></hallway-room>`);
    await visitor.button('Listen');
    assert.equal((await visitor.find('hallway-room > p')).offsetHeight, 0);
  });

  it('speaks the nearest language, and follows it', async () => {
    visit({}, html`<div lang="lt"><hallway-room room="street-trees"></hallway-room></div>`);
    await visitor.reads('Klausytis');
    await visitor.reads('klausytojai');
    visitor.box.firstElementChild?.setAttribute('lang', 'en');
    await visitor.reads('Listen');
    visitor.box.firstElementChild?.setAttribute('lang', 'xx');
    await visitor.reads('Listen');
  });

  it('takes its theme from the attribute, and gives it back to the page', async () => {
    visit({}, html`<hallway-room room="street-trees" theme="dark"></hallway-room>`);
    await visitor.button('Listen');
    assert.equal(getComputedStyle(room()).colorScheme, 'dark');
    room().removeAttribute('theme');
    await until(() => getComputedStyle(room()).colorScheme === 'normal', 'no theme of its own');
  });

  it('reflects its properties', () => {
    visit();
    Object.assign(room(), { room: 'other', preload: 'none', bare: true });
    assert.equal(room().outerHTML, '<hallway-room room="other" preload="none" bare=""></hallway-room>');
    room().setAttribute('preload', 'everything');
    assert.equal(room().preload, 'metadata');
  });
});

describe('Listen', () => {
  it('is pending with the same button, then becomes the player with the focus on its title', async () => {
    visit({ latency: 50 });
    const button = await visitor.button('Listen');
    const width = button.offsetWidth;
    button.focus();
    button.click();
    await visitor.reads('Joining');
    assert.equal(focused(), button);
    assert.equal(button.offsetWidth, width);
    assert.equal(button.ariaDisabled, 'true');
    await visitor.find('.player');
    assert.equal(focused(), await visitor.find('#title'));
    assert.isTrue(room().matches(':state(joined)'));
  });

  it('does not take a focus that is elsewhere', async () => {
    const other = document.createElement('input');
    document.body.append(other);
    visit();
    const button = await visitor.button('Listen');
    other.focus();
    button.click();
    await visitor.find('.player');
    assert.equal(focused(), other);
    other.remove();
  });

  it('asks once, however often it is pressed', async () => {
    visit({ latency: 50 });
    const button = await visitor.button('Listen');
    button.click();
    button.click();
    await visitor.find('.player');
    assert.equal(visitor.requests.length, 1);
  });

  it('asks before it enters, and a refusal of the page stops it', async () => {
    visit();
    visitor.box.addEventListener('hallway-room-join-request', (event) => event.preventDefault());
    await visitor.press('Listen');
    await room().updateComplete;
    assert.isNull(visitor.simulation.world.state.viewer.present ? 'entered' : null);
    assert.isTrue(visitor.has('[part="listen"]'));
  });

  const refusals = [
    ['room_full', 'The room is full', 'Try again'],
    ['banned', 'You cannot enter this room', null],
    ['removed', 'You were removed from this room', null],
    ['duplicate_identity', 'You are listening elsewhere', 'Listen here'],
    ['media_failed', 'The sound does not come through', 'Try again'],
  ] as const;
  for (const [code, title, step] of refusals) {
    it(`refused with ${code} says "${title}"${step ? ` and offers "${step}"` : ''}`, async () => {
      visit({ fails: { join: code } });
      await visitor.press('Listen');
      await visitor.reads(title);
      assert.deepEqual(
        visitor.all('button').map((button) => button.textContent?.trim()),
        step ? [step] : [],
      );
    });
  }

  it('tries again what was refused', async () => {
    visit({ fails: { join: 'room_full' } });
    await visitor.press('Listen');
    const again = await visitor.button('Try again');
    again.focus();
    visitor.simulation.world.options.fails = {};
    again.click();
    await visitor.find('.player');
    assert.equal(focused(), await visitor.find('#title'));
  });

  it('says so where there is no WebRTC', async () => {
    visit({ webrtc: false });
    await visitor.press('Listen');
    await visitor.reads('This browser cannot play live rooms');
  });
});

describe('The player', () => {
  it('has header, grid and bar; the host also a panel', async () => {
    visit({ viewer: 'host' });
    await visitor.join();
    for (const text of ['Live', 'Urban nature', 'English', '42 min', 'Not recorded'])
      await visitor.reads(text);
    for (const tag of ['speaker-grid', 'host-panel', 'control-bar']) await visitor.find(`hallway-${tag}`);
  });

  const topics: readonly (readonly [lang: string, topic: string, reads: string])[] = [
    ['en', 'urban-nature', 'Urban nature'],
    ['lt', 'urban-nature', 'Miesto gamta'],
    ['en', 'no-such-topic', 'no-such-topic'],
    ['en', 'Trees & people', 'Trees & people'],
  ];
  for (const [lang, topic, reads] of topics) {
    it(`names the topic ${topic} ${reads} in ${lang}`, async () => {
      visit({ topic }, html`<div lang=${lang}><hallway-room room="street-trees"></hallway-room></div>`);
      const { backend } = visitor.simulation;
      Object.assign(backend, { directory: { hallway: new SimulatedHallway() } });
      await visitor.press(lang === 'lt' ? 'Klausytis' : 'Listen');
      const facts = await visitor.find('.dots');
      await until(() => facts.textContent.includes(reads), reads);
    });
  }

  it('shows a listener no panel', async () => {
    visit();
    await visitor.join();
    assert.isFalse(visitor.has('hallway-host-panel'));
  });

  it('takes elements of the page instead of its own', async () => {
    visit(
      {},
      html`<hallway-room room="street-trees"
        ><hallway-speaker-grid id="mine"></hallway-speaker-grid
      ></hallway-room>`,
    );
    await visitor.join();
    await visitor.find('hallway-control-bar');
    assert.deepEqual(
      visitor.all('hallway-speaker-grid').map(({ id }) => id),
      ['mine'],
    );
    await until(
      () => visitor.text(visitor.all('#mine')[0]).includes('On stage'),
      'it shows the room around it',
    );
  });

  it('is only a header where the page places the rest', async () => {
    visit({}, html`<hallway-room room="street-trees" bare></hallway-room>`);
    await visitor.join();
    assert.isFalse(visitor.has('hallway-speaker-grid, hallway-control-bar'));
  });

  it('becomes the card again with the focus on Listen', async () => {
    visit();
    await visitor.join();
    const leave = await visitor.button('Leave quietly');
    leave.focus();
    leave.click();
    const listen = await visitor.button('Listen');
    await until(() => focused() === listen, 'the focus is on Listen');
    assert.isFalse(visitor.has('.player'));
    assert.isFalse(room().matches(':state(joined)'));
  });

  it('shows how it ended', async () => {
    visit();
    await visitor.join();
    const { world } = visitor.simulation;
    world.change({ room: { ...world.state.room, state: 'ended', endedAt: new Date().toISOString() } });
    await visitor.reads('Ended');
    assert.isFalse(visitor.has('.player'));
  });

  const notices: {
    name: string;
    options: Options;
    reads: string[];
    button?: string;
    asks?: string;
  }[] = [
    {
      name: 'an invitation',
      options: { invited: true },
      reads: ['invites you to the stage', 'opens your microphone'],
      button: 'Not now',
      asks: 'hallway-stage-answer-request',
    },
    {
      name: 'a host who is gone, and who takes over',
      options: { hostGone: 90 },
      reads: [
        'The host is not connected: Rasa Milvydė',
        'Without them, Kenji Moriwaka becomes host in 1 min.',
      ],
    },
    {
      name: 'that the viewer takes over',
      options: { hostGone: 40, viewer: 'moderator', stage: 2 },
      reads: ['you become host in'],
    },
    {
      name: 'that the room ends without its host',
      options: { hostGone: 90, stage: 1 },
      reads: ['Without them, the room ends in 1 min.'],
    },
    { name: 'a weak connection', options: { connection: 'unstable' }, reads: ['Weak connection'] },
    {
      name: 'a lost connection',
      options: { connection: 'reconnecting', raised: 2 },
      reads: ['Connection lost', 'next try in'],
      button: 'Try now',
      asks: 'hallway-room-retry-request',
    },
    {
      name: 'blocked sound',
      options: { blocked: true },
      reads: ['Sound is off'],
      button: 'Tap to listen',
      asks: 'hallway-room-retry-request',
    },
  ];
  for (const { name, options, reads, button, asks } of notices) {
    it(`says what is to be known: ${name}`, async () => {
      visit(options);
      await visitor.join();
      for (const text of reads) await visitor.reads(text);
      if (!button) return;
      await visitor.press(button);
      assert.equal(visitor.requests.at(-1)?.type, asks);
    });
  }

  it('goes on without a microphone that is refused, says so, and lets that be put away', async () => {
    visit({ invited: true, fails: { microphone: 'mic_denied' } });
    await visitor.join();
    await visitor.press('Join');
    await visitor.reads('Your browser does not let this page use it');
    await visitor.find('hallway-hand-raise');
    await visitor.press('Dismiss');
    await until(() => !visitor.has('.notice'), 'no notice');
  });

  it('stays joined while its tag is moved', async () => {
    visit();
    await visitor.join();
    const section = document.createElement('section');
    visitor.box.append(section);
    section.append(room());
    await room().updateComplete;
    assert.isTrue(visitor.has('.player'));
    assert.isTrue(room().matches(':state(joined)'));
  });

  it('is shown by every tag of the room', async () => {
    visit(
      {},
      html`<hallway-room room="street-trees"></hallway-room
        ><hallway-room room="street-trees"></hallway-room>`,
    );
    await visitor.join();
    await until(() => visitor.all('.player').length === 2, 'two players');
  });
});

describe('preload', () => {
  it('"auto" joins in silence once it is seen; the click is then heard at once', async () => {
    visit({}, html`<hallway-room room="street-trees" preload="auto"></hallway-room>`);
    await until(() => visitor.simulation.world.state.viewer.present, 'joined in silence');
    assert.isTrue(visitor.has('[part="listen"]'), 'the card stands');
    await visitor.join();
  });
});
