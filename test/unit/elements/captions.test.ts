import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { MediaCaption } from '../../../src/media/media-session.ts';
import '../../../src/elements/captions/captions.define.ts';
import { focused, key, type Options, Visitor } from '../support/visitor.ts';
import { until } from '../support/until.ts';

let visitor: Visitor;
afterEach(() => {
  visitor.leave();
  localStorage.removeItem('hallway.captions');
});

/** A visitor who has joined; captions are as nobody has set them yet. */
const join = async (options?: Options, markup?: ConstructorParameters<typeof Visitor>[1]): Promise<void> => {
  visitor = new Visitor(options, markup);
  await visitor.join();
  const { model } = (visitor.all('hallway-control-bar')[0] as unknown as { live: { model: ModelOfBar } })
    .live;
  model.player.captions.change({ shown: false, size: 'm', language: null });
};
interface ModelOfBar {
  readonly player: { readonly captions: { change(part: object): void } };
}

/** The transcriber writes down what the speaker at this place on stage says. */
const say = (text: string, parts: Partial<MediaCaption> & { at?: number } = {}): void => {
  const { at = 0, ...rest } = parts;
  const { world } = visitor.simulation;
  const person = world.state.stage[at]?.id ?? '';
  world.say({ id: `${person} ${text}`, person, language: 'en', text, final: true, ...rest });
};
const lines = (): string[] => visitor.all('.line').map((line) => line.innerText.replace(/\s+/g, ' ').trim());
const log = (): HTMLElement => visitor.all('.lines')[0] as HTMLElement;
const apart = html`<hallway-room room="street-trees"></hallway-room
  ><hallway-captions room="street-trees"></hallway-captions>`;

describe('Captions in the room', () => {
  it('are offered once the room has some, and shown and put away by the button', async () => {
    await join();
    assert.isFalse(visitor.has('[aria-label="Captions"]'));
    say('What a street tree hears');
    const button = await visitor.button('Captions');
    assert.equal(button.ariaPressed, 'false');
    assert.isFalse(visitor.has('hallway-captions'));
    button.click();
    await visitor.reads('What a street tree hears');
    assert.equal(button.ariaPressed, 'true');
    assert.equal(JSON.parse(localStorage.getItem('hallway.captions') ?? '{}').shown, true);
    button.click();
    await until(() => !visitor.has('hallway-captions'), 'put away');
  });

  it('are in More where the bar is narrow', async () => {
    await join();
    visitor.box.style.inlineSize = '320px';
    say('One');
    await visitor.press('More');
    const item = await visitor.find('[role="menuitemcheckbox"]');
    assert.equal(item.ariaChecked, 'false');
    item.click();
    await visitor.find('hallway-captions');
    assert.isFalse(visitor.has('.menu'));
    await visitor.press('More');
    assert.equal((await visitor.find('[role="menuitemcheckbox"]')).ariaChecked, 'true');
  });

  it('leave the room’s own out where the page has placed them', async () => {
    await join({}, apart);
    say('One');
    await visitor.reads('One');
    assert.lengthOf(visitor.all('hallway-captions'), 1);
    assert.isFalse(visitor.has('hallway-control-bar [aria-label="Captions"]'));
  });
});

describe('The captions element', () => {
  it('says what it will show, before joining and before the first word', async () => {
    visitor = new Visitor({}, apart);
    await visitor.reads('Captions show here while you listen.');
    await visitor.join();
    await visitor.reads('Nothing is transcribed yet.');
    const element = visitor.all('hallway-captions')[0];
    assert.isTrue(element?.matches(':state(empty)'));
    say('One');
    await visitor.reads('One');
    assert.isFalse(element?.matches(':state(empty)'));
  });

  it('shows first names, the last line apart from the past, in a log that announces nothing', async () => {
    await join({}, apart);
    say('One');
    say('Two', { at: 1 });
    await until(() => lines().length === 2, 'two lines');
    const [one, two] = visitor.simulation.world.state.stage;
    const first = (name = ''): string => name.split(' ')[0] ?? '';
    assert.deepEqual(lines(), [`${first(one?.name)} One`, `${first(two?.name)} Two`]);
    assert.deepEqual(
      visitor.all('.line').map((line) => line.classList.contains('past')),
      [true, false],
    );
    assert.deepEqual([log().role, log().ariaLive, log().tabIndex], ['log', 'off', 0]);
    assert.equal(visitor.all('.line span')[0]?.lang, 'en');
  });

  it('shows whole names of two who share the first', async () => {
    await join({}, apart);
    const [one, two] = visitor.simulation.world.state.stage;
    visitor.simulation.world.changePerson(one?.id ?? '', { name: 'Rasa Milvydė' });
    visitor.simulation.world.changePerson(two?.id ?? '', { name: 'Rasa Kalnietė' });
    say('One');
    say('Two', { at: 1 });
    await until(() => lines().length === 2, 'two lines');
    assert.deepEqual(lines(), ['Rasa Milvydė One', 'Rasa Kalnietė Two']);
  });

  it('takes text for text', async () => {
    await join({}, apart);
    const nasty = '<img src=x onerror=alert(1)> & {{ }}';
    say(nasty);
    await until(() => lines().length === 1, 'a line');
    assert.include(lines()[0], nasty);
    assert.isFalse(visitor.has('.line img'));
  });

  it('follows what is newest until somebody scrolls back, and again at the press of a button', async () => {
    await join({}, apart);
    for (let i = 0; i < 30; i += 1) say(`Line ${i}`);
    await until(() => lines().length === 30, 'thirty lines');
    const atEnd = () => log().scrollTop + log().clientHeight >= log().scrollHeight - 1;
    await until(atEnd, 'at the end');
    say('Line 30');
    await until(() => lines().length === 31 && atEnd(), 'at the end still');
    log().scrollTop = 0;
    await visitor.find('.newest');
    say('Line 31');
    await until(() => lines().length === 32, 'one more');
    assert.equal(log().scrollTop, 0);
    await visitor.press('To the latest');
    await until(atEnd, 'at the end again');
    assert.equal(focused(), log());
    await until(() => !visitor.has('.newest'), 'the button has gone');
  });

  it('lets the language be chosen, by keyboard too', async () => {
    await join({ language: 'lt' }, apart);
    say('Street', { id: 'a' });
    say('Gatvė', { id: 'b', language: 'lt' });
    say('Rue', { id: 'c', language: 'fr-CA' });
    // That of the talk, while nobody has chosen.
    await until(() => lines().join().includes('Gatvė'), 'Lithuanian');
    (await visitor.button('Caption settings')).click();
    await until(() => focused()?.textContent?.includes('English'), 'the first language');
    assert.deepEqual(
      visitor.all('[role="menuitemradio"]').map((item) => `${item.innerText.trim()}:${item.ariaChecked}`),
      [
        'English:false',
        'Lithuanian:true',
        'Canadian French:false',
        'Small:false',
        'Medium:true',
        'Large:false',
      ],
    );
    key('ArrowDown');
    key('ArrowDown');
    (focused() as HTMLElement).click();
    await until(() => lines().join().includes('Rue'), 'French');
    key('Escape');
    await until(() => !visitor.has('.menu'), 'closed');
    say('Arbre', { id: 'd', language: 'fr-CA' });
    say('Tree', { id: 'e' });
    await until(() => lines().length === 2, 'two French lines');
  });

  it('names what comes without a language, and offers no choice where there is none', async () => {
    await join({}, apart);
    say('Plain', { language: '' });
    await visitor.reads('Plain');
    (await visitor.button('Caption settings')).click();
    await visitor.find('.menu');
    assert.lengthOf(visitor.all('[role="menuitemradio"]'), 3);
    say('Gatvė', { language: 'lt' });
    await visitor.button('As spoken');
  });

  it('writes larger and smaller', async () => {
    await join({}, apart);
    say('One');
    await visitor.reads('One');
    const size = () => Number.parseFloat(getComputedStyle(log()).fontSize);
    const medium = size();
    (await visitor.button('Caption settings')).click();
    await visitor.press('Large');
    await until(() => size() > medium * 1.2, 'larger');
    await visitor.press('Small');
    await until(() => size() < medium, 'smaller');
  });

  it('is empty again once the viewer has left', async () => {
    await join({}, apart);
    say('One');
    await visitor.reads('One');
    await visitor.press('Leave quietly');
    await visitor.reads('Captions show here while you listen.');
    assert.notInclude(visitor.text(), 'One');
  });
});
