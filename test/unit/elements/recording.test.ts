import { assert } from '@open-wc/testing';
import { html, render } from 'lit';
import type { RecordingState } from '../../../src/contract/types.ts';
import '../../../src/elements/replay/replay.define.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { recording, SimulatedRecordings } from '../../../stories/simulated/recordings.ts';
import { until } from '../support/until.ts';
import { Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['replay', 'state']);

let visitor: Visitor;
afterEach(() => visitor.leave());

/** Says what became of the recording, as the event stream would. */
function becomes(recordingState: RecordingState, ahead = 0): void {
  const { world } = visitor.simulation;
  const recordingAt = new Date(Date.now() + ahead).toISOString();
  world.change({ room: { ...world.state.room, recordingState, recordingAt } });
}

const said = () => document.querySelector('[data-hallway="announcements"]')?.textContent ?? '';

describe('A room that is recorded', () => {
  it('says so on its card, which still lets in', async () => {
    visitor = new Visitor();
    await visitor.button('Listen');
    becomes('announced', 5000);
    await visitor.reads('Will be recorded');
    becomes('recording');
    await until(
      () => visitor.all('[part="recording"]').some((mark) => mark.textContent === 'Recording'),
      'mark',
    );
    await visitor.reads('Live');
    await visitor.join();
    await until(() => said() === 'This talk is being recorded.', 'said to who comes');
    assert.lengthOf(visitor.all('.player [part="recording"]'), 1);
  });

  it('announces to those who are there what becomes of it, once each', async () => {
    visitor = new Visitor();
    await visitor.join();
    becomes('announced', 5000);
    await visitor.reads('This talk will be recorded');
    await until(
      () => /^This talk will be recorded\. The recording begins in [45] sec\.$/.test(said()),
      'said',
    );
    becomes('recording');
    await until(() => said() === 'The recording has begun.', 'begun');
    await visitor.reads('Recording');
    becomes('failed');
    await until(() => said() === 'The recording has broken off.', 'broken off');
    becomes('recording');
    becomes('saving');
    await until(() => said() === 'The recording has ended.', 'ended');
    await visitor.reads('Recorded until now');
  });

  it('tells a listener who is invited that what they say is recorded', async () => {
    visitor = new Visitor({ invited: true });
    await visitor.join();
    assert.notInclude(visitor.text(), 'What you say is recorded');
    becomes('recording');
    await visitor.reads('What you say is recorded');
    await visitor.press('Join');
    await until(() => said() === 'You are being recorded.', 'said');
  });

  it('is begun by its host after a question, and ended', async () => {
    visitor = new Visitor({ viewer: 'host' });
    await visitor.join();
    await visitor.press('Record…');
    await visitor.reads('Everyone is told now');
    assert.isEmpty(visitor.simulation.backend.acted);
    await visitor.press('Record');
    await until(() => visitor.simulation.backend.acted.at(-1)?.type === 'recording-start', 'sent');
    await visitor.reads('Begins in');
    becomes('recording');
    await visitor.reads('Being recorded');
    await visitor.press('Stop recording');
    await until(() => visitor.simulation.backend.acted.at(-1)?.type === 'recording-stop', 'sent');
    await visitor.reads('What was recorded is kept.');
  });

  it('says to its host why it cannot be recorded', async () => {
    visitor = new Visitor({ viewer: 'host', fails: { 'recording-start': 'not_supported' } });
    await visitor.join();
    await visitor.press('Record…');
    await visitor.press('Record');
    await visitor.reads('Not possible here');
  });

  it('is not begun by moderators, who may end it', async () => {
    visitor = new Visitor({ viewer: 'moderator' });
    await visitor.join();
    await visitor.find('hallway-host-panel');
    assert.isFalse(visitor.all('button').some((button) => button.textContent?.includes('Record')));
    becomes('recording');
    await visitor.button('Stop recording');
  });

  it('shows after its end what was kept, or that it was deleted', async () => {
    visitor = new Visitor({ state: 'ended' }, html``);
    const recordings = new SimulatedRecordings(recording());
    Object.assign(visitor.simulation.backend, { directory: { recordings } });
    becomes('kept');
    render(html`<hallway-room room="street-trees"></hallway-room>`, visitor.box);
    await visitor.reads('Rasa Milvydė, Mantas Ruškys, Amara Okonkwo-Lindqvist spoke');
    becomes('deleted');
    await visitor.reads('The recording was deleted');
  });
});
