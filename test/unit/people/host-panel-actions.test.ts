import { assert } from '@open-wc/testing';
import '../../../src/elements/host-panel/host-panel.define.ts';
import { resolveConfig } from '../../../src/config/config.ts';
import type { RoomAction } from '../../../src/contract/types.ts';
import { questionsOf } from '../../../src/models/directory/questions.ts';
import { hub } from '../../../src/models/hub.ts';
import { until } from '../support/ears.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { Harness, said } from './stage.ts';

type Panel = Harness<'hallway-host-panel'>;
let panel: Panel;

async function open(options: Partial<SimulatedOptions> & { width?: number; joined?: boolean } = {}) {
  panel = await Harness.open('hallway-host-panel', { viewer: 'host', ...options });
}

function radio(label: string): HTMLInputElement {
  const found = panel.all('.policy label').find((one) => said(one) === label);
  return found?.querySelector('input') as HTMLInputElement;
}

describe('hallway-host-panel', function () {
  this.timeout(40_000);
  afterEach(() => panel.close());

  describe('sends what a button says', () => {
    const cases: {
      name: string;
      options?: Partial<SimulatedOptions>;
      act: () => unknown;
      sends: RoomAction;
    }[] = [
      {
        name: 'Accept invites to the stage',
        act: () => panel.button('Accept Tomas Grinvalas').click(),
        sends: { type: 'stage-invite', person: 'p_7' },
      },
      {
        name: 'the cross lowers a hand',
        act: () => panel.button('Lower the hand of Ugnė Balsytė').click(),
        sends: { type: 'hand-decline', person: 'p_10' },
      },
      {
        name: 'Undo takes an invitation back',
        options: { invitations: 1 },
        act: () => panel.button('Undo the invitation of Aiko Castellanos').click(),
        sends: { type: 'stage-uninvite', person: 'p_13' },
      },
      {
        name: 'Lower all',
        act: () => panel.button('Lower all').click(),
        sends: { type: 'hands-lower-all' },
      },
      {
        name: 'a policy',
        act: () => radio('Followed').click(),
        sends: { type: 'hand-policy', policy: 'followed' },
      },
      { name: 'Mute all', act: () => panel.button('Mute all').click(), sends: { type: 'mute-all' } },
      {
        name: 'muting a speaker',
        act: () => panel.choose('Ieva Šermukšnytė', 'Mute microphone'),
        sends: { type: 'person-mute', person: 'p_2' },
      },
      {
        name: 'making a moderator',
        act: () => panel.choose('Ieva Šermukšnytė', 'Make moderator'),
        sends: { type: 'person-role', person: 'p_2', role: 'moderator' },
      },
      {
        name: 'taking that back',
        act: () => panel.choose('Kenji Moriwaka', 'Make speaker only'),
        sends: { type: 'person-role', person: 'p_1', role: 'speaker' },
      },
      {
        name: 'moving to the audience',
        act: () => panel.choose('Ieva Šermukšnytė', 'Move to audience'),
        sends: { type: 'person-to-audience', person: 'p_2' },
      },
      {
        name: 'starting a scheduled room',
        options: { state: 'scheduled' },
        act: () => panel.button('Start the room').click(),
        sends: { type: 'room-start' },
      },
    ];
    for (const { name, options, act, sends } of cases) {
      it(name, async () => {
        await open({ hands: 3, ...options, joined: options?.state !== 'scheduled' });
        await act();
        await until('it was sent', () => panel.acted.length > 0);
        assert.deepEqual(panel.acted, [sends]);
        assert.deepEqual(
          panel.requests.map(({ detail }) => detail),
          [{ action: sends }],
        );
      });
    }
  });

  describe('asks again', () => {
    const cases: { name: string; act: () => unknown; title: string; go: string; sends: RoomAction }[] = [
      {
        name: 'before somebody is removed',
        act: () => panel.choose('Ieva Šermukšnytė', 'Remove from room…'),
        title: 'Remove Ieva Šermukšnytė?',
        go: 'Remove',
        sends: { type: 'person-remove', person: 'p_2' },
      },
      {
        name: 'before somebody is banned',
        act: () => panel.choose('Ieva Šermukšnytė', 'Ban from club…'),
        title: 'Ban Ieva Šermukšnytė?',
        go: 'Ban',
        sends: { type: 'person-ban', person: 'p_2', scope: 'club' },
      },
      {
        name: 'before somebody is banned from the room alone',
        act: () => panel.choose('Ieva Šermukšnytė', 'Ban from room…'),
        title: 'Ban Ieva Šermukšnytė?',
        go: 'Ban',
        sends: { type: 'person-ban', person: 'p_2', scope: 'room' },
      },
      {
        name: 'before the host changes',
        act: () => panel.choose('Ieva Šermukšnytė', 'Make host…'),
        title: 'Make Ieva Šermukšnytė the host?',
        go: 'Make host',
        sends: { type: 'person-role', person: 'p_2', role: 'host' },
      },
      {
        name: 'before the room ends',
        act: () => panel.button('End room').click(),
        title: 'End the room for everyone?',
        go: 'End it',
        sends: { type: 'room-end' },
      },
    ];
    for (const { name, act, title, go, sends } of cases) {
      it(name, async () => {
        await open();
        await act();
        const dialog = (await panel.shows('dialog[open]')) as HTMLDialogElement;
        assert.isTrue(dialog.matches(':modal'));
        assert.equal(said(panel.one('#confirm-title')), title);
        assert.equal(
          said(panel.root.activeElement as Element),
          'Cancel',
          'the harmless answer has the focus',
        );
        assert.deepEqual(panel.acted, []);
        panel.button('Cancel', dialog).click();
        await panel.hides('dialog');
        assert.deepEqual(panel.requests, []);

        await act();
        panel.button(go, await panel.shows('dialog[open]')).click();
        await until('it was sent', () => panel.acted.length > 0);
        assert.deepEqual(panel.acted, [sends]);
      });
    }
  });

  describe('offers the questions before the room ends', () => {
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    beforeEach(() => {
      saved.length = 0;
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this.download);
      };
    });
    afterEach(() => {
      HTMLAnchorElement.prototype.click = click;
    });

    async function ask(): Promise<HTMLElement> {
      panel.button('End room').click();
      return panel.shows('dialog[open]');
    }

    it('saves them as a file, and says so', async () => {
      await open();
      const dialog = await ask();
      panel.button('Save questions as CSV', dialog).click();
      await until('it says so', () => said(dialog).includes('Questions saved'));
      assert.deepEqual(saved, [`questions-${panel.element.room}.csv`]);
      assert.isTrue((dialog as HTMLDialogElement).open, 'the room has not ended with it');
      assert.deepEqual(panel.acted, []);
    });

    it('says why it could not, and tries again', async () => {
      await open();
      const { questions } = panel.simulation.backend;
      questions.does.exportQuestions = 'no_api';
      const dialog = await ask();
      panel.button('Save questions as CSV', dialog).click();
      await until('the reason', () => dialog.querySelector('.bad'));
      assert.deepEqual(saved, []);
      delete questions.does.exportQuestions;
      panel.button('Save questions as CSV', dialog).click();
      await until('it was saved', () => saved.length === 1);
      await until('the reason is gone', () => !dialog.querySelector('.bad'));
    });

    it('saves nothing where the page says no', async () => {
      await open();
      panel.element.addEventListener('hallway-question-change-request', (event) => event.preventDefault());
      const dialog = await ask();
      panel.button('Save questions as CSV', dialog).click();
      await panel.settle();
      assert.deepEqual(saved, []);
    });

    it('says nothing of them where there are none', async () => {
      await open();
      const { questions } = panel.simulation.backend;
      questions.all = [];
      const model = questionsOf(hub().connection(resolveConfig(panel.element)))!.of(panel.element.room);
      const stop = model.watch();
      model.list('top');
      await until('they are counted', () => model.$facts.get().counts);
      const dialog = await ask();
      assert.notInclude(said(dialog), 'Questions');
      stop();
    });
  });
});
