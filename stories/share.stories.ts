import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { configure } from '../src/config/page.ts';
import { roomStory, type Visitor } from './story.ts';

const meta: Meta = { title: 'Share' };
export default meta;

/** The button. */
export const Button: StoryObj = share({});
/** Link, QR code, code to embed. */
export const Sheet: StoryObj = share({ play: press('[part=button]') });
/** For sites that allow only a frame. */
export const Frame: StoryObj = share({ play: press('[part=button]', '.seg > :last-child') });
/** A page of the site's own: nothing to embed. */
export const Page: StoryObj = share({ page: true, play: press('[part=button]') });

type Play = (visitor: Visitor) => Promise<void>;

function press(...selectors: readonly string[]): Play {
  return async (visitor) => {
    for (const selector of selectors) await visitor.press(selector);
    await visitor.find('dialog[open]');
  };
}

function share({ page = false, play }: { page?: boolean; play?: Play }): StoryObj {
  return roomStory({
    markup: () => {
      // Only a Hallway API has pages of its own.
      configure({ backend: undefined, api: 'https://api.example.org' });
      return page
        ? html`<hallway-share url="https://example.org/talks" text="Talks"></hallway-share>`
        : html`<hallway-share room="street-trees" text="What a street tree hears"></hallway-share>`;
    },
    ...(play && { play }),
  });
}
