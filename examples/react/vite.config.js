import { defineConfig } from 'vite';

// Relative addresses: the page works from any folder of a site.
export default defineConfig({ base: './' });
