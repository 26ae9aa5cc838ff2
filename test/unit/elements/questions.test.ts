import { assert } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../../src/elements/questions/questions.define.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import type { Question } from '../../../src/contract/types.ts';
import { question, type SimulatedQuestions } from '../../../stories/simulated/questions.ts';
import { until } from '../support/until.ts';
import { focused, type Options, Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['questions', 'error']);

const element = html`<hallway-questions room="street-trees"></hallway-questions>`;
let visitor: Visitor;
let questions: SimulatedQuestions;
afterEach(() => visitor.leave());

function open(
  all: readonly Question[],
  options: Options = {},
  set: (questions: SimulatedQuestions) => void = () => undefined,
  markup: TemplateResult = element,
): void {
  visitor = new Visitor(options, markup);
  questions = visitor.simulation.backend.questions;
  questions.all = [...all];
  set(questions);
}

const texts = () => visitor.all('.q .text').map((one) => visitor.text(one));
const few = () => [question(1, { votes: 5 }), question(2, { votes: 9 }), question(3)];
async function write(text: string): Promise<void> {
  const field = (await visitor.find('#text')) as HTMLTextAreaElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
function enter(shiftKey = false): void {
  const init = { key: 'Enter', shiftKey, bubbles: true, composed: true, cancelable: true };
  focused()?.dispatchEvent(new KeyboardEvent('keydown', init));
}
const shown = (count: number) => until(() => visitor.all('.q').length === count, `${count} questions`);

describe('Questions', () => {
  it('are asked by Enter, shown, and said to be stored', async () => {
    open(few());
    await shown(3);
    const told: unknown[] = [];
    visitor.box.addEventListener('hallway-question-asked', ({ detail }) => told.push(detail));
    await write('  How loud is a beech?  ');
    enter(true);
    assert.equal(questions.asked.length, 0, 'Shift and Enter begin a line');
    enter();
    await shown(4);
    assert.equal(questions.asked[0]?.text, 'How loud is a beech?');
    assert.isFalse(questions.asked[0]?.anonymous);
    assert.deepEqual(told, [{ room: 'street-trees', number: 4, state: 'open' }]);
    assert.equal(((await visitor.find('#text')) as HTMLTextAreaElement).value, '');
    await visitor.reads('You ·');
  });

  it('say what is wrong with them before they are sent', async () => {
    open([]);
    await visitor.find('.blank');
    await visitor.press('Ask');
    await visitor.reads('Write your question.');
    assert.equal(focused()?.id, 'text');
    await write('x'.repeat(501));
    await visitor.reads('501 / 500');
    await visitor.press('Ask');
    await visitor.reads('At most 500 characters');
    assert.equal(questions.asked.length, 0);
  });

  it('stay written when they are refused, and are the same one when sent again', async () => {
    open([], {}, (all) => void (all.does.ask = 'no_api'));
    await visitor.find('.blank');
    await write('How loud is a beech?');
    await visitor.press('Ask');
    await visitor.reads('Your text is kept here.');
    assert.equal(((await visitor.find('#text')) as HTMLTextAreaElement).value, 'How loud is a beech?');
    delete questions.does.ask;
    await visitor.press('Ask');
    await shown(1);
    assert.equal(questions.asked[0]?.key, questions.asked[1]?.key);
  });

  const REFUSED = {
    question_words: 'Please say it in other words',
    question_too_soon: 'Not so fast',
    questions_closed: 'Questions are closed',
  } as const;
  for (const [code, text] of Object.entries(REFUSED)) {
    it(`say why they are refused: ${code}`, async () => {
      open([], {}, (all) => void (all.does.ask = code as keyof typeof REFUSED));
      await visitor.find('.blank');
      await write('How loud is a beech?');
      await visitor.press('Ask');
      await visitor.reads(text);
    });
  }

  it('keep what is being written while the element is away', async () => {
    open(few());
    await shown(3);
    await write('Half a thought');
    const tag = await visitor.find('hallway-questions');
    tag.remove();
    visitor.box.append(tag);
    await until(
      async () => ((await visitor.find('#text')) as HTMLTextAreaElement).value === 'Half a thought',
    );
  });

  it('can be asked without a name where the hosts allow it', async () => {
    open([], {}, (all) => void (all.rules = { ...all.rules, anonymous: 'everyone' }));
    await visitor.find('.blank');
    (await visitor.find('[name="anonymous"]')).click();
    await visitor.reads('Nobody is told whose it is');
    await write('How loud is a beech?');
    enter();
    await visitor.reads('You, without your name');
    assert.isTrue(questions.asked[0]?.anonymous);
  });

  it('are voted for once, shown at once, and taken back when that is refused', async () => {
    open(few());
    await shown(3);
    const first = () => visitor.all('.vote')[0] as HTMLElement;
    questions.does.vote = 'hang';
    first().click();
    await until(() => first().ariaPressed === 'true' && visitor.text(first()) === '10');
    visitor.leave();

    open(few(), {}, (all) => void (all.does.vote = 'conflict'));
    await shown(3);
    first().click();
    await visitor.reads('Somebody was faster');
    assert.deepEqual([first().ariaPressed, visitor.text(first())], ['false', '9']);
    delete questions.does.vote;
    first().click();
    await until(() => questions.voted.has(2) && visitor.text(first()) === '10');
    first().click();
    await until(() => !questions.voted.has(2) && visitor.text(first()) === '9');
  });

  it('are in the order of votes or of time, and move when others vote', async () => {
    open(few());
    await shown(3);
    const [one, two, three] = few().map(({ text }) => text);
    assert.deepEqual(texts(), [two, one, three]);
    questions.tell({ votes: [[3, 20]] });
    await until(() => texts()[0] === three);
    await visitor.press('New');
    await until(() => texts().join() === [three, two, one].join());
  });

  it('do not move under a pointer', async () => {
    open(few());
    await shown(3);
    const list = await visitor.find('ul');
    const before = texts();
    list.dispatchEvent(new PointerEvent('pointerenter'));
    questions.tell({ votes: [[3, 20]] });
    await visitor.reads('20');
    assert.deepEqual(texts(), before);
    list.dispatchEvent(new PointerEvent('pointerleave'));
    await until(() => texts()[0] !== before[0]);
  });

  it('come and go as the server tells, and are read again where something was missed', async () => {
    open(few());
    await shown(3);
    questions.tell({ questions: [question(4, { votes: 1, text: 'A new one?' })] });
    await visitor.reads('A new one?');
    questions.tell({ gone: [1, 4] });
    await shown(2);
    const { reads } = questions;
    questions.tell(undefined);
    await until(() => questions.reads > reads);
    await shown(3);
  });

  it('show many page by page', async () => {
    open(Array.from({ length: 120 }, (_, index) => question(index + 1, { votes: index })));
    await shown(50);
    await visitor.press('Show more');
    await shown(100);
    await visitor.press('Show more');
    await shown(120);
    assert.isFalse(visitor.text().includes('Show more'));
  });

  it('tell their asker what became of them', async () => {
    open(few(), {}, (all) => void all.own.add(3));
    await shown(3);
    questions.all = questions.all.map((one) =>
      one.number === 3
        ? question(3, { state: 'dismissed', dismissal: { reason: 'no_time', note: 'Ask us on Sunday.' } })
        : one,
    );
    questions.tell({ gone: [3] });
    await visitor.reads('Not taken: there is no time for it. Ask us on Sunday.');
  });

  it('can be taken back by their asker, who is asked again', async () => {
    open(few(), {}, (all) => void all.own.add(3));
    await shown(3);
    await visitor.press(`Question: ${few()[2]?.text}`);
    await visitor.press('Take it back…');
    await visitor.reads('Take your question back?');
    await visitor.press('Take it back');
    await shown(2);
    assert.deepEqual(questions.acted, [{ type: 'withdraw', question: 3 }]);
  });

  it('that say much the same are offered while one is being written', async () => {
    open([question(2, { votes: 4 })]);
    await shown(1);
    await write('Could the school build it for fewer euros?');
    await visitor.reads('Was this asked already?');
    (await visitor.find('.similar button')).click();
    await until(() => questions.voted.has(2));
  });

  it('say so when they cannot be had, and try again', async () => {
    open(few(), {}, (all) => void (all.does.questions = 'no_api'));
    await visitor.reads('The questions did not load');
    delete questions.does.questions;
    await visitor.press('Try now');
    await shown(3);
  });

  it('are gone with the end of the room', async () => {
    open(few(), { state: 'ended' });
    await visitor.reads('Its questions were erased.');
  });

  it('are to be read in Lithuanian', async () => {
    open(few(), {}, undefined, html`<div lang="lt">${element}</div>`);
    await visitor.reads('Populiariausi');
    await visitor.button('Balsuoti, 9 balsai');
  });
});

describe('Questions to those who run the room', () => {
  const host: Options = { viewer: 'host' };
  const menu = async (number: number): Promise<void> => {
    const row = await visitor.find(`.q[data-number="${number}"] [part="manage"]`);
    row.click();
    await visitor.find('.menu');
  };

  it('are counted, approved, pinned, answered by voice and in writing', async () => {
    open([...few(), question(4, { state: 'waiting', text: 'Waiting?' })], host);
    await visitor.reads('4 are not answered yet');
    await visitor.press('Waiting 1');
    await visitor.reads('Waiting?');
    await menu(4);
    await visitor.press('Let all see it');
    await shown(0);
    await visitor.press('Top');
    await shown(4);
    await menu(1);
    await visitor.press('Pin');
    await visitor.reads('Pinned');
    await menu(1);
    await visitor.press('Answered by voice');
    await shown(3);
    await menu(2);
    await visitor.press('Answer in writing');
    const field = (await visitor.find('[name="answer"]')) as HTMLTextAreaElement;
    field.value = 'Yes.';
    await visitor.press('Save');
    await shown(2);
    await visitor.press('Answered');
    await visitor.reads('Yes.');
    assert.deepEqual(
      questions.acted.map(({ type }) => type),
      ['open', 'pin', 'answer', 'answer'],
    );
  });

  it('are merged and not taken, with a reason', async () => {
    open(few(), host);
    await shown(3);
    await menu(3);
    await visitor.press('Merge with another');
    const into = (await visitor.find('[name="into"]')) as HTMLSelectElement;
    into.value = '2';
    await visitor.press('Save');
    await shown(2);
    await menu(1);
    await visitor.press('Do not take it');
    const note = (await visitor.find('[name="note"]')) as HTMLTextAreaElement;
    note.value = 'Next week';
    await visitor.press('Save');
    await shown(1);
    assert.deepEqual(questions.acted, [
      { type: 'merge', question: 3, into: 2 },
      { type: 'dismiss', question: 1, reason: 'off_topic', note: 'Next week' },
    ]);
  });

  it('lead to the stage; without a name that says what it will show', async () => {
    open([question(1), question(2, { author: null })], host);
    await shown(2);
    await menu(1);
    await visitor.press('Invite to the stage');
    await menu(2);
    await visitor.press('Invite to the stage; you see the name only if they accept');
    await until(() => questions.acted.length === 2);
  });

  it('are taken as the hosts say, and saved as a table', async () => {
    open(few(), host);
    (await visitor.find('.rules > summary')).click();
    (await visitor.find('[name="approveFirst"]')).click();
    ((await visitor.find('[name="anonymous"]:is(select)')) as HTMLSelectElement).value = 'everyone';
    ((await visitor.find('[name="words"]')) as HTMLTextAreaElement).value = 'spam*\n\n foo ';
    const panel = await visitor.find('.rules');
    panel.querySelector<HTMLElement>('.primary')?.click();
    await until(() => questions.acted.length === 1);
    assert.deepEqual(questions.acted[0], {
      type: 'rules',
      rules: {
        asking: true,
        approveFirst: true,
        anonymous: 'everyone',
        slowSeconds: 0,
        words: ['spam*', 'foo'],
      },
    });
    const saved: HTMLAnchorElement[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this);
    };
    try {
      await visitor.press('Download as CSV');
      await until(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    assert.equal(saved[0]?.download, 'questions-street-trees.csv');
  });
});
