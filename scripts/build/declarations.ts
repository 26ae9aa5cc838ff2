import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../tools.ts';

/** Writes the type declarations of `src/` to `dist/`, as tsconfig.build.json says. */
export function emitDeclarations(root: string): void {
  execFileSync(process.execPath, [tool('typescript', 'tsc'), '--project', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const file of globSync('dist/**/*.d.ts', { cwd: root })) {
    const path = join(root, file);
    writeFileSync(path, published(readFileSync(path, 'utf8')));
  }
}

/** Imports as they are once published: TypeScript leaves `./room.ts` in declarations, beside which there is a `room.js`. */
export function published(declaration: string): string {
  return declaration.replace(/((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']+)\.ts(["'])/g, '$1.js$2');
}
