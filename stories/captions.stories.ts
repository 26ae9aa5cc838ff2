import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type RoomStory, roomStory } from './story.ts';

const meta: Meta = { title: 'Captions' };
export default meta;

type Said = readonly [speaker: number, text: string, language?: string];

const ENGLISH: readonly Said[] = [
  [0, 'We hung the first one on a lime tree, outside the library.'],
  [2, '…and the sap moves slower before a storm, you can measure it.'],
  [0, 'So a lime tree on a busy street is, in a sense, the most patient microphone we have in the city.'],
];
const LITHUANIAN: readonly Said[] = [
  [2, '…o prieš audrą sula teka lėčiau, tai galima išmatuoti.', 'lt'],
  [0, 'Taigi liepa judrioje gatvėje tam tikra prasme yra kantriausias miesto mikrofonas.', 'lt'],
];
const ARABIC: readonly Said[] = [
  [2, 'تتحرك العصارة ببطء قبل العاصفة، ويمكن قياس ذلك.', 'ar'],
  [0, 'الشجرة هي أصبر ميكروفون في المدينة كلها.', 'ar'],
];

/** Above the controls of the room, switched on. */
export const InTheRoom: StoryObj = captions(ENGLISH);
/** The button that switches them on: it is there once the room has captions. */
export const SwitchedOff: StoryObj = captions(ENGLISH, { settings: { shown: false } });
/** In a narrow column. */
export const Narrow: StoryObj = captions(ENGLISH, { width: '320px' });
/** Large. */
export const Large: StoryObj = captions(ENGLISH, { settings: { size: 'l' } });
/** From right to left. */
export const RightToLeft: StoryObj = captions(ARABIC, { dir: 'rtl', names: 'arabic', language: 'ar' });
/** By itself, beside the room, before the first words. */
export const Empty: StoryObj = captions([], { apart: true });
/** By itself, with two languages to choose from. */
export const Languages: StoryObj = captions([...ENGLISH, ...LITHUANIAN], {
  apart: true,
  after: async ({ find, press }) => {
    await press('.settings');
    await find('[role="menuitemradio"]');
  },
});
/** Scrolled back: a button leads to what is newest. */
export const ScrolledBack: StoryObj = captions(
  Array.from({ length: 20 }, (_, index): Said => [index % 2, ENGLISH[index % 3]?.[1] ?? '']),
  {
    apart: true,
    after: async ({ find }) => {
      (await find('.lines')).scrollTop = 40;
      await find('.newest');
    },
  },
);

interface Captions extends RoomStory {
  readonly settings?: { readonly shown?: boolean; readonly size?: 's' | 'm' | 'l' };
  readonly width?: string;
  readonly dir?: 'rtl';
  readonly apart?: boolean;
  readonly after?: RoomStory['play'];
}

function captions(
  said: readonly Said[],
  { settings, width, dir, apart = false, after, ...options }: Captions = {},
): StoryObj {
  return roomStory({
    speaking: 'steady',
    ...options,
    markup: () => {
      localStorage.setItem('hallway.captions', '{}');
      const box = document.createElement('div');
      box.dir = dir ?? 'ltr';
      if (width) box.style.maxInlineSize = width;
      box.append(
        Object.assign(document.createElement('hallway-room'), { room: 'street-trees', bare: apart }),
      );
      if (apart) {
        const element = Object.assign(document.createElement('hallway-captions'), { room: 'street-trees' });
        box.append(document.createElement('br'), element);
      }
      return html`${box}`;
    },
    play: async (visitor, simulation) => {
      await visitor.join();
      const room = await visitor.find('hallway-room');
      const { model } = (room as unknown as { live: { model: RoomModelOfStory } }).live;
      model.player.captions.change({ shown: true, size: 'm', language: null, ...settings });
      const { stage } = simulation.world.state;
      said.forEach(([speaker, text, language = 'en'], index) =>
        simulation.world.say({
          id: `${index}`,
          person: stage[speaker]?.id ?? '',
          language,
          text,
          final: index < said.length - 1,
        }),
      );
      if (said.length) await visitor.find(settings?.shown === false ? '[aria-pressed]' : '.line');
      await after?.(visitor, simulation);
    },
  });
}

interface RoomModelOfStory {
  readonly player: { readonly captions: { change(part: object): void } };
}
