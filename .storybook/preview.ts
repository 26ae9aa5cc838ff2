import type { Preview } from '@storybook/web-components-vite';
import '@fontsource-variable/inter';
import { overrideTexts } from '../src/i18n/load.ts';
import { PSEUDO, pseudoTexts } from '../stories/pseudo.ts';
import './preview.css';

// A site registers a language of its own like this, too.
overrideTexts(PSEUDO, pseudoTexts());

/** Width of the box a story is in, by the toolbar's name for it; without a name it is the window's. */
const WIDTHS = ['240', '320', '560', '720', '1000'];

/** The toolbar: how the page around an element may be. Tests set the same by `globals` in a story's address. */
const preview: Preview = {
  globalTypes: {
    theme: toolbar('Theme', 'contrast', ['light', 'dark']),
    lang: toolbar('Language', 'globe', ['en', 'lt', PSEUDO]),
    width: toolbar('Width', 'ruler', ['any', ...WIDTHS]),
    dir: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
  },
  initialGlobals: { theme: 'light', lang: 'en', width: 'any', dir: 'ltr' },
  decorators: [
    (story, { globals, canvasElement }) => {
      const { theme, lang, width, dir } = globals as {
        theme: string;
        lang: string;
        width: string | number;
        dir: string;
      };
      Object.assign(document.documentElement, { lang, dir });
      document.documentElement.style.colorScheme = theme;
      // In an address `width:240` arrives as a number.
      canvasElement.style.inlineSize = WIDTHS.includes(String(width)) ? `${width}px` : '';
      return story();
    },
  ],
  parameters: {
    layout: 'padded',
    controls: { disable: true },
    // What somebody who comes for the first time reads first.
    options: {
      storySort: {
        order: [
          'Docs',
          [
            'Embedding',
            'One tag',
            'Theming',
            'Elements',
            'Going live',
            'One machine',
            'Own LiveKit',
            'Own backend',
          ],
        ],
      },
    },
  },
};

export default preview;

function toolbar(title: string, icon: 'contrast' | 'globe' | 'ruler' | 'transfer', items: string[]) {
  return { toolbar: { title, icon, items, dynamicTitle: true } };
}
