import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { root } from '../../../scripts/paths.ts';
import { command } from './tools.ts';

/** Files with addresses in them. */
const TEXTS = ['.css', '.html', '.js', '.json', '.mjs', '.ts', '.tsx', '.vue'];

/** Packages of the tools that have another name. */
const OWNERS: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  attw: '@arethetypeswrong/cli',
};

/** Somebody's project in a folder of its own. */
export class Consumer {
  readonly folder: string;
  /** Address of the folder on the test's site. */
  readonly url: string;

  readonly #tools: string;

  /** @param tools - Folder that the bundlers and frameworks are installed in. */
  constructor(folder: string, url: string, tools: string) {
    this.folder = folder;
    this.url = url;
    this.#tools = tools;
  }

  /** Writes a file of the project, or several. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(this.folder, name), text);
  }

  /** Runs a tool that is installed, such as `vite build`. @throws {Error} With what it said, where it fails. */
  async tool(name: string, ...args: readonly string[]): Promise<string> {
    return command([process.execPath, await this.bin(name), ...args], this.folder);
  }

  /** Runs a script of the project. @throws {Error} With what it said, where it fails. */
  async node(...args: readonly string[]): Promise<string> {
    return command([process.execPath, ...args], this.folder);
  }

  /** Path of a tool's script. */
  async bin(name: string): Promise<string> {
    const owner = OWNERS[name] ?? name;
    const folder = join(this.#tools, 'node_modules', owner);
    const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      bin: string | Record<string, string>;
    };
    const path = typeof bin === 'string' ? bin : bin[name];
    if (!path) throw new Error(`${owner} has no tool ${name}`);
    return join(folder, path);
  }
}

/** Copies an example, with other addresses in the place of those of `example.org`. */
export async function copyExample(
  name: string,
  folder: string,
  addresses: Readonly<Record<string, string>>,
): Promise<void> {
  const skipped = /\/(node_modules|dist|\.next)(\/|$)/;
  await cp(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !skipped.test(path.slice(root.length)),
  });
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !TEXTS.includes(extname(file.name))) continue;
    const path = join(file.parentPath, file.name);
    await writeFile(path, replaced(await readFile(path, 'utf8'), addresses));
  }
}

/** A text with other addresses in it. */
export function replaced(text: string, addresses: Readonly<Record<string, string>>): string {
  return Object.entries(addresses).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}
