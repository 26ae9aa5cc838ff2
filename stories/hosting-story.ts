import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import { SimulatedHosting } from './simulated/hosting.ts';
import { visitorOf, type Visitor } from './story.ts';

/** A story on made-up invitations and rooms. */
export interface HostingStory {
  readonly markup: () => TemplateResult;
  /** What there is, and what it does. */
  readonly hosting?: () => SimulatedHosting;
  /** What the visitor does before the picture. */
  readonly play?: (visitor: Visitor) => Promise<void>;
}

/** One story: all is made anew each time. */
export function hostingStory({
  markup,
  hosting = () => new SimulatedHosting(),
  play,
}: HostingStory): StoryObj {
  return {
    render: () => {
      const made = hosting();
      configure({ backend: made.backend, media: made.simulation.media });
      return markup();
    },
    play: async ({ canvasElement }) => {
      await play?.(visitorOf(canvasElement));
    },
  };
}

/** Types into a field. */
export async function type({ find }: Visitor, name: string, text: string): Promise<void> {
  const input = (await find(`[name="${name}"]`)) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
