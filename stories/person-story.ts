import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import { SimulatedPeople } from './simulated/profiles.ts';
import { visitorOf, type Visitor } from './story.ts';

/** A story on made-up people. */
export interface PersonStory {
  readonly markup: () => TemplateResult;
  /** Who there is, and what they do. */
  readonly people?: () => SimulatedPeople;
  /** What the visitor does before the picture. */
  readonly play?: (visitor: Visitor) => Promise<void>;
}

/** One story: the people are made anew each time. */
export function personStory({ markup, people = () => new SimulatedPeople(), play }: PersonStory): StoryObj {
  return {
    render: () => {
      configure({ backend: people().backend });
      return markup();
    },
    play: async ({ canvasElement }) => {
      await play?.(visitorOf(canvasElement));
    },
  };
}
