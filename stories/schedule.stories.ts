import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import { SimulatedSchedule } from './simulated/schedule.ts';
import { visitorOf, type Visitor } from './story.ts';

const meta: Meta = { title: 'Schedule' };
export default meta;

const CLUB = html`<hallway-schedule club="sound-field" time-zone="Europe/Vilnius"></hallway-schedule>`;

/** Live, soon, moved, called off and far; the club's calendar can be subscribed to. */
export const Week: StoryObj = schedule();
/** Of all clubs: there is no one calendar to subscribe to. */
export const OfAll: StoryObj = schedule({ markup: html`<hallway-schedule></hallway-schedule>` });
/** A reminder is set, and an e-mail offered. */
export const Reminded: StoryObj = schedule({
  play: async ({ press, find }) => {
    await press('[data-room="postmortems"] [part="remind"]');
    await find('.offer');
  },
});
/** The address that was typed is none. */
export const EmailInvalid: StoryObj = schedule({
  play: async ({ press, find }) => {
    await press('[data-room="postmortems"] [part="remind"]');
    ((await find('.offer input')) as HTMLInputElement).value = 'ugne@school';
    await press('.offer .primary');
    await find('.offer .bad');
  },
});
/** The reminder was refused, and taken back. */
export const Refused: StoryObj = schedule({
  prepare: (world) => (world.does.remind = 'rate_limited'),
  play: async ({ press, find }) => {
    await press('[data-room="trains"] [part="remind"]');
    await find('.what .bad');
  },
});
/** The calendars of a talk. */
export const Calendars: StoryObj = schedule({
  play: async ({ press, find }) => {
    await press('[data-room="trains"] [part="calendar"]');
    await find('.menu:popover-open');
  },
});
/** More than fit. */
export const More: StoryObj = schedule({
  markup: html`<hallway-schedule club="sound-field" limit="2"></hallway-schedule>`,
});
/** A narrow column. */
export const Narrow: StoryObj = schedule({ markup: html`<div class="narrow">${CLUB}</div>` });
/** Nothing planned. */
export const Empty: StoryObj = schedule({ prepare: (world) => (world.list = []) });
/** Nothing known yet. */
export const Loading: StoryObj = schedule({ prepare: (world) => (world.does.talks = 'hang') });
/** No answer; the next try is counted down. */
export const Offline: StoryObj = schedule({ prepare: (world) => (world.does.talks = 'no_api') });
/** No answer to a second look: what was known stays. */
export const Old: StoryObj = schedule({
  play: async ({ find }, world) => {
    await find('.talk');
    world.does.talks = 'no_api';
    dispatchEvent(new Event('online'));
    await find('[role="status"]');
  },
});

interface ScheduleStory {
  readonly markup?: TemplateResult;
  readonly prepare?: (world: SimulatedSchedule) => unknown;
  readonly play?: (visitor: Visitor, world: SimulatedSchedule) => Promise<void>;
}

function schedule({ markup = CLUB, prepare, play }: ScheduleStory = {}): StoryObj {
  let world: SimulatedSchedule;
  return {
    render: () => {
      world = new SimulatedSchedule();
      prepare?.(world);
      configure({ backend: world.backend });
      return markup;
    },
    play: async ({ canvasElement }) => {
      await play?.(visitorOf(canvasElement), world);
    },
  };
}
