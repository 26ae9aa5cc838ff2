import type { StorybookConfig } from '@storybook/web-components-vite';

/** Every element in each of its states, on simulated rooms. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The pages' own configs (lib, cdn) are not called vite.config.ts, so that this build is Storybook's alone.
  viteFinal: (vite) => ({
    ...vite,
    publicDir: false,
    // The oldest browsers that the elements run in: for older ones `light-dark()` would be taken apart.
    build: { ...vite.build, cssTarget: ['chrome125', 'firefox128', 'safari17.5'] },
  }),
};

export default config;
