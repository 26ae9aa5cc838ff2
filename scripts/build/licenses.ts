import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Vite plugin that writes the licences of the packages in a bundle beside it, since the scripts carry no comments. */
export function licenses(): Plugin {
  return {
    name: 'hallway:licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? Object.keys(output.modules) : [],
      );
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: licenseText(packagesOf(modules)) });
    },
  };
}

/** The folders of the packages that these modules are from. */
export function packagesOf(modules: readonly string[]): string[] {
  const folders = modules.flatMap(
    (id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.slice(1, 2) ?? [],
  );
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, 'package.json'))).toSorted();
}

function licenseText(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Record<'name' | 'version' | 'license', string>;
    const files = globSync('{LICENSE,LICENCE,NOTICE}*', { cwd: folder }).toSorted();
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
