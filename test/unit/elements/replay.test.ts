import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { configure } from '../../../src/config/page.ts';
import type { Recording } from '../../../src/contract/types.ts';
import '../../../src/define.ts';
import { chaptersOf } from '../../../src/elements/replay/chapters.ts';
import { clockTime } from '../../../src/i18n/clock-time.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { recording, SimulatedRecordings, tone } from '../../../stories/simulated/recordings.ts';
import { until } from '../support/until.ts';
import { Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['replay', 'error']);

const SECONDS = 60;
let visitor: Visitor;
let world: SimulatedRecordings;
afterEach(() => visitor.leave());

/** A minute of which two people spoke, and a question was answered. */
function minute(parts: Partial<Recording> = {}): Recording {
  const at = (seconds: number) => seconds * 1000;
  return recording({
    audio: tone(SECONDS),
    milliseconds: at(SECONDS),
    speakers: [
      { id: 'p_rasa', name: 'Rasa', milliseconds: at(30) },
      { id: 'p_kenji', name: 'Kenji', milliseconds: at(20) },
    ],
    turns: [
      { speaker: 0, from: 0, to: at(20) },
      { speaker: 1, from: at(22), to: at(40) },
      { speaker: 0, from: at(41), to: at(50) },
    ],
    questions: [{ id: 'q', question: 'Why <b>lime</b> trees?', from: at(41), to: at(50) }],
    ...parts,
  });
}

function open(made: Recording = minute(), prepare?: (world: SimulatedRecordings) => void, lang = 'en'): void {
  world = new SimulatedRecordings(made);
  prepare?.(world);
  visitor = new Visitor({}, html``);
  configure({ backend: world.backend });
  render(html`<div lang=${lang}><hallway-replay room="street-trees"></hallway-replay></div>`, visitor.box);
}

const slider = async () => (await visitor.find('[part="timeline"]')) as HTMLInputElement;
const position = async () => Number((await slider()).value);
const chapters = () => visitor.all('[part="chapter"]').map((one) => visitor.text(one));
/** When and who or what, without the face. */
const placeOf = (button: HTMLElement) =>
  [...button.querySelectorAll('.when, .what')].map((one) => one.textContent).join(' ');
const chapter = async (place: string) => {
  const found = () => visitor.all('[part="chapter"]').find((button) => placeOf(button) === place);
  await until(found, place);
  return found() as HTMLElement;
};

/** Presses Play as a person does: nothing else lets a page play. */
async function press(): Promise<void> {
  (await visitor.find('[part="play"]')).focus();
  await sendKeys({ press: 'Enter' });
}

/** Presses Play and waits until it is heard. */
async function play(): Promise<void> {
  await press();
  await visitor.button('Pause');
  await until(() => visitor.all('hallway-replay').some((one) => one.matches(':state(playing)')), 'playing');
}

describe('A recording', () => {
  it('is a card first: title, who spoke, how long; no sound is fetched', async () => {
    const asked = performance.getEntriesByType('resource').length;
    open();
    await visitor.reads('Rasa, Kenji spoke');
    await visitor.reads('1 min');
    await visitor.reads('Recording dawn');
    assert.isFalse(visitor.has('[part="timeline"], audio'));
    assert.equal(performance.getEntriesByType('resource').length, asked);
    assert.isNull(navigator.mediaSession.metadata);
  });

  it('plays and pauses, and shows where it is', async () => {
    open();
    await play();
    assert.equal(navigator.mediaSession.metadata?.title, 'Recording dawn: a beginner’s kit for birdsong');
    await until(async () => (await position()) >= 1, 'a second later');
    assert.match((await slider()).getAttribute('aria-valuetext') ?? '', /^0:0\d of 1:00$/);
    await visitor.press('Pause');
    await visitor.button('Play');
  });

  it('goes where its native range is moved, and 15 seconds back and on', async () => {
    open();
    await play();
    const range = await slider();
    range.value = '30';
    range.dispatchEvent(new Event('input'));
    await until(async () => (await position()) >= 30, 'the middle');
    await visitor.press('On 15 s');
    await until(async () => (await position()) >= 45, 'later');
    for (let press = 0; press < 4; press += 1) await visitor.press('Back 15 s');
    await until(async () => (await position()) < 5, 'the beginning, and not before');
  });

  it('is heard faster, at up to twice its speed', async () => {
    open();
    await play();
    const rate = (await visitor.find('[part="rate"]')) as HTMLSelectElement;
    assert.deepEqual(
      [...rate.options].map(({ value }) => value),
      ['1', '1.25', '1.5', '1.75', '2'],
    );
    rate.value = '2';
    rate.dispatchEvent(new Event('change'));
    const [from, began] = [await position(), performance.now()];
    await until(async () => (await position()) >= from + 4, 'four seconds of sound');
    assert.isBelow(performance.now() - began, 3_500);
  });

  it('jumps by speaker and by question', async () => {
    open();
    await play();
    await until(() => chapters().length === 4, 'all chapters');
    assert.deepEqual(visitor.all('[part="chapter"]').map(placeOf), [
      '0:00 Rasa',
      '0:22 Kenji',
      '0:41 Rasa',
      '0:41 Why <b>lime</b> trees?',
    ]);
    await visitor.press('Kenji');
    await until(() => chapters().length === 1, 'Kenji’s only');
    (await chapter('0:22 Kenji')).click();
    await until(async () => (await position()) >= 22, 'Kenji’s turn');
    await until(() => visitor.has('[aria-current="true"]'), 'it is the current one');
    await visitor.press('Questions');
    (await chapter('0:41 Why <b>lime</b> trees?')).click();
    await until(async () => (await position()) >= 41, 'the answer');
    assert.isFalse(visitor.has('b b'));
  });

  it('shows what was said, in the language of the page where there is it', async () => {
    open(minute(), undefined, 'lt');
    await press();
    (await visitor.find('[part="captions"]')).click();
    await visitor.reads('Birds begin before the light does.');
    assert.include(world.called, 'captions lt');
    (await visitor.find('[part="captions"]')).click();
    await until(() => !visitor.has('.words'), 'put away');
  });

  it('asks for another address once when its own is over, and goes on where it was', async () => {
    const good = minute();
    open({ ...good, audio: 'data:audio/mpeg,over' });
    await visitor.find('[part="play"]');
    world.current = good;
    await play();
    assert.equal(world.called.filter((call) => call === 'recording').length, 2);
  });

  it('says that the sound does not come', async () => {
    open(minute({ audio: 'data:audio/mpeg,none' }));
    await press();
    await visitor.reads('The sound does not come');
    await visitor.button('Play');
  });

  it('lets those delete it who may, after asking again', async () => {
    open(minute({ mayDelete: true }));
    await visitor.press('Delete…');
    await visitor.reads('Delete the recording?');
    assert.notInclude(world.called, 'deleteRecording');
    await visitor.press('Delete');
    await visitor.reads('The recording was deleted');
    assert.isFalse(visitor.has('[part="play"]'));
  });

  it('says what a refused deletion was refused with, and stays', async () => {
    open(minute({ mayDelete: true }), (made) => (made.does.deleteRecording = 'forbidden'));
    await visitor.press('Delete…');
    await visitor.press('Delete');
    await until(() => visitor.has('.foot .bad'), 'the refusal');
    await visitor.button('Play');
  });

  it('cannot be deleted by others, nor where a site cancels it', async () => {
    open();
    await visitor.button('Play');
    assert.isFalse(visitor.has('[part="delete"]'));
    visitor.leave();
    open(minute({ mayDelete: true }));
    visitor.box.addEventListener('hallway-recording-delete-request', (event) => event.preventDefault());
    await visitor.press('Delete…');
    await visitor.press('Delete');
    await until(() => !visitor.has('dialog[open]'), 'answered');
    assert.notInclude(world.called, 'deleteRecording');
  });

  const states = [
    ['not recorded', { recordingState: 'off' }, 'Not recorded', 'Pokalbis neįrašytas'],
    ['deleted', { recordingState: 'deleted' }, 'The recording was deleted', 'Įrašas ištrintas'],
    ['being put together', { recordingState: 'saving' }, 'being put together', 'Įrašas ruošiamas'],
    ['of a talk that is on', { state: 'live', recordingState: 'recording' }, 'still on', 'dar vyksta'],
  ] as const;
  for (const [name, room, english, lithuanian] of states) {
    it(`says that it is ${name}, in both languages`, async () => {
      for (const [lang, text] of [
        ['en', english],
        ['lt', lithuanian],
      ] as const) {
        open(recording({ audio: null }, room), undefined, lang);
        await visitor.reads(text);
        if (lang === 'en') visitor.leave();
      }
    });
  }

  it('appears by itself once it is put together', async () => {
    open(recording({ audio: null }, { recordingState: 'saving' }));
    await visitor.reads('being put together');
    world.current = minute();
    await visitor.button('Play');
  });

  it('says why it cannot be had, and tries again', async () => {
    open(minute(), (made) => (made.does.recording = 'no_api'));
    await visitor.reads('The room did not answer');
    delete world.does.recording;
    await visitor.press('Try again');
    await visitor.button('Play');
  });

  it('ends with its element, and remembers nothing', async () => {
    const kept = () => JSON.stringify([localStorage, sessionStorage]);
    const before = kept();
    open();
    await play();
    visitor.leave();
    await until(() => navigator.mediaSession.metadata === null, 'out of the system’s controls');
    assert.equal(kept(), before);
  });
});

describe('Chapters', () => {
  it('leave out interjections, and join what one goes on to say', () => {
    const made = recording();
    const from = (filter: Parameters<typeof chaptersOf>[1]) =>
      chaptersOf(made, filter).map(({ from: at, speaker }) => `${clockTime(at)} ${speaker ?? 'q'}`);
    assert.deepEqual(from('all'), ['0:00 0', '4:39 1', '14:54 2', '18:24 q', '28:12 0', '31:00 q']);
    assert.deepEqual(from('questions'), ['18:24 q', '31:00 q']);
    assert.deepEqual(from(1), ['4:39 1']);
  });
});
