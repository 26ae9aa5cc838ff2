import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';

/** The analyzer's command line as a function. */
interface Analyzer {
  cli: (options: { argv: readonly string[]; cwd: string; noWrite: boolean }) => Promise<object>;
}

/** What we read of a manifest; the whole of it is described at https://github.com/webcomponents/custom-elements-manifest. */
export interface Manifest {
  readonly modules: { readonly path: string; readonly declarations?: Declaration[] }[];
}

/** A class of the manifest: an element, its base, or an event. */
export interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  readonly description?: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly ClassField[];
  readonly events?: readonly { readonly name: string; readonly type: { readonly text: string } }[];
  readonly slots?: readonly { readonly name: string }[];
  readonly cssParts?: readonly { readonly name: string }[];
  readonly cssProperties?: readonly { readonly name: string }[];
  readonly cssStates?: readonly { readonly name: string }[];
}

/** An element with its tag, and the file in `dist/` that exports its class. */
export interface Tag extends Declaration {
  readonly tagName: string;
  readonly path: string;
}

/** An attribute, with the property that reflects it where that is declared as a field of Lit's. */
export interface Attribute {
  readonly name: string;
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
  readonly description?: string;
}

/** A field or a method. */
export interface ClassField {
  readonly kind: 'field' | 'method';
  readonly name: string;
  readonly readonly?: boolean;
  readonly type?: { readonly text: string };
  readonly description?: string;
}

/** By name, because it has no types that an import could find. */
const ANALYZER = '@custom-elements-manifest/analyzer/cli.js';

/** Where the list of everything public is, for editors, docs and reviews. */
export const manifestFile = join(root, 'custom-elements.json');

/** The manifest that the sources of now give, as text; custom-elements-manifest.config.mjs says how. */
export async function manifestOfSources(): Promise<string> {
  const { cli } = (await import(ANALYZER)) as Analyzer;
  const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest that is committed. */
export function manifestCommitted(): string {
  return readFileSync(manifestFile, 'utf8');
}
