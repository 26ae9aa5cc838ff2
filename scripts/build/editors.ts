import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import type { Manifest } from './manifest.ts';

/** The same shape by another name. */
type TheirManifest = Parameters<typeof generateVsCodeCustomElementData>[0];

/** What editors read: VS Code's custom data for HTML and CSS, JetBrains' web-types. Names of files in `dist/`. */
export const EDITOR_FILES = {
  vsCodeHtml: 'vscode.html-custom-data.json',
  vsCodeCss: 'vscode.css-custom-data.json',
  webTypes: 'web-types.json',
} as const;

/** Writes them to `dist/`. */
export function writeEditorData(manifest: Manifest, root: string): void {
  const outdir = join(root, 'dist');
  // Each adds to the manifest what it needs.
  const copy = () => structuredClone(manifest) as unknown as TheirManifest;
  generateVsCodeCustomElementData(copy(), {
    outdir,
    hideLogs: true,
    htmlFileName: EDITOR_FILES.vsCodeHtml,
    cssFileName: EDITOR_FILES.vsCodeCss,
  });
  generateJetBrainsWebTypes(copy(), {
    outdir,
    hideLogs: true,
    webTypesFileName: EDITOR_FILES.webTypes,
    // It would write into our package.json.
    packageJson: false,
  });
}
