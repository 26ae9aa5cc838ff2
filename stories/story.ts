import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import type { SimulatedOptions } from './simulated/options.ts';
import { type Simulation, simulate } from './simulated/simulate.ts';

/** A story on a simulated room. */
export interface RoomStory extends Partial<SimulatedOptions> {
  /** Shown instead of one `<hallway-room>`. */
  readonly markup?: () => TemplateResult;
  /** What is so before anybody looks. */
  readonly before?: (simulation: Simulation) => void;
  /** What the visitor does before the picture: presses Listen, and more. */
  readonly play?: (visitor: Visitor, simulation: Simulation) => Promise<void>;
}

/** Somebody who uses what a story shows. */
export interface Visitor {
  /** The first element that matches, also inside shadow roots, as soon as there is one. */
  readonly find: (selector: string) => Promise<HTMLElement>;
  readonly press: (selector: string) => Promise<void>;
  /** Presses Listen and waits for the player. */
  readonly join: () => Promise<void>;
}

/** One story: the room is made anew each time, and nothing of an earlier one is left. */
export function roomStory({ markup, before, play, ...options }: RoomStory = {}): StoryObj {
  let simulation: Simulation;
  return {
    render: (_args, { globals }) => {
      const lithuanian = globals['lang'] === 'lt';
      simulation = simulate({ ...(lithuanian && LITHUANIAN), ...options });
      const { backend, media } = simulation;
      before?.(simulation);
      configure({ backend, media });
      return markup?.() ?? html`<hallway-room room="street-trees"></hallway-room>`;
    },
    play: async ({ canvasElement }) => {
      await play?.(visitorOf(canvasElement), simulation);
    },
  };
}

/** Presses Listen, and nothing more. */
export const join: NonNullable<RoomStory['play']> = (visitor) => visitor.join();

/** The room's tag goes, the viewer stays, and is invited. */
export const inviteWithoutRoom: NonNullable<RoomStory['play']> = async ({ find }, { world }) => {
  (await find('hallway-room')).remove();
  const { viewer, stage } = world.state;
  const invited = { byName: stage[0]?.name ?? '', at: new Date().toISOString() };
  world.change({ viewer: { ...viewer, invited } });
  await find('.notice');
};

const LITHUANIAN: Partial<SimulatedOptions> = {
  names: 'lithuanian',
  language: 'lt',
  title: 'Nebeprisikiškiakopūsteliaujančių bendruomenių tarpinstitucinis bendradarbiavimas',
  club: 'Elektroninės švietimo savivaldos klubas',
  topic: 'Miesto gamta',
};

/** Somebody who uses what is below `root`. */
export function visitorOf(root: ParentNode): Visitor {
  const find = async (selector: string): Promise<HTMLElement> => {
    const deadline = performance.now() + 30_000;
    while (performance.now() < deadline) {
      const found = search(root, selector);
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
    throw new Error(`There is no ${selector} after 30 s.`);
  };
  const press = async (selector: string): Promise<void> => (await find(selector)).click();
  return {
    find,
    press,
    join: async () => {
      await press('[part="listen"]');
      await find('[part="player"]');
    },
  };
}

function search(root: ParentNode, selector: string): HTMLElement | null {
  const found = root.querySelector<HTMLElement>(selector);
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inside = shadowRoot && search(shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}
