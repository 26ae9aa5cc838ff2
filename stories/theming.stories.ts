import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../themes/night.css';
import '../themes/paper.css';
import '../themes/poster.css';
import { TOKENS } from '../src/theme/tokens.ts';
import { simulateSite } from './simulated/site.ts';
import { join, roomStory } from './story.ts';
import { configure } from '../src/config/page.ts';
import './theming.css';
import { TokenValue } from './token-value.ts';

const meta: Meta = { title: 'Theming' };
export default meta;

if (!customElements.get('story-token')) customElements.define('story-token', TokenValue);

/** Every token with its value of the moment: in the page's theme, with what the page sets. */
export const Tokens: StoryObj = {
  render: () =>
    html`<table class="tokens" lang="en">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">What it is for</th>
          <th scope="col">Default</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        ${TOKENS.map(
          ({ name, use, light, dark }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              <td>${use}</td>
              <td><code>${light}</code>${dark ? html`, in the dark <code>${dark}</code>` : ''}</td>
              <td><story-token data-token=${name}></story-token></td>
            </tr>`,
        )}
      </tbody>
    </table>`,
};

/** A page of a site in one look: what a visitor meets before and while they listen. */
function look(className: string, theme = ''): StoryObj {
  return {
    render: () => {
      const { backend, media } = simulateSite();
      configure({ backend, media });
      return page(className, theme);
    },
    play: async ({ canvasElement }) => {
      // Wide and narrow, card and list.
      await Promise.all([...canvasElement.querySelectorAll('*')].map((one) => whenUpdated(one)));
    },
  };
}

async function whenUpdated(element: Element): Promise<unknown> {
  return (element as { updateComplete?: Promise<unknown> }).updateComplete;
}

function page(className: string, theme: string): TemplateResult {
  return html`<div class="site ${className}">
    <hallway-provider theme=${theme}>
      <hallway-room room="street-trees"></hallway-room>
      <hallway-club-card club="sound-field"></hallway-club-card>
      <hallway-club-card club="sound-field" variant="banner"></hallway-club-card>
      <hallway-schedule club="sound-field" limit="3"></hallway-schedule>
    </hallway-provider>
  </div>`;
}

/** A newspaper: `themes/paper.css`. */
export const Paper: StoryObj = look('hallway-paper');
/** A late show: `themes/night.css`. */
export const Night: StoryObj = look('hallway-night');
/** A printed poster: `themes/poster.css`. */
export const Poster: StoryObj = look('hallway-poster');
/** `theme="site"` on a page that sets no token: colours, accent and type are those of its own texts and links. */
export const FromTheSite: StoryObj = look('blog', 'site');
/** The same page as a visitor listens. */
export const FromTheSiteLive: StoryObj = roomStory({
  speaking: 'steady',
  hands: 2,
  markup: () =>
    html`<div class="site blog"><hallway-room room="street-trees" theme="site"></hallway-room></div>`,
  play: join,
});
/** A poster whose room is joined: the filled button, the ring and the badges keep their contrast. */
export const PosterLive: StoryObj = roomStory({
  speaking: 'steady',
  invited: true,
  markup: () =>
    html`<div class="site hallway-poster"><hallway-room room="street-trees"></hallway-room></div>`,
  play: join,
});
