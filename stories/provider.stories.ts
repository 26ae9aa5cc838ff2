import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { join, roomStory } from './story.ts';
import '../themes/night.css';
import '../themes/paper.css';
import './theming.css';

const meta: Meta = { title: 'Provider' };
export default meta;

/** Language and theme of a part of the page. */
export const LanguageAndTheme: StoryObj = roomStory({
  markup: () => html`
    <hallway-provider lang="lt" theme="dark">
      <hallway-room room="street-trees"></hallway-room>
    </hallway-provider>
  `,
});
/** A paper: a dozen tokens on an ancestor, no overrides. */
export const PaperTheme: StoryObj = roomStory({
  speaking: 'steady',
  raised: 3,
  markup: () => html`<div class="site hallway-paper"><hallway-room room="street-trees"></hallway-room></div>`,
  play: join,
});
/** A night sky: another dozen. */
export const NightTheme: StoryObj = roomStory({
  speaking: 'steady',
  invited: true,
  markup: () => html`<div class="site hallway-night"><hallway-room room="street-trees"></hallway-room></div>`,
  play: join,
});
