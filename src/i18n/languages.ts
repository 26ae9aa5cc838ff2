/* Generated from translations/*.json by scripts/texts.ts: change that instead. */
import type { Loader } from './load.ts';

/** How the texts of languages are fetched that are one file each. */
export const LANGUAGES: Readonly<Record<string, Loader>> = {};
