/**
 * The one-tag bundle: `<script type="module" src="…/hallway.js" data-api="…"></script>`. This file is the only one with a
 * name that stays, so it holds nothing but what must know its own address; the rest may be cached for ever.
 */
import { start } from './loader.ts';

export { configure } from './config/page.ts';

start(import.meta.url);
