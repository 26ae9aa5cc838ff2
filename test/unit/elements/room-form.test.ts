import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import '../../../src/elements/room-form/room-form.define.ts';
import { EMPTY, faultsOf, localInput, toRoom } from '../../../src/elements/room-form/check.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { SimulatedHosting } from '../../../stories/simulated/hosting.ts';
import { until } from '../support/until.ts';
import { focused, Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['form', 'error']);

const form = html`<hallway-room-form></hallway-room-form>`;
let visitor: Visitor;
let hosting: SimulatedHosting;
afterEach(() => visitor?.leave());

function open(markup: TemplateResult = form): void {
  hosting = new SimulatedHosting();
  visitor = new Visitor({}, html``);
  configure({ backend: hosting.backend, media: hosting.simulation.media });
  render(markup, visitor.box);
}

async function type(field: string, text: string): Promise<void> {
  const input = (await visitor.find(`[name="${field}"]`)) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
}

async function choose(field: string, value: string): Promise<void> {
  await visitor.find(`[name="${field}"]`);
  const all = visitor.all(`[name="${field}"]`) as HTMLInputElement[];
  all.find((input) => input.value === value)?.click();
}
const value = (field: string) => (visitor.all(`[name="${field}"]`)[0] as HTMLInputElement).value;

describe('The form for a new room', () => {
  it('opens a room as it was wished for, and tells the page', async () => {
    open();
    const told: string[] = [];
    visitor.box.addEventListener('hallway-room-opened', ({ detail }) => told.push(detail.title));
    await type('title', ' <b>Trees</b> ');
    await type('description', 'Two\nlines');
    await type('club', 'urban-ecology');
    await type('topic', 'nature');
    await type('language', 'lt');
    await type('coHosts', '@Rasa, @kenji');
    await type('handPolicy', 'followed');
    await choose('access', 'hidden');
    (await visitor.find('[name="recording"]')).click();
    await visitor.press('Open room');
    await visitor.reads('The room is open');
    await visitor.reads('<b>Trees</b>');
    assert.deepEqual(hosting.opened, [
      {
        title: '<b>Trees</b>',
        description: 'Two\nlines',
        club: 'urban-ecology',
        topic: 'nature',
        language: 'lt',
        coHosts: ['@rasa', '@kenji'],
        handPolicy: 'followed',
        access: 'hidden',
        recording: true,
        minutes: 60,
      },
    ]);
    assert.deepEqual(told, ['<b>Trees</b>']);
    assert.equal(focused()?.className, 'said');
    await visitor.press('Another room');
    await until(() => (focused() as HTMLInputElement | null)?.name === 'title');
    assert.deepEqual([value('title'), value('language')], ['', 'lt']);
  });

  it('schedules one, at the viewer’s own time', async () => {
    open();
    await type('title', 'Trees');
    const begins = await visitor.find('[name="start"]');
    assert.isFalse(begins.checkVisibility(), 'what begins now is not asked when');
    await choose('when', 'later');
    await until(() => begins.checkVisibility());
    const start = localInput(Date.now() + 50 * 3_600_000);
    await type('start', start);
    await type('minutes', '90');
    await visitor.reads(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    await visitor.press('Schedule room');
    await visitor.reads('The room is scheduled');
    assert.deepEqual(
      [hosting.opened[0]?.startsAt, hosting.opened[0]?.minutes],
      [new Date(start).toISOString(), 90],
    );
  });

  it('is for one club where the page says so', async () => {
    open(html`<hallway-room-form club="city-trees"></hallway-room-form>`);
    await type('title', 'Trees');
    assert.isFalse(visitor.has('[name="club"]'));
    await visitor.press('Open room');
    await visitor.reads('The room is open');
    assert.equal(hosting.opened[0]?.club, 'city-trees');
  });

  const FAULTS = {
    en: [
      'Write what the talk is about.',
      'Write the name as in addresses',
      'Write @ and a handle for each',
      'Choose a day and a time.',
    ],
    lt: [
      'Parašykite, apie ką bus pokalbis.',
      'Rašykite vardą kaip adresuose',
      'Prie kiekvieno rašykite @',
      'Pasirinkite dieną ir laiką.',
    ],
  };
  for (const [lang, texts] of Object.entries(FAULTS)) {
    it(`says of each field what is wrong with it, and goes to the first: ${lang}`, async () => {
      open(html`<div lang=${lang}>${form}</div>`);
      await type('club', 'Miesto gamta');
      await type('coHosts', 'Rasa Milvydė');
      await choose('when', 'later');
      (await visitor.find('[part="button"]')).click();
      for (const text of texts) await visitor.reads(text);
      await until(() => (focused() as HTMLInputElement | null)?.name === 'title');
      assert.equal(value('language'), lang);
      for (const field of ['title', 'club', 'coHosts', 'start']) {
        const input = visitor.all(`[name="${field}"]`)[0];
        assert.equal(input?.ariaInvalid, 'true', field);
        assert.equal(input?.getAttribute('aria-describedby'), `${field}-fault`);
      }
      assert.deepEqual(hosting.opened, []);
    });
  }

  const refusals = [
    ['forbidden', 'This site lets only some people open rooms'],
    ['not_found', 'There is no such club or no such co-host'],
    ['no_api', 'The room did not answer'],
  ] as const;
  for (const [code, text] of refusals) {
    it(`keeps all that was written when it is refused: ${code}`, async () => {
      open();
      const failed: string[] = [];
      visitor.box.addEventListener('hallway-request-failed', ({ detail }) => failed.push(detail.code));
      hosting.does.openRoom = code;
      await type('title', 'Trees');
      await type('description', 'Of the city');
      await visitor.press('Open room');
      await visitor.reads(text);
      await visitor.reads('What you wrote is still here.');
      assert.deepEqual([value('title'), value('description'), failed], ['Trees', 'Of the city', [code]]);
      delete hosting.does.openRoom;
      await visitor.press('Open room');
      await visitor.reads('The room is open');
    });
  }

  it('is sent once while the answer is out, and not where the page says no', async () => {
    open();
    await type('title', 'Trees');
    const no = (event: Event) => event.preventDefault();
    visitor.box.addEventListener('hallway-room-open-request', no);
    await visitor.press('Open room');
    visitor.box.removeEventListener('hallway-room-open-request', no);
    hosting.does.openRoom = 'hang';
    await visitor.press('Open room');
    await visitor.press('Opening');
    await visitor.find('.spin');
    assert.deepEqual(hosting.opened, []);
  });
});

describe('A start', () => {
  const now = Date.parse('2031-05-01T12:00:00Z');
  const draft = { ...EMPTY, title: 'x', language: 'en', when: 'later' } as const;

  it('is not in the past, and is a day and a time', () => {
    const at = (start: string) => faultsOf({ ...draft, start }, now).start?.key;
    assert.equal(at(''), 'form.startMissing');
    assert.equal(at('soon'), 'form.startMissing');
    assert.equal(at(localInput(now - 60_000)), 'form.startPast');
    assert.isUndefined(at(localInput(now + 60_000)));
    assert.isUndefined(faultsOf({ ...draft, when: 'now', start: '' }, now).start);
  });

  it('is sent in UTC', () => {
    const start = localInput(now + 3_600_000);
    assert.equal(toRoom({ ...draft, start }).startsAt, '2031-05-01T13:00:00.000Z');
  });
});
